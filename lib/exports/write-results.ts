import { marks, type BulkDatabase, type SqlRow } from '@/lib/db/bulk'
import { columnList, numberIn, readRow, textIn } from '@/lib/db/bulk-read'
import type { BulkRow } from '@/lib/db/bulk-tables'
import { judgementLine } from '@/lib/bundle/rows/judgement'
import { transcriptLine } from '@/lib/bundle/rows/transcript'

/** A run as its transcripts and judgements are found. */
export type StoredRun = { key: number; id: string }

/** Transcripts whose messages are held at a time. */
const HELD = 50

/** The transcripts of a run in the order of its suite's cases. */
export async function* transcriptLines(db: BulkDatabase, run: StoredRun): AsyncGenerator<string> {
  const rows = await db.all(
    `SELECT ${columnList('Transcript', 't')}, c."id" AS "caseId" FROM "Transcript" t JOIN "Case" c ON c."key" = t."caseKey" WHERE t."runKey" = ? ORDER BY c."position", c."key"`,
    [run.key],
  )
  for (let start = 0; start < rows.length; start += HELD) {
    const chunk = rows.slice(start, start + HELD)
    const keys = chunk.map((row) => numberIn(row, 'key'))
    const within = `WHERE x."transcriptKey" IN (${marks(keys.length)})`
    const texts = new Map((await db.all(`SELECT ${columnList('TranscriptText', 'x')} FROM "TranscriptText" x ${within}`, keys)).map((row) => [numberIn(row, 'transcriptKey'), readRow('TranscriptText', row)]))
    const messages = grouped('Message', await db.all(`SELECT ${columnList('Message', 'x')} FROM "Message" x ${within} ORDER BY x."transcriptKey", x."number"`, keys))
    const calls = grouped('ToolCall', await db.all(`SELECT ${columnList('ToolCall', 'x')} FROM "ToolCall" x ${within} ORDER BY x."transcriptKey", x."messageNumber", x."position"`, keys))
    for (const row of chunk) {
      const transcript = readRow('Transcript', row)
      yield `${transcriptLine({
        run: run.id, case: textIn(row, 'caseId'), ended: transcript.ended, startedAt: transcript.startedAt, durationMs: transcript.durationMs,
        text: texts.get(transcript.key) ?? { error: null, usage: null, extra: null }, messages: messages.get(transcript.key) ?? [], calls: calls.get(transcript.key) ?? [],
      })}\n`
    }
  }
}

/** Rows of a table by the key of their transcript. */
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

/** Judgements pass by pass: passes in the order in which they came, because of two that name no time the later is the newer one. */
export async function* judgementLines(db: BulkDatabase, runs: readonly StoredRun[]): AsyncGenerator<string> {
  const judged = new Map<number, Set<number>>()
  for (const run of runs) {
    for (const row of await db.all(`SELECT DISTINCT j."passKey" FROM "Transcript" t JOIN "Judgement" j ON j."transcriptKey" = t."key" WHERE t."runKey" = ?`, [run.key])) {
      const passKey = numberIn(row, 'passKey')
      judged.set(passKey, (judged.get(passKey) ?? new Set()).add(run.key))
    }
  }
  for (const pass of await db.all(`SELECT p."key", p."id" FROM "Pass" p WHERE p."stagedBy" IS NULL ORDER BY p."key"`)) {
    for (const run of runs.filter((one) => judged.get(numberIn(pass, 'key'))?.has(one.key) === true)) {
      const rows = db.each(
        `SELECT ${columnList('Judgement', 'j')}, ${columnList('JudgementText', 'x')}, c."id" AS "caseId" FROM "Transcript" t JOIN "Judgement" j ON j."transcriptKey" = t."key" AND j."passKey" = ?
         JOIN "JudgementText" x ON x."judgementKey" = j."key" JOIN "Case" c ON c."key" = t."caseKey" WHERE t."runKey" = ? ORDER BY c."position", c."key"`,
        [numberIn(pass, 'key'), run.key],
      )
      for await (const row of rows) yield `${judgementLine({ pass: textIn(pass, 'id'), run: run.id, case: textIn(row, 'caseId') }, readRow('Judgement', row), readRow('JudgementText', row))}\n`
    }
  }
}
