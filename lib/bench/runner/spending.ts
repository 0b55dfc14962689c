import { z } from 'zod'
import type { Usage } from '@/lib/bench/models/usage'

/** Who is called over a network, and so who costs. */
export const PAID_ROLES = ['agent', 'customer', 'judge'] as const
export type PaidRole = (typeof PAID_ROLES)[number]

/** What one role came to in a round: every answer that came counts, whatever became of its conversation. */
export const roleSpending = z.strictObject({
  calls: z.number().int(), inputTokens: z.number(), cachedTokens: z.number(), outputTokens: z.number(),
  /** US dollars of the calls whose cost is known. */
  usd: z.number(),
  /** Calls whose cost is not known: no price, or the provider did not say how many tokens. They are not in `usd`. */
  unknownCalls: z.number().int(),
})
export type RoleSpending = z.infer<typeof roleSpending>

export const spending = z.strictObject({ agent: roleSpending, customer: roleSpending, judge: roleSpending })
export type Spending = z.infer<typeof spending>

export function noSpending(): Spending {
  const none = (): RoleSpending => ({ calls: 0, inputTokens: 0, cachedTokens: 0, outputTokens: 0, usd: 0, unknownCalls: 0 })
  return { agent: none(), customer: none(), judge: none() }
}

/** Adds one answer to what a role came to. */
export function addCall(spent: RoleSpending, usage: Usage): void {
  spent.calls++
  spent.inputTokens += usage.inputTokens ?? 0
  spent.cachedTokens += usage.cachedTokens
  spent.outputTokens += usage.outputTokens ?? 0
  if (usage.costUsd === null) spent.unknownCalls++
  else spent.usd += usage.costUsd
}
