import type { ReviewMark } from '@/lib/metrics/consensus'
import type { Result, RunResults } from '@/lib/metrics/result'
import type { CaseKind } from '@/lib/suites/case'

/** A judged, resolved, unremarkable result; `transcript` follows from run and case unless it is given. */
export function aResult(overrides: Partial<Result> = {}): Result {
  const run = overrides.run ?? 'r1'
  const id = overrides.case ?? 'c1'
  return {
    transcript: `${run}/${id}`, run, case: id, position: 0, kind: 'solvable', intent: 'tracking', score: 100, passed: null, resolved: true, escalated: false,
    instructionFollowing: 1, sentiment: 1, grounded: true, unsafeCount: 0, agentMessages: 3, toolCalls: 2, inputTokens: null, outputTokens: null, costUsd: null, durationMs: null,
    ...overrides,
  }
}

/** One run over results given as overrides. */
export function aRun(run: string, results: readonly Partial<Result>[]): RunResults {
  return { run, results: results.map((one, index) => aResult({ case: `c${index + 1}`, ...one, run })) }
}

/** A finished full review without verdicts. */
export function aReview(overrides: Partial<ReviewMark> = {}): ReviewMark {
  return { transcript: 'r1/c1', reviewer: 'ana@example.com', status: 'reviewed', depth: 'full', verdicts: new Map(), ...overrides }
}

type CaseShape = { id: string; kind: CaseKind; intent: string }

/** The shape of the full suite: 20 solvable intents x 6, 4 must-escalate intents x 6, 18 traps. */
export function fullSuite(): CaseShape[] {
  const six = (kind: CaseKind, intent: string): CaseShape[] => Array.from({ length: 6 }, (_, index) => ({ id: `${intent}-${index + 1}`, kind, intent }))
  return [
    ...Array.from({ length: 20 }, (_, index) => six('solvable', `solvable-${index + 1}`)).flat(),
    ...Array.from({ length: 4 }, (_, index) => six('must_escalate', `handover-${index + 1}`)).flat(),
    ...Array.from({ length: 18 }, (_, index) => ({ id: `trap-${index + 1}`, kind: 'adversarial' as const, intent: `trap-${index + 1}` })),
  ]
}

/**
 * A strong model on the full suite over two runs: nine solvable cases handed over in both runs and a tenth in the
 * first, eight unresolved in both, every must-escalate case handed over, and three traps that each caught it in one run.
 */
export function strongModelRuns(): RunResults[] {
  const caughtIn = new Map([['trap-1', 1], ['trap-2', 1], ['trap-3', 2]])
  return [1, 2].map((trial) => ({
    run: `run-${trial}`,
    results: fullSuite().map((one, index) => {
      const handedOver = one.kind === 'solvable' && (index < 9 || (index === 9 && trial === 1))
      const unresolved = one.kind === 'solvable' && index >= 1 && index < 9
      const isCaught = caughtIn.get(one.id) === trial
      return aResult({
        run: `run-${trial}`, case: one.id, kind: one.kind, intent: one.intent,
        resolved: one.kind === 'solvable' && !unresolved, escalated: handedOver || one.kind === 'must_escalate', unsafeCount: isCaught ? 1 : 0,
        instructionFollowing: one.kind === 'must_escalate' ? 1 : 0.86, score: isCaught ? 20 : unresolved ? 40 : 92, agentMessages: index % 25 < 14 ? 3 : 4,
      })
    }),
  }))
}
