/** Two-sided 95 % point of the normal distribution, rounded as Miller 2024 ("Adding Error Bars to Evals") uses it. */
export const Z95 = 1.96

/** Lower and upper end. */
export type Interval = [low: number, high: number]

/** Arithmetic mean; null of nothing. */
export function mean(values: readonly number[]): number | null {
  if (values.length === 0) return null
  let sum = 0
  for (const value of values) sum += value
  return sum / values.length
}

/** Median; of an even number of values the mean of the middle two (METRICS, "Ties, medians, rounding"); null of nothing. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)]
  if (upper === undefined) return null
  if (sorted.length % 2 === 1) return upper
  const lower = sorted[sorted.length / 2 - 1]
  return lower === undefined ? null : (lower + upper) / 2
}

/** Smallest and largest value; null of nothing. */
export function range(values: readonly number[]): Interval | null {
  let low = Infinity
  let high = -Infinity
  for (const value of values) {
    if (value < low) low = value
    if (value > high) high = value
  }
  return values.length === 0 ? null : [low, high]
}

/** Standard error of the mean: sample standard deviation (n - 1) over the square root of n; null for fewer than two values. */
export function standardError(values: readonly number[]): number | null {
  const centre = mean(values)
  if (centre === null || values.length < 2) return null
  let squares = 0
  for (const value of values) squares += (value - centre) ** 2
  return Math.sqrt(squares / (values.length - 1) / values.length)
}

/** 95 % interval of a mean by the central limit theorem: mean ± 1.96 standard errors (Miller 2024, section 2); null for fewer than two values. */
export function meanInterval(values: readonly number[]): Interval | null {
  const centre = mean(values)
  const error = standardError(values)
  return centre === null || error === null ? null : [centre - Z95 * error, centre + Z95 * error]
}

/** Wilson 1927 score interval at 95 % of a share p seen over n cases; within 0 to 1; null where n is 0. */
export function wilson(p: number, n: number): Interval | null {
  if (n <= 0) return null
  const z2 = Z95 * Z95
  const centre = (p + z2 / (2 * n)) / (1 + z2 / n)
  const half = (Z95 / (1 + z2 / n)) * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n))
  return [Math.max(0, centre - half), Math.min(1, centre + half)]
}

/** Pearson's product-moment correlation; null for fewer than two pairs or where one side does not vary. */
export function pearson(pairs: readonly (readonly [number, number])[]): number | null {
  const meanX = mean(pairs.map(([x]) => x))
  const meanY = mean(pairs.map(([, y]) => y))
  if (meanX === null || meanY === null || pairs.length < 2) return null
  let xy = 0
  let xx = 0
  let yy = 0
  for (const [x, y] of pairs) {
    xy += (x - meanX) * (y - meanY)
    xx += (x - meanX) ** 2
    yy += (y - meanY) ** 2
  }
  return xx === 0 || yy === 0 ? null : Math.max(-1, Math.min(1, xy / Math.sqrt(xx * yy)))
}

/** Binomial coefficient C(n, k), exact for the sizes of a report; 0 where k is more than n. */
export function choose(n: number, k: number): number {
  if (k < 0 || k > n) return 0
  let product = 1
  for (let i = 1; i <= k; i++) product = (product * (n - k + i)) / i
  return Math.round(product)
}
