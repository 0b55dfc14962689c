import { mean, standardError, Z95, type Interval } from '@/lib/metrics/statistics'

/** A paired difference of two models over the cases they share. */
export type Difference = { difference: number | null; se: number | null; ci95: Interval | null; n: number; tie: boolean | null }

/**
 * METRICS `difference(a, b)`: the mean over the shared cases of a's per-case mean less b's, its standard error over the
 * cases and its 95 % interval (paired differences: Miller 2024, section 4). A tie is an interval that holds 0.
 * @param a,b per-case means by case id. With fewer than two shared cases there is no interval and no saying whether it is a tie.
 */
export function difference(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): Difference {
  const differences: number[] = []
  for (const [id, value] of a) {
    const other = b.get(id)
    if (other !== undefined) differences.push(value - other)
  }
  const centre = mean(differences)
  const se = standardError(differences)
  if (centre === null || se === null) return { difference: centre, se, ci95: null, n: differences.length, tie: null }
  const ci95: Interval = [centre - Z95 * se, centre + Z95 * se]
  return { difference: centre, se, ci95, n: differences.length, tie: ci95[0] <= 0 && ci95[1] >= 0 }
}

/**
 * METRICS `dominated_by`: the models of a lower cost tier whose quality is higher or a tie.
 * @param costTier the model's own tier; without one nothing can be said and the list is empty.
 * @param others each other model with its tier and the difference (this model less that one).
 */
export function dominatedBy(costTier: number | null, others: readonly { model: string; cost_tier: number | null; difference: number | null; tie: boolean | null }[]): string[] {
  if (costTier === null) return []
  return others
    .filter((other) => other.cost_tier !== null && other.cost_tier < costTier)
    .filter((other) => other.tie === true || (other.difference !== null && other.difference < 0))
    .map((other) => other.model)
}
