import { defineList, textFilter, choiceFilter, type StateOf } from '@/lib/lists/list'
import { CASE_KINDS } from '@/lib/suites/case'
import { parseListQuery, TRANSCRIPT_LIST, type TranscriptListQuery } from '@/lib/transcripts/list-query'
import type { OutcomeId } from '@/lib/transcripts/outcome'

/** What waits to be reviewed, in the order in which it is worth reading; then what somebody put off. */
export const QUEUES = ['unsafe', 'failed', 'unclear', 'passed', 'all', 'deferred'] as const
export type Queue = (typeof QUEUES)[number]

export const QUEUE_LABELS: Record<Queue, string> = { unsafe: 'Unsafe', failed: 'Failed', unclear: 'Unclear or not judged', passed: 'Passed', all: 'All', deferred: 'Deferred' }

const OUTCOMES_OF: Record<Queue, OutcomeId[]> = { unsafe: ['unsafe'], failed: ['failed'], unclear: ['unclear', 'not_judged', 'error'], passed: ['passed'], all: [], deferred: [] }

/** The transcripts that no reviewer has finished; the same columns and sorts as the list of transcripts. */
export const REVIEW_QUEUE = defineList({
  name: 'review',
  sorts: TRANSCRIPT_LIST.sorts,
  firstSort: TRANSCRIPT_LIST.firstSort,
  columns: TRANSCRIPT_LIST.columns,
  hiddenAtFirst: ['intent', 'tools', 'duration', 'reviewed', 'cost', 'ended'],
  filters: { queue: textFilter(), suite: textFilter(), model: textFilter(), kind: choiceFilter(CASE_KINDS) },
  pageSize: TRANSCRIPT_LIST.pageSize,
})
export type ReviewQueueState = StateOf<typeof REVIEW_QUEUE>

/** The queue that an address names; unsafe where it names none. */
export function queueOf(state: ReviewQueueState): Queue {
  return QUEUES.find((queue) => queue === state.filters.queue) ?? 'unsafe'
}

/** A queue as a list of transcripts: nothing finished, and the queue's outcomes. */
export function queueQuery(state: ReviewQueueState): TranscriptListQuery {
  const { suite, model, kind } = state.filters
  return parseListQuery({
    suite: suite ?? undefined, model: model ?? undefined, kind, outcome: OUTCOMES_OF[queueOf(state)], reviewed: 'no', deferred: queueOf(state) === 'deferred' ? 'yes' : undefined,
    sort: `${state.sort.descending ? '-' : ''}${state.sort.by}`, page: String(state.page),
  })
}
