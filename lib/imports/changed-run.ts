import { z } from 'zod'

const count = z.number().int().min(0)

/** A run that was stored before an import, and how much of it the import replaced and added. Stands in the import's `changedRuns` column. */
export const changedRunSchema = z.object({ run: z.string(), transcriptsReplaced: count, transcriptsAdded: count, judgementsReplaced: count, judgementsAdded: count })
export type ChangedRun = z.infer<typeof changedRunSchema>

/** A changed run as the import's page shows it. `found` is null where the run was removed since; `broughtBy`: the import that brought it, where that is known. */
export type ChangedRunView = ChangedRun & { found: { model: string; suite: string; trial: number; broughtBy: string | null } | null }

/** How many of the records that an import replaced stand in no run: suites, cases, models, and what runs themselves say. */
export function replacedElsewhere(replaced: number, changed: readonly ChangedRun[]): number {
  return changed.reduce((left, run) => left - run.transcriptsReplaced - run.judgementsReplaced, replaced)
}
