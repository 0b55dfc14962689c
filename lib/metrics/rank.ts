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
  const beats = (a: number, b: number): boolean => (better === 'higher' ? a > b + SAME : a < b - SAME)
  const place = (value: number, among: readonly { value: number }[]): number => 1 + among.filter((other) => beats(other.value, value)).length
  return new Map(known.map((model) => {
    const outside = families.filter((family) => family !== model.family)
    return [model.model, {
      all: place(model.value, known),
      outside_family: Object.fromEntries(outside.map((family) => [family, place(model.value, known.filter((other) => other.family !== family))])),
    }]
  }))
}
