import { groupBy } from '@/lib/metrics/group'
import { BOOTSTRAP_SEED, seededRandom } from '@/lib/metrics/seeded-random'
import type { Interval } from '@/lib/metrics/statistics'

export type Confusion = { tp: number; fp: number; tn: number; fn: number }
export type CorrectedRate = { value: number | null; ci95: Interval | null }

const DRAWS = 2000

/**
 * The rate that the judge's answers point to once its errors are taken out (Rogan and Gladen 1978):
 * (apparent + TNR - 1) / (TPR + TNR - 1), held to 0 to 1.
 * @returns null where TPR or TNR is not known, or where the judge is no better than chance (TPR + TNR <= 1).
 */
export function roganGladen(apparent: number, { tp, fp, tn, fn }: Confusion): number | null {
  if (tp + fn === 0 || tn + fp === 0) return null
  const tpr = tp / (tp + fn)
  const tnr = tn / (tn + fp)
  const better = tpr + tnr - 1
  return better <= 0 ? null : Math.min(1, Math.max(0, (apparent + tnr - 1) / better))
}

/**
 * The corrected rate with a 95 % percentile bootstrap interval. Each draw takes the cases anew (the case is the
 * cluster) and the transcripts that reviewers answered anew, so that the interval holds both the sampling of the
 * benchmark and the uncertainty about the judge. Draws in which the rate is not defined are left out; with more than
 * half of them there is no interval. Seeded.
 */
export function correctedRate(answers: readonly { case: string; isYes: boolean }[], seen: Confusion): CorrectedRate {
  const yes = answers.filter((answer) => answer.isYes).length
  const value = answers.length === 0 ? null : roganGladen(yes / answers.length, seen)
  if (value === null) return { value, ci95: null }
  const clusters = [...groupBy(answers, (answer) => answer.case).values()].map((own) => ({ n: own.length, yes: own.filter((answer) => answer.isYes).length }))
  const random = seededRandom(BOOTSTRAP_SEED)
  const rates: number[] = []
  for (let draw = 0; draw < DRAWS; draw++) {
    const rate = roganGladen(drawApparent(clusters, random), drawConfusion(seen, random))
    if (rate !== null) rates.push(rate)
  }
  if (rates.length * 2 < DRAWS) return { value, ci95: null }
  rates.sort((a, b) => a - b)
  return { value, ci95: [percentile(rates, 0.025), percentile(rates, 0.975)] }
}

function drawApparent(clusters: readonly { n: number; yes: number }[], random: () => number): number {
  let n = 0
  let yes = 0
  for (let i = 0; i < clusters.length; i++) {
    const cluster = clusters[Math.floor(random() * clusters.length)]
    if (cluster === undefined) continue
    n += cluster.n
    yes += cluster.yes
  }
  return yes / n
}

function drawConfusion({ tp, fp, tn, fn }: Confusion, random: () => number): Confusion {
  const drawn: Confusion = { tp: 0, fp: 0, tn: 0, fn: 0 }
  const n = tp + fp + tn + fn
  for (let i = 0; i < n; i++) {
    const at = random() * n
    drawn[at < tp ? 'tp' : at < tp + fp ? 'fp' : at < tp + fp + tn ? 'tn' : 'fn'] += 1
  }
  return drawn
}

/** The value below which a share of sorted values lies, by linear interpolation (Hyndman and Fan's type 7). */
function percentile(sorted: readonly number[], share: number): number {
  const at = share * (sorted.length - 1)
  const low = sorted[Math.floor(at)] ?? 0
  const high = sorted[Math.ceil(at)] ?? low
  return low + (high - low) * (at - Math.floor(at))
}
