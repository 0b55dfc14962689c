import { z } from 'zod'
import type { ClusterDefinition } from '@/lib/metrics/clusters'
import type { ReviewMark } from '@/lib/metrics/consensus'
import type { Result } from '@/lib/metrics/result'
import type { ModelFacts } from '@/lib/reports/model-summary'
import { REVIEW_DEPTHS, REVIEW_STATUSES } from '@/lib/reviews/review'
import { RUN_STATUSES, type RunStatus } from '@/lib/runs/run'
import { CASE_KINDS, type CaseKind } from '@/lib/suites/case'
import { POLARITIES, type Polarity } from '@/lib/tags/tag'

/** A case as results refer to it. */
export type CaseFacts = { key: number; id: string; title: string; kind: CaseKind; intent: string; position: number }

const amount = z.number().nullable()
/** SQLite keeps booleans as 0 and 1, PostgreSQL writes them as such. */
const flag = z.union([z.boolean(), z.literal(0).transform(() => false), z.literal(1).transform(() => true)]).nullable()

/** One transcript with its judgement as a JSON array, in the order in which the query writes it. */
const compactRow = z.tuple([
  z.string(), z.number(), z.number(), z.number(), amount, amount, amount, amount,
  amount, flag, flag, flag, amount, amount, flag, amount,
])

/** What the query gives for one run: one JSON array of all its rows. One long text costs a tenth of as many rows. */
export const packedRows = z.array(z.object({ rows: z.string().nullable() }))

/**
 * Turns a run's packed rows into results in the order of the suite's cases. Rows of cases that are not given are left out.
 * @throws ZodError, SyntaxError when the query and this parser have come apart.
 */
export function toResults(run: string, packed: string, cases: ReadonlyMap<number, CaseFacts>): Result[] {
  const parsed: unknown = JSON.parse(packed)
  const results: Result[] = []
  for (const row of z.array(compactRow).parse(parsed)) {
    const [transcript, caseKey, agentMessages, toolCalls, inputTokens, outputTokens, costUsd, durationMs, score, passed, resolved, escalated, instructionFollowing, sentiment, grounded, unsafeCount] = row
    const own = cases.get(caseKey)
    if (own === undefined) continue
    results.push({
      transcript, run, case: own.id, position: own.position, kind: own.kind, intent: own.intent, score, passed, resolved, escalated, instructionFollowing, sentiment, grounded, unsafeCount,
      agentMessages, toolCalls, inputTokens, outputTokens, costUsd, durationMs,
    })
  }
  return results.sort((a, b) => a.position - b.position)
}

const unsafeAction = z.array(z.looseObject({ action: z.string() }))

/** The names in a judgement's list of unsafe actions (JSON text); a list that cannot be read has none. */
export function unsafeActionNames(text: string | null): string[] {
  if (text === null) return []
  const parsed = unsafeAction.safeParse(JSON.parse(text))
  return parsed.success ? parsed.data.map((one) => one.action) : []
}

const verdictValue = z.union([z.boolean(), z.number()])

const reviewRow = z.object({
  transcript: z.string(), reviewer: z.string(), status: z.enum(REVIEW_STATUSES), depth: z.enum(REVIEW_DEPTHS), verdicts: z.array(z.object({ component: z.string(), value: z.string() })),
})

/** A stored review as the figures see it; a verdict that is neither yes, no nor a number is left out. */
export function toReviewMark(row: unknown): ReviewMark {
  const { verdicts, ...review } = reviewRow.parse(row)
  return {
    ...review,
    verdicts: new Map(verdicts.flatMap(({ component, value }): [string, boolean | number][] => {
      const parsed = verdictValue.safeParse(JSON.parse(value))
      return parsed.success ? [[component, parsed.data]] : []
    })),
  }
}

const caseRow = z.object({ key: z.number(), id: z.string(), title: z.string(), kind: z.enum(CASE_KINDS), intent: z.string(), position: z.number() })

/** A stored case as results refer to it. */
export function toCaseFacts(row: unknown): CaseFacts {
  return caseRow.parse(row)
}

const intentNames = z.array(z.string())

/** A stored cluster with its intents (JSON text). */
export function toCluster({ id, title, intents }: { id: string; title: string; intents: string }): ClusterDefinition {
  return { id, title, intents: intentNames.parse(JSON.parse(intents)) }
}

const runStatus = z.enum(RUN_STATUSES)

export function toRunStatus(status: string): RunStatus {
  return runStatus.parse(status)
}

/** A tag as reports name it. */
export type TagFacts = { name: string; polarity: Polarity }
const polarityOf = z.enum(POLARITIES)

export function toTagFacts({ name, polarity }: { name: string; polarity: string }): TagFacts {
  return { name, polarity: polarityOf.parse(polarity) }
}

type ModelRow = { id: string; name: string; slug: string; family: string | null; vendor: string | null; costTier: number | null; inputPrice: number | null; outputPrice: number | null }

/** A stored model as reports name it; without a price where neither side of it is known. */
export function toModelFacts({ costTier, inputPrice, outputPrice, ...model }: ModelRow): ModelFacts {
  return { ...model, cost_tier: costTier, price: inputPrice === null && outputPrice === null ? null : { input_per_mtok: inputPrice, output_per_mtok: outputPrice } }
}
