import type { Spending } from '@/lib/bench/runner/spending'

/** A round's cost: the dollars that are known, and how many calls cost nobody knows what. */
export type Cost = { usd: number; calls: number; unknownCalls: number }

export function totalCost(spent: Spending): Cost {
  return [spent.agent, spent.customer, spent.judge].reduce((sum, each) => ({ usd: sum.usd + each.usd, calls: sum.calls + each.calls, unknownCalls: sum.unknownCalls + each.unknownCalls }), { usd: 0, calls: 0, unknownCalls: 0 })
}

/** A cost in words: `$0.1250`, `not known`, or `$0.1250 and what 12 calls cost is not known`. */
export function costWords({ usd, calls, unknownCalls }: Cost): string {
  const known = `$${usd.toFixed(usd >= 100 ? 2 : 4)}`
  if (unknownCalls === 0) return known
  return unknownCalls === calls ? 'cost not known' : `${known}, and what ${unknownCalls} calls cost is not known`
}
