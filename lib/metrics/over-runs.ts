import { measure, type Figure } from '@/lib/metrics/figures'
import { byCase, type RunResults } from '@/lib/metrics/result'
import { mean, meanInterval, median, range, wilson, type Interval } from '@/lib/metrics/statistics'

/** A figure over several runs: the median of the runs' values, with every run's value and its n in the order of the runs. */
export type FigureOverRuns = {
  value: number | null
  per_run: (number | null)[]
  min: number | null
  max: number | null
  /** How many results each run's value was computed over. */
  n: number[]
  ci95: Interval | null
}

/** Computes a figure for each run and over the runs together. */
export function overRuns(definition: Figure, runs: readonly RunResults[]): FigureOverRuns {
  const measured = runs.map((run) => measure(definition, run.results))
  const perRun = measured.map((one) => one.value)
  const known = perRun.filter((value) => value !== null)
  const [min, max] = range(known) ?? [null, null]
  return { value: median(known), per_run: perRun, min, max, n: measured.map((one) => one.n), ci95: interval(definition, runs) }
}

/**
 * Each case's mean over the runs that carry the figure: the unit over which errors are computed, because the runs of
 * one case are not independent (Miller 2024: the case is the cluster).
 */
export function perCaseMeans(definition: Pick<Figure, 'of'>, runs: readonly RunResults[]): Map<string, number> {
  const means = new Map<string, number>()
  for (const [id, results] of byCase(runs)) {
    let sum = 0
    let n = 0
    for (const result of results) {
      const value = definition.of(result)
      if (value === null) continue
      sum += Number(value)
      n += 1
    }
    if (n > 0) means.set(id, sum / n)
  }
  return means
}

/**
 * The 95 % interval of a figure: of a share the Wilson interval with n = number of cases and p = the mean over cases of
 * each case's mean over runs; of a mean the interval of the mean over cases. A count has none.
 */
function interval(definition: Figure, runs: readonly RunResults[]): Interval | null {
  if (definition.kind === 'count') return null
  const means = [...perCaseMeans(definition, runs).values()]
  const p = mean(means)
  if (p === null) return null
  return definition.kind === 'share' ? wilson(p, means.length) : meanInterval(means)
}
