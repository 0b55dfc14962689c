import type { z } from 'zod'
import { hasShape } from '@/lib/bundle/shape'
import type { BulkStatements } from '@/lib/db/bulk'
import { columnList, readRow, textIn } from '@/lib/db/bulk-read'
import { caseRecord, findingRecord, judgementRecord, modelRecord, reviewRecord, runRecord, suiteRecord, tagRecord, transcriptRecord, type BundleRecord } from '@/lib/bundle/record'
import { caseLine } from '@/lib/bundle/rows/case'
import { findingLine } from '@/lib/bundle/rows/finding'
import { judgementLine } from '@/lib/bundle/rows/judgement'
import { modelLine } from '@/lib/bundle/rows/model'
import { reviewLine } from '@/lib/bundle/rows/review'
import { runLine } from '@/lib/bundle/rows/run'
import { suiteLine } from '@/lib/bundle/rows/suite'
import { tagLine } from '@/lib/bundle/rows/tag'
import { transcriptLine } from '@/lib/bundle/rows/transcript'

// One stored record at a time, as an export would write it: for saying how a file's record differs from it.

/** Checked, and kept as it was read: a parsed copy would lose a member named `__proto__`. */
function parsed<T extends BundleRecord>(schema: z.ZodType<T>, line: string): T {
  const value: unknown = JSON.parse(line)
  if (!hasShape(schema, value)) throw new Error(`a stored record is none: ${line.slice(0, 200)}`)
  return value
}

export async function storedSuite(db: BulkStatements, id: string): Promise<BundleRecord | null> {
  const [row] = await db.all(`SELECT ${columnList('Suite', 's')} FROM "Suite" s WHERE s."id" = ?`, [id])
  if (row === undefined) return null
  const clusters = await db.all(`SELECT ${columnList('Cluster', 'c')} FROM "Cluster" c WHERE c."suiteId" = ? ORDER BY c."position"`, [id])
  return parsed(suiteRecord, suiteLine(readRow('Suite', row), clusters.map((cluster) => readRow('Cluster', cluster))))
}

export async function storedCase(db: BulkStatements, key: number): Promise<BundleRecord | null> {
  const [row] = await db.all(`SELECT ${columnList('Case', 'c')} FROM "Case" c WHERE c."key" = ?`, [key])
  return row === undefined ? null : parsed(caseRecord, caseLine(readRow('Case', row)))
}

export async function storedModel(db: BulkStatements, id: string): Promise<BundleRecord | null> {
  const [row] = await db.all(`SELECT ${columnList('Model', 'm')} FROM "Model" m WHERE m."id" = ?`, [id])
  return row === undefined ? null : parsed(modelRecord, modelLine(readRow('Model', row)))
}

export async function storedRun(db: BulkStatements, id: string): Promise<BundleRecord | null> {
  const [row] = await db.all(`SELECT ${columnList('Run', 'r')} FROM "Run" r WHERE r."id" = ?`, [id])
  return row === undefined ? null : parsed(runRecord, runLine(readRow('Run', row)))
}

/** `run` names the transcript's run as the bundle does; a staged transcript hangs off a run with another id. */
export async function storedTranscript(db: BulkStatements, key: number, run: string): Promise<BundleRecord | null> {
  const [row] = await db.all(`SELECT ${columnList('Transcript', 't')}, c."id" AS "caseId" FROM "Transcript" t JOIN "Case" c ON c."key" = t."caseKey" WHERE t."key" = ?`, [key])
  const [text] = await db.all(`SELECT ${columnList('TranscriptText', 'x')} FROM "TranscriptText" x WHERE x."transcriptKey" = ?`, [key])
  if (row === undefined || text === undefined) return null
  const messages = await db.all(`SELECT ${columnList('Message', 'm')} FROM "Message" m WHERE m."transcriptKey" = ? ORDER BY m."number"`, [key])
  const calls = await db.all(`SELECT ${columnList('ToolCall', 'k')} FROM "ToolCall" k WHERE k."transcriptKey" = ? ORDER BY k."messageNumber", k."position"`, [key])
  const transcript = readRow('Transcript', row)
  return parsed(transcriptRecord, transcriptLine({
    run, case: textIn(row, 'caseId'), ended: transcript.ended, startedAt: transcript.startedAt, durationMs: transcript.durationMs, text: readRow('TranscriptText', text),
    messages: messages.map((message) => readRow('Message', message)), calls: calls.map((call) => readRow('ToolCall', call)),
  }))
}

export async function storedJudgement(db: BulkStatements, key: number, names: { pass: string; run: string; case: string }): Promise<BundleRecord | null> {
  const [row] = await db.all(`SELECT ${columnList('Judgement', 'j')} FROM "Judgement" j WHERE j."key" = ?`, [key])
  const [text] = await db.all(`SELECT ${columnList('JudgementText', 'x')} FROM "JudgementText" x WHERE x."judgementKey" = ?`, [key])
  return row === undefined || text === undefined ? null : parsed(judgementRecord, judgementLine(names, readRow('Judgement', row), readRow('JudgementText', text)))
}

export async function storedTag(db: BulkStatements, id: string): Promise<BundleRecord | null> {
  const [row] = await db.all(`SELECT ${columnList('Tag', 't')} FROM "Tag" t WHERE t."id" = ?`, [id])
  return row === undefined ? null : parsed(tagRecord, tagLine(readRow('Tag', row)))
}

export async function storedFinding(db: BulkStatements, id: string): Promise<BundleRecord | null> {
  const [row] = await db.all(
    `SELECT ${columnList('Finding', 'f')}, r."id" AS "runId", c."id" AS "caseId" FROM "Finding" f JOIN "Transcript" t ON t."key" = f."transcriptKey" JOIN "Run" r ON r."key" = t."runKey" JOIN "Case" c ON c."key" = t."caseKey" WHERE f."id" = ?`,
    [id],
  )
  if (row === undefined) return null
  const anchors = await db.all(`SELECT ${columnList('Anchor', 'a')} FROM "Anchor" a WHERE a."findingId" = ? ORDER BY a."position"`, [id])
  return parsed(findingRecord, findingLine({ run: textIn(row, 'runId'), case: textIn(row, 'caseId') }, readRow('Finding', row), anchors.map((anchor) => readRow('Anchor', anchor))))
}

export async function storedReview(db: BulkStatements, transcriptKey: number, reviewer: string, names: { run: string; case: string }): Promise<BundleRecord | null> {
  const [row] = await db.all(`SELECT ${columnList('Review', 'r')} FROM "Review" r WHERE r."transcriptKey" = ? AND r."reviewer" = ?`, [transcriptKey, reviewer])
  if (row === undefined) return null
  const verdicts = await db.all(`SELECT ${columnList('Verdict', 'v')} FROM "Verdict" v WHERE v."transcriptKey" = ? AND v."reviewer" = ?`, [transcriptKey, reviewer])
  return parsed(reviewRecord, reviewLine(names, readRow('Review', row), verdicts.map((verdict) => readRow('Verdict', verdict))))
}
