import type { BoardModel } from '@/lib/reports/board'

/** The places a model may have once ties are taken seriously: from and to are the same where it ties with nobody beside it. */
export type QualityPlace = { from: number; to: number }

/**
 * Places by quality in which ties look like ties: going down the board, a model that ties with the first of the group
 * above it (the paired difference's interval holds 0) joins that group, and all of a group share its places.
 * @param models in the order of the board, best quality first.
 */
export function qualityPlaces(models: readonly BoardModel[]): Map<string, QualityPlace> {
  const groups: BoardModel[][] = []
  for (const model of models) {
    if (model.metrics.quality.value === null) continue
    const group = groups.at(-1)
    const first = group?.[0]
    const isTie = first !== undefined && model.comparisons.some((one) => one.model === first.model.id && one.tie === true)
    if (isTie) group?.push(model)
    else groups.push([model])
  }
  const places = new Map<string, QualityPlace>()
  let from = 1
  for (const group of groups) {
    for (const model of group) places.set(model.model.id, { from, to: from + group.length - 1 })
    from += group.length
  }
  return places
}
