import type { CaseListState } from '@/lib/cases/case-list'
import { breakRate, passShare, type CaseTally } from '@/lib/cases/tally'
import { CASE_KINDS, type CaseKind } from '@/lib/suites/case'

/** One case as a list shows it. */
export type CaseSummary = { suite: string; id: string; title: string; kind: CaseKind; intent: string; language: string | null; position: number; tally: CaseTally }

/** The cases that a list's filters leave, in its order; what is unknown stands last either way, ties by the suite's order. */
export function arrangeCases(cases: readonly CaseSummary[], state: CaseListState): CaseSummary[] {
  const { q, kind, intent, unsafe } = state.filters
  const words = q?.toLowerCase() ?? ''
  const kept = cases.filter((each) =>
    (words === '' || each.id.toLowerCase().includes(words) || each.title.toLowerCase().includes(words) || each.intent.toLowerCase().includes(words))
    && (kind.length === 0 || kind.includes(each.kind))
    && (intent === null || each.intent === intent)
    && (unsafe === null || unsafe === each.tally.unsafe > 0))
  const sign = state.sort.descending ? -1 : 1
  return kept.sort((a, b) => {
    const [one, other] = [sortValue(a, state.sort.by), sortValue(b, state.sort.by)]
    if (one === null || other === null) return (one === null ? 1 : 0) - (other === null ? 1 : 0) || a.position - b.position
    const order = typeof one === 'number' && typeof other === 'number' ? one - other : String(one).localeCompare(String(other), 'en')
    return sign * order || a.position - b.position
  })
}

function sortValue(each: CaseSummary, by: CaseListState['sort']['by']): number | string | null {
  switch (by) {
    case 'position': return each.position
    case 'title': return each.title
    case 'kind': return CASE_KINDS.indexOf(each.kind)
    case 'intent': return each.intent
    case 'passed': return passShare(each.tally)
    case 'score': return each.tally.meanScore
    case 'unsafe': return each.tally.unsafe
    case 'break': return breakRate(each.kind, each.tally)
  }
}
