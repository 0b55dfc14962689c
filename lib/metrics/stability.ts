import type { Measured } from '@/lib/metrics/figures'
import { byCase, resultPasses, type Result, type RunResults } from '@/lib/metrics/result'
import { choose, mean } from '@/lib/metrics/statistics'

/** One case over the runs in which it is known whether it passes. */
type CasePasses = { case: string; passed: Result[]; failed: Result[] }

function casePasses(runs: readonly RunResults[]): CasePasses[] {
  return [...byCase(runs)].map(([id, results]) => ({
    case: id,
    passed: results.filter((result) => resultPasses(result) === true),
    failed: results.filter((result) => resultPasses(result) === false),
  }))
}

/**
 * METRICS `pass_hat[k]` for k = 1 to the number of runs: the mean over cases of C(passes, k) / C(runs, k), tau-bench's
 * pass^k (Yao et al. 2024): the chance that k runs drawn of the case all pass. A case counts for k when at least k of
 * its runs are known; `n` says how many cases did.
 */
export function passHat(runs: readonly RunResults[]): { k: number; value: number | null; n: number }[] {
  const cases = casePasses(runs)
  return runs.map((_, index) => {
    const k = index + 1
    const able = cases.filter((one) => one.passed.length + one.failed.length >= k)
    return { k, value: mean(able.map((one) => choose(one.passed.length, k) / choose(one.passed.length + one.failed.length, k))), n: able.length }
  })
}

/**
 * What pass^k is made of: `counted` the passing transcripts of the cases that pass at least k times, without which k drawn
 * runs never all pass; `rest` the other known transcripts of the cases with at least k known runs. `n` is those cases.
 */
export function passingTogether(runs: readonly RunResults[], k: number): Measured {
  const able = casePasses(runs).filter((one) => one.passed.length + one.failed.length >= k)
  const isCounted = (one: CasePasses): boolean => one.passed.length >= k
  return {
    value: passHat(runs).find((one) => one.k === k)?.value ?? null,
    n: able.length,
    counted: able.filter(isCounted).flatMap((one) => one.passed),
    rest: able.flatMap((one) => (isCounted(one) ? one.failed : [...one.passed, ...one.failed])),
  }
}

/** METRICS `agreement`: `n` cases, `counted` the transcripts of those that come out the same in every run, `rest` of the coin flips. */
export type Agreement = Measured & { coinFlips: string[] }

/** The share of cases that pass in every run or fail in every run; of the cases known in at least two runs. The others are coin flips. */
export function agreement(runs: readonly RunResults[]): Agreement {
  const repeated = casePasses(runs).filter((one) => one.passed.length + one.failed.length >= 2)
  const flips = repeated.filter((one) => one.passed.length > 0 && one.failed.length > 0)
  const steady = repeated.filter((one) => one.passed.length === 0 || one.failed.length === 0)
  return {
    value: repeated.length === 0 ? null : steady.length / repeated.length,
    n: repeated.length,
    counted: steady.flatMap((one) => [...one.passed, ...one.failed]),
    rest: flips.flatMap((one) => [...one.passed, ...one.failed]),
    coinFlips: flips.map((one) => one.case),
  }
}
