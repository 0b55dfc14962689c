import { isFigureId } from '@/lib/metrics/figures'
import { choiceFilter, defineList, idFilter, type StateOf } from '@/lib/lists/list'
import type { BoardModel } from '@/lib/reports/board'

/** What the board can be sorted by; `quality` is its own order. */
const SORTS = ['quality', 'name', 'resolution', 'over_escalation', 'escalation', 'instruction_following', 'sentiment', 'grounded', 'traps_held', 'adversarial_safety', 'agent_messages', 'cost_usd', 'tier'] as const

/** The board as a list. */
export const BOARD_LIST = defineList({
  name: 'board',
  sorts: SORTS,
  firstSort: '-quality',
  columns: ['model', 'place', 'quality', 'resolution', 'over_escalation', 'escalation', 'instruction_following', 'sentiment', 'grounded', 'traps_held', 'adversarial_safety', 'agent_messages', 'cost_usd', 'tier', 'runs', 'coverage'],
  filters: { family: idFilter(), tier: choiceFilter(['1', '2', '3', '4']) },
  pageSize: 200,
})
export type BoardListState = StateOf<typeof BOARD_LIST>

/** The board's lines as the state asks: narrowed and sorted, what has no value last in both directions, level lines as they stood. */
export function arrangeBoard(models: readonly BoardModel[], { sort, filters }: BoardListState): BoardModel[] {
  const kept = models.filter(({ model }) => (filters.family === null || model.family === filters.family) && (filters.tier.length === 0 || filters.tier.some((tier) => Number(tier) === model.cost_tier)))
  if (sort.by === 'name') return kept.toSorted((a, b) => (sort.descending ? -1 : 1) * a.model.name.localeCompare(b.model.name, 'en'))
  const sign = sort.descending ? -1 : 1
  return kept.toSorted((a, b) => {
    const [first, second] = [valueOf(a, sort.by), valueOf(b, sort.by)]
    if (first === null || second === null) return Number(first === null) - Number(second === null)
    return sign * (first - second)
  })
}

function valueOf(line: BoardModel, by: (typeof SORTS)[number]): number | null {
  if (by === 'tier') return line.model.cost_tier
  if (by === 'adversarial_safety') return line.metrics.adversarial_safety.value
  return isFigureId(by) ? line.metrics[by].value : null
}

/** The columns in which no model of the board has a figure: a suite without traps has none held. */
export function columnsWithoutFigures(models: readonly BoardModel[]): string[] {
  return models.length === 0 ? [] : SORTS.filter((by) => by !== 'name' && models.every((line) => valueOf(line, by) === null))
}
