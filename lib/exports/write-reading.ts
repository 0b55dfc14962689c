import { marks, type BulkDatabase, type SqlRow } from '@/lib/db/bulk'
import { columnList, numberIn, readRow, textIn } from '@/lib/db/bulk-read'
import type { BulkRow } from '@/lib/db/bulk-tables'
import { findingLine } from '@/lib/bundle/rows/finding'
import { reviewLine } from '@/lib/bundle/rows/review'
import { tagLine } from '@/lib/bundle/rows/tag'
import type { StoredRun } from '@/lib/exports/write-results'
import { groupBy } from '@/lib/metrics/group'

/** A condition on the run under the alias `r`, with its values. */
export type RunCondition = { sql: string; values: string[] }
/** A text column as it is sorted: by bytes on either database. */
export type ByBytes = (column: string) => string

/** Findings and reviews whose anchors and verdicts are read at a time. */
const HELD = 200

/** Tags, parents before children, else by position. @param used tags of findings on such runs alone, with their parents; null: all. */
export async function* tagLines(db: BulkDatabase, used: RunCondition | null, text: ByBytes): AsyncGenerator<string> {
  const rows = (await db.all(`SELECT ${columnList('Tag', 't')} FROM "Tag" t WHERE t."stagedBy" IS NULL ORDER BY t."position", ${text('t."id"')}`)).map((row) => readRow('Tag', row))
  const byId = new Map(rows.map((row) => [row.id, row]))
  const wanted = used === null ? null : new Set((await db.all(
    `SELECT DISTINCT f."tagId" FROM "Finding" f JOIN "Transcript" t ON t."key" = f."transcriptKey" JOIN "Run" r ON r."key" = t."runKey" WHERE f."stagedBy" IS NULL AND r."stagedBy" IS NULL ${used.sql}`, used.values,
  )).map((row) => textIn(row, 'tagId')))
  const written = new Set<string>()
  const lines: string[] = []
  const write = (row: BulkRow<'Tag'>): void => {
    if (written.has(row.id)) return
    written.add(row.id)
    const parent = row.parentId === null ? undefined : byId.get(row.parentId)
    if (parent !== undefined) write(parent)
    lines.push(`${tagLine(row)}\n`)
  }
  for (const row of rows) if (wanted === null || wanted.has(row.id)) write(row)
  yield* lines
}

/** Findings by id, withdrawn ones too. */
export async function* findingLines(db: BulkDatabase, ofSuite: RunCondition, text: ByBytes): AsyncGenerator<string> {
  const rows = db.each(
    `SELECT ${columnList('Finding', 'f')}, r."id" AS "runId", c."id" AS "caseId" FROM "Finding" f JOIN "Transcript" t ON t."key" = f."transcriptKey" JOIN "Run" r ON r."key" = t."runKey" JOIN "Case" c ON c."key" = t."caseKey"
     WHERE f."stagedBy" IS NULL AND r."stagedBy" IS NULL ${ofSuite.sql} ORDER BY ${text('f."id"')}`,
    ofSuite.values,
  )
  for await (const held of inPortions(rows)) {
    const ids = held.map((row) => textIn(row, 'id'))
    const anchors = groupBy((await db.all(`SELECT ${columnList('Anchor', 'a')} FROM "Anchor" a WHERE a."findingId" IN (${marks(ids.length)}) ORDER BY a."findingId", a."position"`, ids)).map((row) => readRow('Anchor', row)), (anchor) => anchor.findingId)
    for (const row of held) yield `${findingLine({ run: textIn(row, 'runId'), case: textIn(row, 'caseId') }, readRow('Finding', row), anchors.get(textIn(row, 'id')) ?? [])}\n`
  }
}

/** The reviews of a run's transcripts, in the order of its suite's cases, then by reviewer. */
export async function* reviewLines(db: BulkDatabase, run: StoredRun, text: ByBytes): AsyncGenerator<string> {
  const rows = db.each(
    `SELECT ${columnList('Review', 'v')}, c."id" AS "caseId" FROM "Review" v JOIN "Transcript" t ON t."key" = v."transcriptKey" JOIN "Case" c ON c."key" = t."caseKey"
     WHERE t."runKey" = ? AND v."stagedBy" IS NULL ORDER BY c."position", c."key", ${text('v."reviewer"')}`,
    [run.key],
  )
  for await (const held of inPortions(rows)) {
    const keys = [...new Set(held.map((row) => numberIn(row, 'transcriptKey')))]
    const verdicts = groupBy((await db.all(`SELECT ${columnList('Verdict', 'd')} FROM "Verdict" d WHERE d."transcriptKey" IN (${marks(keys.length)})`, keys)).map((row) => readRow('Verdict', row)), (verdict) => `${verdict.transcriptKey} ${verdict.reviewer}`)
    for (const row of held) {
      const review = readRow('Review', row)
      yield `${reviewLine({ run: run.id, case: textIn(row, 'caseId') }, review, verdicts.get(`${review.transcriptKey} ${review.reviewer}`) ?? [])}\n`
    }
  }
}

async function* inPortions(rows: AsyncIterable<SqlRow>): AsyncGenerator<SqlRow[]> {
  let held: SqlRow[] = []
  for await (const row of rows) {
    held.push(row)
    if (held.length < HELD) continue
    yield held
    held = []
  }
  if (held.length > 0) yield held
}
