import { z } from 'zod'
import { ANCHOR_PARTS, ANCHOR_ROLES, FAULTS, FINDING_SOURCES, FINDING_STATUSES, SEVERITIES } from '@/lib/findings/finding'
import { REVIEW_DEPTHS, REVIEW_SELECTIONS, REVIEW_STATUSES } from '@/lib/reviews/review'
import { RUN_STATUSES } from '@/lib/runs/run'
import { CASE_KINDS } from '@/lib/suites/case'
import { POLARITIES } from '@/lib/tags/tag'
import { TOOL_EFFECTS, TRANSCRIPT_ENDINGS } from '@/lib/transcripts/transcript'

// The records of the bundle format `sab/1`, one JSON object per line. Objects are loose: keys the format does not
// know pass through, are stored as `extra` and exported again.

const id = z.string().min(1).max(1000)
const text = z.string()
const share = z.number().min(0).max(1)
const count = z.number().int().min(0).max(2_147_483_647)
const amount = z.number().min(0)
const toolNames = z.array(z.string())

export const clusterRecord = z.looseObject({ id, title: text, intents: z.array(z.string()) })
export const priceRecord = z.looseObject({ input_per_mtok: amount, output_per_mtok: amount })
export const unsafeActionRecord = z.looseObject({ action: text, message: count, call: z.string().nullish() })
export const evidenceRecord = z.looseObject({ message: count, quote: text.nullish(), note: text.nullish() })
export const checkRecord = z.looseObject({ name: text, kind: text, passed: z.boolean().nullish(), score: z.number().nullish(), counted: z.boolean(), rationale: text.nullish() })

export const suiteRecord = z.looseObject({
  type: z.literal('suite'), id, name: text, version: text, desk: text.nullish(), description: text.nullish(),
  clusters: z.array(clusterRecord).nullish(),
})

export const caseRecord = z.looseObject({
  type: z.literal('case'), suite: id, id, title: text, kind: z.enum(CASE_KINDS), intent: text, language: text.nullish(), max_turns: count.nullish(),
  brief: text.nullish(), policy: text.nullish(), expected: z.unknown().optional(),
  forbidden_actions: toolNames.nullish(), required_actions: toolNames.nullish(), confirm_before: toolNames.nullish(),
})

export const modelRecord = z.looseObject({
  type: z.literal('model'), id, name: text, slug: z.string().min(1).nullish(), family: text.nullish(), vendor: text.nullish(), cost_tier: z.number().int().min(1).max(4).nullish(),
  price: priceRecord.nullish(),
})

export const runRecord = z.looseObject({
  type: z.literal('run'), id, suite: id, model: id, trial: z.number().int().min(1).max(2_147_483_647), status: z.enum(RUN_STATUSES),
  started_at: text.nullish(), finished_at: text.nullish(), reused: z.boolean().nullish(), settings: z.unknown().optional(), notes: text.nullish(),
})

export const toolCallRecord = z.looseObject({
  id: z.string().nullish(), name: text,
  /** An object, or the raw text where the model emitted invalid JSON. */
  arguments: z.union([z.record(z.string(), z.unknown()), z.string()]), effect: z.enum(TOOL_EFFECTS).nullish(),
})

export const toolResultRecord = z.looseObject({ call: z.string().nullish(), name: z.string().nullish(), ok: z.boolean().nullish(), value: z.unknown() })

export const messageRecord = z.looseObject({
  /** One of MESSAGE_ROLES, or whatever else the harness wrote: kept and shown as unknown. */
  role: z.string().max(5000), content: text, at: text.nullish(), reasoning: text.nullish(), usage: z.unknown().optional(),
  tool_calls: z.array(toolCallRecord).nullish(), tool_result: toolResultRecord.nullish(),
})

export const usageRecord = z.looseObject({
  input_tokens: amount.nullish(), output_tokens: amount.nullish(), cost_usd: amount.nullish(), customer_cost_usd: amount.nullish(), judge_cost_usd: amount.nullish(),
})

