import type { RunCasesState } from '@/lib/runs/run-cases-list'
import { listToFrom, parseListQuery } from '@/lib/transcripts/list-query'

/** The value of `?from=` for a transcript opened from a run's page, so that previous and next stay among the cases it shows. */
export function fromRun(runId: string, state: RunCasesState): string {
  const { outcome, kind, reviewed, findings } = state.filters
  const yesNo = (value: boolean | null): string | undefined => (value === null ? undefined : value ? 'yes' : 'no')
  // The list of transcripts cannot be sorted by findings; there the order of the cases stands in.
  const by = state.sort.by === 'findings' ? 'case' : state.sort.by
  return listToFrom(parseListQuery({ run: runId, sort: `${state.sort.descending ? '-' : ''}${by}`, outcome: [...outcome], kind: [...kind], reviewed: yesNo(reviewed), finding: yesNo(findings) }))
}
