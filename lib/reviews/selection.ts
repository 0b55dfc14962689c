import type { ReviewSelection } from '@/lib/reviews/review'
import type { TranscriptListQuery } from '@/lib/transcripts/list-query'

/**
 * How a transcript that was opened from a list came before its reviewer: `judge_fail` from one that holds only what failed or was unsafe, `all` from one of whole
 * suites, models or runs, `search` from any other. Null where it was opened from no list.
 */
export function selectionOf(list: TranscriptListQuery | null): ReviewSelection | null {
  if (list === null) return null
  if (list.evidence !== null) return 'search'
  const { suite: _suite, model: _model, run: _run, reviewed: _reviewed, outcome, ...others } = list.state.filters
  if (Object.values(others).some((value) => value !== null && !(Array.isArray(value) && value.length === 0))) return 'search'
  if (outcome.length === 0) return 'all'
  return outcome.every((each) => each === 'failed' || each === 'unsafe') ? 'judge_fail' : 'search'
}
