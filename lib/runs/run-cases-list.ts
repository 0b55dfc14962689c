import { choiceFilter, defineList, flagFilter, textFilter, type StateOf } from '@/lib/lists/list'
import { CASE_KINDS } from '@/lib/suites/case'
import { OUTCOMES } from '@/lib/transcripts/outcome'

/** The cases of one run, each with what came of it. */
export const RUN_CASES_LIST = defineList({
  name: 'run-cases',
  sorts: ['case', 'outcome', 'score', 'messages', 'tools', 'findings', 'cost'],
  firstSort: 'case',
  columns: ['case', 'kind', 'intent', 'outcome', 'score', 'resolved', 'escalated', 'instructions', 'sentiment', 'grounded', 'unsafe', 'findings', 'reviewed', 'messages', 'tools', 'ended', 'cost'],
  hiddenAtFirst: ['intent', 'tools', 'ended', 'cost'],
  filters: { q: textFilter(), outcome: choiceFilter(OUTCOMES), kind: choiceFilter(CASE_KINDS), reviewed: flagFilter(), findings: flagFilter() },
  pageSize: 100,
})
export type RunCasesState = StateOf<typeof RUN_CASES_LIST>
