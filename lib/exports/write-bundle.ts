import { marks, type BulkDatabase, type SqlRow } from '@/lib/db/bulk'
import { columnList, numberIn, readRow, textIn } from '@/lib/db/bulk-read'
import type { BulkRow } from '@/lib/db/bulk-tables'
import { caseLine } from '@/lib/bundle/rows/case'
import { findingLine } from '@/lib/bundle/rows/finding'
import { judgementLine } from '@/lib/bundle/rows/judgement'
import { modelLine } from '@/lib/bundle/rows/model'
import { reviewLine } from '@/lib/bundle/rows/review'
import { runLine } from '@/lib/bundle/rows/run'
import { suiteLine } from '@/lib/bundle/rows/suite'
import { tagLine } from '@/lib/bundle/rows/tag'
import { transcriptLine } from '@/lib/bundle/rows/transcript'

/** Transcripts whose messages are held at a time. */
const CHUNK = 50

/** What an export leaves out: everything that is not of this suite, and the tags that none of its findings carry. */
export type BundleScope = { suite?: string }

/**
 * The stored records as lines of `sab/1`, each ending in a newline: suites, cases, models, runs, transcripts, judgements,
 * tags, findings, reviews, each in an order that follows from their content and not from when they were stored. The same
 * records give the same bytes from either database. What is staged is left out.
 */
export async function* bundleLines(db: BulkDatabase, scope: BundleScope = {}): AsyncGenerator<string> {
  const text = (column: string): string => (db.kind === 'postgresql' ? `${column} COLLATE "C"` : column)
  const suites = await db.all(
    `SELECT ${columnList('Suite', 's')} FROM "Suite" s WHERE s."stagedBy" IS NULL ${scope.suite === undefined ? '' : 'AND s."id" = ?'} ORDER BY s."position", ${text('s."id"')}`,
    scope.suite === undefined ? [] : [scope.suite],
  )
  for (const row of suites) {
    const clusters = await db.all(`SELECT ${columnList('Cluster', 'c')} FROM "Cluster" c WHERE c."suiteId" = ? ORDER BY c."position"`, [textIn(row, 'id')])
    yield `${suiteLine(readRow('Suite', row), clusters.map((cluster) => readRow('Cluster', cluster)))}\n`
  }
  for (const suite of suites) {
    for await (const row of db.each(`SELECT ${columnList('Case', 'c')} FROM "Case" c WHERE c."suiteId" = ? AND c."stagedBy" IS NULL ORDER BY c."position", ${text('c."id"')}`, [textIn(suite, 'id')])) {
      yield `${caseLine(readRow('Case', row))}\n`
    }
  }

  const ofSuite = scope.suite === undefined ? { sql: '', values: [] } : { sql: 'AND r."suiteId" = ?', values: [scope.suite] }
  const models = await db.all(
    `SELECT ${columnList('Model', 'm')} FROM "Model" m WHERE m."stagedBy" IS NULL ${scope.suite === undefined ? '' : `AND m."id" IN (SELECT r."modelId" FROM "Run" r WHERE r."stagedBy" IS NULL ${ofSuite.sql})`}
     ORDER BY m."position", ${text('m."id"')}`,
    ofSuite.values,
  )
  for (const row of models) yield `${modelLine(readRow('Model', row))}\n`

  const runs = await db.all(`SELECT ${columnList('Run', 'r')} FROM "Run" r WHERE r."stagedBy" IS NULL ${ofSuite.sql} ORDER BY ${text('r."id"')}`, ofSuite.values)
  for (const row of runs) yield `${runLine(readRow('Run', row))}\n`
  for (const run of runs) yield* transcriptsOf(db, numberIn(run, 'key'), textIn(run, 'id'))
  yield* judgementsOf(db, runs, text)
  yield* tags(db, scope, ofSuite, text)
  yield* findings(db, ofSuite, text)
  for (const run of runs) yield* reviewsOf(db, numberIn(run, 'key'), textIn(run, 'id'), text)
}

async function* transcriptsOf(db: BulkDatabase, runKey: number, run: string): AsyncGenerator<string> {
  const rows = await db.all(
    `SELECT ${columnList('Transcript', 't')}, c."id" AS "caseId" FROM "Transcript" t JOIN "Case" c ON c."key" = t."caseKey" WHERE t."runKey" = ? ORDER BY c."position", c."key"`,
    [runKey],
  )
  for (let start = 0; start < rows.length; start += CHUNK) {
    const chunk = rows.slice(start, start + CHUNK)
    const keys = chunk.map((row) => numberIn(row, 'key'))
    const within = `WHERE x."transcriptKey" IN (${marks(keys.length)})`
    const texts = new Map((await db.all(`SELECT ${columnList('TranscriptText', 'x')} FROM "TranscriptText" x ${within}`, keys)).map((row) => [numberIn(row, 'transcriptKey'), readRow('TranscriptText', row)]))
    const messages = grouped('Message', await db.all(`SELECT ${columnList('Message', 'x')} FROM "Message" x ${within} ORDER BY x."transcriptKey", x."number"`, keys))
    const calls = grouped('ToolCall', await db.all(`SELECT ${columnList('ToolCall', 'x')} FROM "ToolCall" x ${within} ORDER BY x."transcriptKey", x."messageNumber", x."position"`, keys))
    for (const row of chunk) {
      const transcript = readRow('Transcript', row)
      yield `${transcriptLine({
        run, case: textIn(row, 'caseId'), ended: transcript.ended, startedAt: transcript.startedAt, durationMs: transcript.durationMs,
        text: texts.get(transcript.key) ?? { error: null, usage: null, extra: null }, messages: messages.get(transcript.key) ?? [], calls: calls.get(transcript.key) ?? [],
      })}\n`
    }
  }
}

