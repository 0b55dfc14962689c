import { choiceFilter, defineList, textFilter, type StateOf } from '@/lib/lists/list'
import { RUN_STATUSES } from '@/lib/runs/run'

/** The list of all runs. */
export const RUN_LIST = defineList({
  name: 'runs',
  sorts: ['imported', 'model', 'suite', 'trial', 'status', 'transcripts', 'judged', 'score', 'passed'],
  firstSort: '-imported',
  columns: ['run', 'suite', 'status', 'transcripts', 'judged', 'score', 'passed', 'unsafe', 'reviewed', 'judge', 'started', 'imported'],
  hiddenAtFirst: ['judged', 'started'],
  filters: { q: textFilter(), suite: textFilter(), model: textFilter(), status: choiceFilter(RUN_STATUSES) },
  pageSize: 50,
})
export type RunListState = StateOf<typeof RUN_LIST>
