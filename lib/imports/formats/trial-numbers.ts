/**
 * Which run each result of a file belongs to, from 1: the file's trial (from 0) where each (case, trial) stands once.
 * A missing trial is counted by occurrence of the case. Where every trial repeats its case's id (a known fault of a
 * fork), all are counted by occurrence; where (case, trial) comes twice, the later one takes the case's next free run.
 * `renumbered` says in words what was not taken from the file.
 */
export function numberTrials(results: readonly { caseId: string; trial: number | null }[]): { runOf: number[]; renumbered: string | null } {
  const isCopied = results.length > 1 && new Set(results.map((result) => result.caseId)).size > 1 && results.every((result) => String(result.trial) === result.caseId)
  const lowest = Math.min(0, ...results.flatMap((result) => (result.trial === null ? [] : [result.trial])).slice(0, 100_000))
  const taken = new Map<string, Set<number>>()
  let repeated = 0
  const runOf = results.map(({ caseId, trial }) => {
    const used = taken.get(caseId) ?? new Set<number>()
    taken.set(caseId, used)
    let run = isCopied || trial === null ? 1 : trial - lowest + 1
    if (used.has(run)) {
      if (!isCopied && trial !== null) repeated += 1
      while (used.has(run)) run += 1
    }
    used.add(run)
    return run
  })
  if (isCopied) return { runOf, renumbered: 'the trial of every result repeats its task id, so trials are counted by their order in the file' }
  return { runOf, renumbered: repeated === 0 ? null : `${repeated} ${repeated === 1 ? 'result repeats' : 'results repeat'} the task and trial of an earlier one and count as the next free trial` }
}
