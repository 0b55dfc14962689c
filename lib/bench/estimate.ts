import { costOf, type TokenPrice } from '@/lib/bench/prices'
import type { PaidRole } from '@/lib/bench/runner/spending'

/** What one conversation takes of one role: calls, and tokens over all of them. */
export type RoleLoad = { calls: number; inputTokens: number; outputTokens: number }

/**
 * A conversation of `sab-v2`, as the careful reference agent holds it, a token being four characters (estimate.test.ts plays them again).
 * Models say more than it does, so answers count twice.
 */
export const TYPICAL_LOAD: Record<PaidRole, RoleLoad> = {
  agent: { calls: 5.3, inputTokens: 29_400, outputTokens: 360 },
  customer: { calls: 3.6, inputTokens: 2300, outputTokens: 110 },
  judge: { calls: 1, inputTokens: 2000, outputTokens: 400 },
}

/** Who is called, how often: as much of a round as its estimate needs. */
export type EstimateInput = {
  /** Models that play the agent over a network. */
  models: readonly string[]
  /** Reference agents: they cost nothing, but their customers and judges may. */
  references: number
  cases: number
  trials: number
  /** Null where no model plays the part. */
  customer: string | null
  judge: string | null
}

export type Estimate = {
  conversations: number
  parts: { role: PaidRole; model: string; calls: number; inputTokens: number; outputTokens: number; usd: number | null }[]
  /** Dollars of the parts whose price is known. */
  usd: number
  /** Models whose price is not known. */
  unpriced: string[]
}

/** What a round is expected to take, before it starts: an order of magnitude, told as such. */
export function estimateRound(input: EstimateInput, priceOf: (model: string) => TokenPrice | null): Estimate {
  const each = input.cases * input.trials
  const conversations = each * (input.models.length + input.references)
  const parts = [
    ...input.models.map((model) => ({ role: 'agent' as const, model, count: each })),
    ...(input.customer === null ? [] : [{ role: 'customer' as const, model: input.customer, count: conversations }]),
    ...(input.judge === null ? [] : [{ role: 'judge' as const, model: input.judge, count: conversations }]),
  ].map(({ role, model, count }) => {
    const load = TYPICAL_LOAD[role]
    const inputTokens = Math.round(load.inputTokens * count)
    const outputTokens = Math.round(load.outputTokens * count)
    return { role, model, calls: Math.round(load.calls * count), inputTokens, outputTokens, usd: costOf(priceOf(model), { input: inputTokens, output: outputTokens }) }
  })
  return { conversations, parts, usd: parts.reduce((sum, part) => sum + (part.usd ?? 0), 0), unpriced: [...new Set(parts.filter((part) => part.usd === null).map((part) => part.model))] }
}