export const transcriptRecord = z.looseObject({
  type: z.literal('transcript'), run: id, case: id, ended: z.enum(TRANSCRIPT_ENDINGS), messages: z.array(messageRecord), usage: usageRecord.nullish(),
  started_at: text.nullish(), duration_ms: amount.nullish(), error: text.nullish(),
})

export const judgementRecord = z.looseObject({
  type: z.literal('judgement'), pass: id, run: id, case: id, judge: text, score: z.number().min(0).max(100),
  passed: z.boolean().nullish(), resolved: z.boolean().nullish(), escalated: z.boolean().nullish(), instruction_following: share.nullish(), sentiment: share.nullish(), grounded: z.boolean().nullish(),
  unsafe_actions: z.array(unsafeActionRecord).nullish(),
  rationale: text.nullish(),
  evidence: z.array(evidenceRecord).nullish(),
  checks: z.array(checkRecord).nullish(),
  at: text.nullish(),
})

export const tagRecord = z.looseObject({ type: z.literal('tag'), id, name: z.string().min(1).max(500), description: text.nullish(), polarity: z.enum(POLARITIES), parent: id.nullish() })

export const anchorRecord = z.looseObject({
  message: count, part: z.enum(ANCHOR_PARTS).nullish(), call: z.string().nullish(), quote: text.nullish(), prefix: text.nullish(), suffix: text.nullish(), as: z.enum(ANCHOR_ROLES).nullish(),
})

export const findingRecord = z.looseObject({
  type: z.literal('finding'), id, run: id, case: id, tag: id, fault: z.enum(FAULTS).nullish(), severity: z.enum(SEVERITIES).nullish(), root: z.boolean().nullish(), note: text.nullish(), correct_behaviour: text.nullish(),
  quotable: z.boolean().nullish(), anchors: z.array(anchorRecord), status: z.enum(FINDING_STATUSES), source: z.enum(FINDING_SOURCES), author: text.nullish(), at: text,
})

export const reviewRecord = z.looseObject({
  type: z.literal('review'), run: id, case: id, reviewer: z.string().min(1), status: z.enum(REVIEW_STATUSES), depth: z.enum(REVIEW_DEPTHS), selected_by: z.enum(REVIEW_SELECTIONS).nullish(), blind: z.boolean().nullish(),
  verdicts: z.record(z.string(), z.union([z.boolean(), z.number(), z.string(), z.null()])).nullish(), note: text.nullish(), at: text,
})

/** Every record type of `sab/1`, in the order in which an export writes them. */
export const RECORD_TYPES = ['suite', 'case', 'model', 'run', 'transcript', 'judgement', 'tag', 'finding', 'review'] as const
export type RecordType = (typeof RECORD_TYPES)[number]

export const RECORD_SCHEMAS = {
  suite: suiteRecord, case: caseRecord, model: modelRecord, run: runRecord, transcript: transcriptRecord, judgement: judgementRecord, tag: tagRecord, finding: findingRecord, review: reviewRecord,
} as const satisfies Record<RecordType, z.ZodType>

export type SuiteRecord = z.infer<typeof suiteRecord>
export type CaseRecord = z.infer<typeof caseRecord>
export type ModelRecord = z.infer<typeof modelRecord>
export type RunRecord = z.infer<typeof runRecord>
export type MessageRecord = z.infer<typeof messageRecord>
export type ToolCallRecord = z.infer<typeof toolCallRecord>
export type ToolResultRecord = z.infer<typeof toolResultRecord>
export type TranscriptRecord = z.infer<typeof transcriptRecord>
export type JudgementRecord = z.infer<typeof judgementRecord>
export type TagRecord = z.infer<typeof tagRecord>
export type AnchorRecord = z.infer<typeof anchorRecord>
export type FindingRecord = z.infer<typeof findingRecord>
export type ReviewRecord = z.infer<typeof reviewRecord>
export type BundleRecord = SuiteRecord | CaseRecord | ModelRecord | RunRecord | TranscriptRecord | JudgementRecord | TagRecord | FindingRecord | ReviewRecord
