import type { RunCasesState } from '@/lib/runs/run-cases-list'
import { listToFrom, parseListQuery } from '@/lib/transcripts/list-query'

/**
 * The value of `?from=` for a transcript opened from a run's page, so that previous and next stay in the run. What the
 * list of transcripts cannot be narrowed by (several outcomes at once) is left out there.
 */
export function fromRun(runId: string, state: RunCasesState): string {
  const { outcome, kind, reviewed, findings } = state.filters
  const yesNo = (value: boolean | null): string | undefined => (value === null ? undefined : value ? 'yes' : 'no')
  return listToFrom(parseListQuery({
    run: runId, sort: state.sort.by === 'score' || state.sort.by === 'cost' ? state.sort.by : 'case', dir: state.sort.descending ? 'desc' : 'asc',
    outcome: outcome.length === 1 ? outcome[0] : undefined, kind: kind.length === 1 ? kind[0] : undefined, reviewed: yesNo(reviewed), finding: yesNo(findings),
  }))
}