function grouped<T extends 'Message' | 'ToolCall'>(table: T, rows: readonly SqlRow[]): Map<number, BulkRow<T>[]> {
  const groups = new Map<number, BulkRow<T>[]>()
  for (const row of rows) {
    const key = numberIn(row, 'transcriptKey')
    const group = groups.get(key)
    const read = readRow(table, row)
    if (group === undefined) groups.set(key, [read])
    else group.push(read)
  }
  return groups
}

async function* judgementsOf(db: BulkDatabase, runs: readonly SqlRow[], text: (column: string) => string): AsyncGenerator<string> {
  const passes = await db.all(`SELECT p."key", p."id" FROM "Pass" p WHERE p."stagedBy" IS NULL ORDER BY ${text('p."id"')}`)
  for (const pass of passes) {
    for (const run of runs) {
      const rows = db.each(
        `SELECT ${columnList('Judgement', 'j')}, ${columnList('JudgementText', 'x')}, c."id" AS "caseId" FROM "Transcript" t JOIN "Judgement" j ON j."transcriptKey" = t."key" AND j."passKey" = ?
         JOIN "JudgementText" x ON x."judgementKey" = j."key" JOIN "Case" c ON c."key" = t."caseKey" WHERE t."runKey" = ? ORDER BY c."position", c."key"`,
        [numberIn(pass, 'key'), numberIn(run, 'key')],
      )
      for await (const row of rows) yield `${judgementLine({ pass: textIn(pass, 'id'), run: textIn(run, 'id'), case: textIn(row, 'caseId') }, readRow('Judgement', row), readRow('JudgementText', row))}\n`
    }
  }
}

/** Parents before children, else by position. */
async function* tags(db: BulkDatabase, scope: BundleScope, ofSuite: { sql: string; values: string[] }, text: (column: string) => string): AsyncGenerator<string> {
  const rows = (await db.all(`SELECT ${columnList('Tag', 't')} FROM "Tag" t WHERE t."stagedBy" IS NULL ORDER BY t."position", ${text('t."id"')}`)).map((row) => readRow('Tag', row))
  const byId = new Map(rows.map((row) => [row.id, row]))
  const used = scope.suite === undefined ? null : new Set((await db.all(
    `SELECT DISTINCT f."tagId" FROM "Finding" f JOIN "Transcript" t ON t."key" = f."transcriptKey" JOIN "Run" r ON r."key" = t."runKey" WHERE f."stagedBy" IS NULL AND r."stagedBy" IS NULL ${ofSuite.sql}`, ofSuite.values,
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
  for (const row of rows) if (used === null || used.has(row.id)) write(row)
  yield* lines
}

async function* findings(db: BulkDatabase, ofSuite: { sql: string; values: string[] }, text: (column: string) => string): AsyncGenerator<string> {
  const rows = db.each(
    `SELECT ${columnList('Finding', 'f')}, r."id" AS "runId", c."id" AS "caseId" FROM "Finding" f JOIN "Transcript" t ON t."key" = f."transcriptKey" JOIN "Run" r ON r."key" = t."runKey" JOIN "Case" c ON c."key" = t."caseKey"
     WHERE f."stagedBy" IS NULL AND r."stagedBy" IS NULL ${ofSuite.sql} ORDER BY ${text('f."id"')}`,
    ofSuite.values,
  )
  for await (const row of rows) {
    const finding = readRow('Finding', row)
    const anchors = await db.all(`SELECT ${columnList('Anchor', 'a')} FROM "Anchor" a WHERE a."findingId" = ? ORDER BY a."position"`, [finding.id])
    yield `${findingLine({ run: textIn(row, 'runId'), case: textIn(row, 'caseId') }, finding, anchors.map((anchor) => readRow('Anchor', anchor)))}\n`
  }
}

async function* reviewsOf(db: BulkDatabase, runKey: number, run: string, text: (column: string) => string): AsyncGenerator<string> {
  const rows = await db.all(
    `SELECT ${columnList('Review', 'v')}, c."id" AS "caseId" FROM "Review" v JOIN "Transcript" t ON t."key" = v."transcriptKey" JOIN "Case" c ON c."key" = t."caseKey"
     WHERE t."runKey" = ? AND v."stagedBy" IS NULL ORDER BY c."position", c."key", ${text('v."reviewer"')}`,
    [runKey],
  )
  for (const row of rows) {
    const review = readRow('Review', row)
    const verdicts = await db.all(`SELECT ${columnList('Verdict', 'd')} FROM "Verdict" d WHERE d."transcriptKey" = ? AND d."reviewer" = ?`, [review.transcriptKey, review.reviewer])
    yield `${reviewLine({ run, case: textIn(row, 'caseId') }, review, verdicts.map((verdict) => readRow('Verdict', verdict)))}\n`
  }
}
