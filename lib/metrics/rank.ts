/** A model's places on one figure: among all, and among the models outside each family but its own. */
export type Rank = { all: number; outside_family: Record<string, number> }

/** What is ranked: a model, its family and its value; null has no place. */
export type Ranked = { model: string; family: string | null; value: number | null }

/** Values closer than this are the same place: they differ by rounding alone. */
const SAME = 1e-12

/**
 * METRICS `rank[m]`: places from 1; equal values share the better place and the next one is skipped (1, 1, 3).
 * A model without a family stands outside every family.
 */
export function ranks(models: readonly Ranked[], better: 'higher' | 'lower'): Map<string, Rank> {
  const known = models.filter((model): model is Ranked & { value: number } => model.value !== null)
  const families = [...new Set(known.map((model) => model.family))].filter((family) => family !== null)
  // Best first; a place is found by halving, so that a board of hundreds of models stays quick.
  const line = (among: readonly { value: number }[]): number[] => among.map((other) => other.value).sort((a, b) => (better === 'higher' ? b - a : a - b))
  const beats = (a: number, b: number): boolean => (better === 'higher' ? a > b + SAME : a < b - SAME)
  const place = (value: number, standing: readonly number[]): number => {
    let low = 0
    let high = standing.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (beats(standing[middle] ?? value, value)) low = middle + 1
      else high = middle
    }
    return 1 + low
  }
  const all = line(known)
  const without = new Map(families.map((family) => [family, line(known.filter((other) => other.family !== family))]))
  return new Map(known.map((model) => [model.model, {
    all: place(model.value, all),
    outside_family: Object.fromEntries([...without].filter(([family]) => family !== model.family).map(([family, standing]) => [family, place(model.value, standing)])),
  }]))
}
