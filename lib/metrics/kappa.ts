/**
 * Cohen's kappa (1960) of two raters over the items that both rated: (po - pe) / (1 - pe), with po the share on which
 * they agree and pe what chance alone would give from each rater's own shares.
 * @returns null without items, and where both always gave the same single answer: then chance agreement is certain and
 * kappa is not defined.
 */
export function cohenKappa(pairs: readonly (readonly [string, string])[]): number | null {
  if (pairs.length === 0) return null
  const first = new Map<string, number>()
  const second = new Map<string, number>()
  let same = 0
  for (const [a, b] of pairs) {
    first.set(a, (first.get(a) ?? 0) + 1)
    second.set(b, (second.get(b) ?? 0) + 1)
    if (a === b) same += 1
  }
  const observed = same / pairs.length
  let expected = 0
  for (const [answer, count] of first) expected += (count / pairs.length) * ((second.get(answer) ?? 0) / pairs.length)
  return expected >= 1 ? null : (observed - expected) / (1 - expected)
}

/** How far apart two answers are: 0 the same; nominal 1 otherwise, interval the squared difference. */
export type Distance = (a: number, b: number) => number
export const nominalDistance: Distance = (a, b) => (a === b ? 0 : 1)
export const intervalDistance: Distance = (a, b) => (a - b) ** 2

/**
 * Krippendorff's alpha (2011, "Computing Krippendorff's Alpha-Reliability"): 1 - Do / De over the pairable values, any
 * number of raters, missing answers allowed.
 * @param units each item's answers, one per rater who gave one; items with fewer than two are left out.
 * @returns null where fewer than two answers can be paired or all of them are the same.
 */
export function krippendorffAlpha(units: readonly (readonly number[])[], distance: Distance): number | null {
  const pairable = units.filter((unit) => unit.length >= 2)
  const values = pairable.flat()
  if (values.length < 2) return null
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  let observed = 0
  for (const unit of pairable) observed += pairSum(countsOf(unit), distance) / (unit.length - 1)
  const expected = pairSum(counts, distance) / (values.length - 1)
  return expected === 0 ? null : 1 - observed / expected
}

function countsOf(values: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

/** Sum of distances over all ordered pairs. */
function pairSum(counts: ReadonlyMap<number, number>, distance: Distance): number {
  let sum = 0
  for (const [a, countA] of counts) for (const [b, countB] of counts) sum += countA * countB * distance(a, b)
  return sum
}
