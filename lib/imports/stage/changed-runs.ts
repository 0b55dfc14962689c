import type { ChangedRun } from '@/lib/imports/changed-run'
import type { Staging } from '@/lib/imports/stage/staging'

/** The stored runs that an import puts something into, by id. */
export function changedRunsOf(staging: Staging): ChangedRun[] {
  const replaced = new Map<number, number>()
  for (const { run } of staging.replacedTranscripts) replaced.set(run.key, (replaced.get(run.key) ?? 0) + 1)
  const judged = new Map<number, number>()
  for (const pass of staging.passes.values()) for (const [runKey, tally] of pass.tallies) judged.set(runKey, (judged.get(runKey) ?? 0) + tally.judged)
  return [...staging.runs.values()].flatMap((run): ChangedRun[] => {
    const transcriptsReplaced = replaced.get(run.key) ?? 0
    const judgementsReplaced = staging.replacedJudgements.get(run.key) ?? 0
    const judgements = judged.get(run.key) ?? 0
    if (run.origin !== 'stored' || run.staged.size + judgements === 0) return []
    return [{ run: run.id, transcriptsReplaced, transcriptsAdded: run.staged.size - transcriptsReplaced, judgementsReplaced, judgementsAdded: judgements - judgementsReplaced }]
  }).sort((a, b) => (a.run < b.run ? -1 : 1))
}
