import { choiceFilter, defineList, flagFilter, textFilter, type StateOf } from '@/lib/lists/list'
import { CASE_KINDS } from '@/lib/suites/case'

/** The cases of one suite. */
export const CASE_LIST = defineList({
  name: 'cases',
  sorts: ['position', 'title', 'kind', 'intent', 'passed', 'score', 'unsafe', 'break'],
  firstSort: 'position',
  columns: ['case', 'kind', 'intent', 'outcomes', 'passed', 'score', 'unsafe', 'break', 'transcripts', 'language'],
  hiddenAtFirst: ['transcripts', 'language'],
  filters: { suite: textFilter(), q: textFilter(), kind: choiceFilter(CASE_KINDS), intent: textFilter(), unsafe: flagFilter() },
  pageSize: 100,
})
export type CaseListState = StateOf<typeof CASE_LIST>
