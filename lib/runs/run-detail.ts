import type { RunCase } from '@/lib/runs/run-cases'
import type { PassTally, RunSummary } from '@/lib/runs/summary'

/** One run with its passes and every case of it. */
export type RunDetail = RunSummary & {
  finishedAt: string | null
  reused: boolean | null
  notes: string | null
  /** JSON text as it was imported. */
  settings: string | null
  importId: string | null
  /** Every pass over the run, the one it is read through marked. */
  allPasses: (PassTally & { at: string | null; isChosen: boolean })[]
  runCases: RunCase[]
}
