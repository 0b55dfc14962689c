import { FIGURES } from '@/lib/metrics/figures'
import type { Result } from '@/lib/metrics/result'

/** Must-escalate results that were not handed over: what `escalation` leaves out of its numerator. */
export function missedEscalations(results: readonly Result[]): Result[] {
  return results.filter((result) => FIGURES.escalation.of(result) === false)
}

/**
 * METRICS `missed_by_intent`: of all missed escalations of all models, the share that falls on each intent; empty where
 * none was missed.
 * @param counts missed escalations by intent, one map for each model.
 */
export function missedByIntent(counts: readonly ReadonlyMap<string, number>[]): Map<string, number> {
  const sums = new Map<string, number>()
  let all = 0
  for (const one of counts) {
    for (const [intent, count] of one) {
      sums.set(intent, (sums.get(intent) ?? 0) + count)
      all += count
    }
  }
  return new Map([...sums].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([intent, count]) => [intent, count / all]))
}

/** How many missed escalations fall on each intent. */
export function countMissedByIntent(results: readonly Result[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const result of missedEscalations(results)) counts.set(result.intent, (counts.get(result.intent) ?? 0) + 1)
  return counts
}
