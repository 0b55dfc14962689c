import { Z95, type Interval } from '@/lib/metrics/statistics'

/** A paired difference of two models over the cases they share. */
export type Difference = { difference: number | null; se: number | null; ci95: Interval | null; n: number; tie: boolean | null }

/**
 * Per-case means of several models laid out on one list of cases, so that each pair can be compared without looking
 * cases up: entry i of every list is the same case; NaN where a model has no mean of it.
 * @param means per-case means by case id.
 */
export function layOut(means: readonly ReadonlyMap<string, number>[]): Float64Array[] {
  const places = new Map<string, number>()
  for (const one of means) for (const id of one.keys()) if (!places.has(id)) places.set(id, places.size)
  return means.map((one) => {
    const laid = new Float64Array(places.size).fill(Number.NaN)
    for (const [id, value] of one) laid[places.get(id) ?? -1] = value
    return laid
  })
}

/**
 * METRICS `difference(a, b)`: the mean over the shared cases of a's per-case mean less b's, its standard error over the
 * cases and its 95 % interval (paired differences: Miller 2024, section 4). A tie is an interval that holds 0.
 * With fewer than two shared cases there is no interval and no saying whether it is a tie.
 * @param a,b as {@link layOut} gives them, of one call.
 */
export function difference(a: Float64Array, b: Float64Array): Difference {
  let sum = 0
  let n = 0
  for (let place = 0; place < a.length; place++) {
    const one = (a[place] ?? Number.NaN) - (b[place] ?? Number.NaN)
    if (Number.isNaN(one)) continue
    sum += one
    n++
  }
  if (n < 2) return { difference: n === 0 ? null : sum, se: null, ci95: null, n, tie: null }
  const centre = sum / n
  let squares = 0
  for (let place = 0; place < a.length; place++) {
    const one = (a[place] ?? Number.NaN) - (b[place] ?? Number.NaN)
    if (!Number.isNaN(one)) squares += (one - centre) ** 2
  }
  const se = Math.sqrt(squares / (n - 1) / n)
  const ci95: Interval = [centre - Z95 * se, centre + Z95 * se]
  return { difference: centre, se, ci95, n, tie: ci95[0] <= 0 && ci95[1] >= 0 }
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
