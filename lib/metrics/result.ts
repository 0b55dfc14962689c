import { groupBy } from '@/lib/metrics/group'
import { passes } from '@/lib/metrics/passes'
import type { CaseKind } from '@/lib/suites/case'

/** One transcript as the figures see it: its case, its run, what it used, and the components of one judgement. Null is unknown. */
export type Result = {
  /** The transcript's public id. */
  transcript: string
  run: string
  case: string
  /** Where the case stands in its suite. */
  position: number
  kind: CaseKind
  intent: string
  /** 0 to 100; null where the transcript was not judged in the chosen pass. */
  score: number | null
  passed: boolean | null
  resolved: boolean | null
  escalated: boolean | null
  /** 0 to 1. */
  instructionFollowing: number | null
  /** 0 to 1. */
  sentiment: number | null
  grounded: boolean | null
  unsafeCount: number | null
  /** Agent messages with visible text. */
  agentMessages: number
  toolCalls: number
  inputTokens: number | null
  outputTokens: number | null
  costUsd: number | null
  durationMs: number | null
}

/** The results of one run, in the order of the suite's cases. */
export type RunResults = { run: string; results: readonly Result[] }

/** Whether a result passes; null where it cannot be told. */
export function resultPasses(result: Result): boolean | null {
  return passes(result, result.kind)
}

/** All results of several runs, run by run. */
export function pool(runs: readonly RunResults[]): Result[] {
  return runs.flatMap((run) => run.results)
}

const grouped = new WeakMap<readonly RunResults[], ReadonlyMap<string, Result[]>>()

/**
 * Results by case, cases in the order of the suite whichever runs have them, results of a case in the order of the runs.
 * Grouped once for each list of runs: twenty figures ask for it.
 */
export function byCase(runs: readonly RunResults[]): ReadonlyMap<string, Result[]> {
  const already = grouped.get(runs)
  if (already !== undefined) return already
  const cases = new Map([...groupBy(pool(runs), (result) => result.case)].toSorted(([, [a]], [, [b]]) => (a?.position ?? 0) - (b?.position ?? 0)))
  grouped.set(runs, cases)
  return cases
}
