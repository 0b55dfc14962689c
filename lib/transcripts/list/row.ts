import { z } from 'zod'
import { CASE_KINDS, type CaseKind } from '@/lib/suites/case'
import { transcriptOutcome, type Outcome } from '@/lib/transcripts/outcome'
import { TRANSCRIPT_ENDINGS, type TranscriptEnding } from '@/lib/transcripts/transcript'

/** One line of the list of transcripts; the judgement is that of the run's newest pass. */
export type TranscriptRow = {
  id: string
  suite: string
  case: { id: string; title: string; kind: CaseKind; intent: string }
  model: { name: string; slug: string }
  run: { id: string; trial: number }
  ended: TranscriptEnding
  outcome: Outcome
  score: number | null
  messages: number
  toolCalls: number
  toolErrors: number
  costUsd: number | null
  durationMs: number | null
  /** Findings that are neither rejected nor withdrawn. */
  findings: number
  /** Who finished a review, by name. */
  reviewers: string[]
}

/** SQLite gives booleans of a raw query as 0 and 1, counts may come as bigint. */
const flag = z.union([z.boolean(), z.number().transform((value) => value !== 0), z.bigint().transform((value) => value !== 0n)]).nullable()
const amount = z.coerce.number()

const stored = z.object({
  id: z.string(), suite: z.string(), caseId: z.string(), caseTitle: z.string(), kind: z.enum(CASE_KINDS), intent: z.string(), modelName: z.string(), modelSlug: z.string(), run: z.string(), trial: amount,
  ended: z.enum(TRANSCRIPT_ENDINGS), messages: amount, toolCalls: amount, toolErrors: amount, costUsd: amount.nullable(), durationMs: amount.nullable(),
  judgement: amount.nullable(), score: amount.nullable(), passed: flag, resolved: flag, escalated: flag, unsafeCount: amount.nullable(), findings: amount,
})

/** Turns what the database gives into lines. @param reviewers names by transcript id. */
export function toTranscriptRows(rows: unknown, reviewers: ReadonlyMap<string, string[]>): TranscriptRow[] {
  return z.array(stored).parse(rows).map((row) => ({
    id: row.id, suite: row.suite, case: { id: row.caseId, title: row.caseTitle, kind: row.kind, intent: row.intent }, model: { name: row.modelName, slug: row.modelSlug }, run: { id: row.run, trial: row.trial },
    ended: row.ended, outcome: transcriptOutcome(row.kind, row.ended, row.judgement === null ? null : row), score: row.score,
    messages: row.messages, toolCalls: row.toolCalls, toolErrors: row.toolErrors, costUsd: row.costUsd, durationMs: row.durationMs, findings: row.findings, reviewers: reviewers.get(row.id) ?? [],
  }))
}
