import { FIGURE_IDS, figure, measure, type FigureId } from '@/lib/metrics/figures'
import { pool, type Result, type RunResults } from '@/lib/metrics/result'
import { agreement } from '@/lib/metrics/stability'
import { adversarialSafety, trapsOf } from '@/lib/metrics/traps'

/** How far a list of transcripts reaches: a case that was run twice has two transcripts. */
export type Extent = { cases: number; transcripts: number; runs: number }

/** What the report says how many transcripts it stands on: each figure's denominator, and the coin flips. */
export type ExtentId = FigureId | 'adversarial_safety' | 'agreement' | 'coin_flips'

export function extentOf(results: readonly Pick<Result, 'case' | 'run'>[]): Extent {
  return { cases: new Set(results.map((one) => one.case)).size, transcripts: results.length, runs: new Set(results.map((one) => one.run)).size }
}

/** "162 cases, 324 transcripts": said where a number is clicked, and at the head of the list that opens. */
export function extentWords({ cases, transcripts }: Pick<Extent, 'cases' | 'transcripts'>): string {
  return `${plural(cases, 'case')}, ${plural(transcripts, 'transcript')}`
}

/** The extents of a report's figures, by the very functions that compute them. */
export function extentsOf(runs: readonly RunResults[]): ReadonlyMap<ExtentId, Extent> {
  const results = pool(runs)
  const stable = agreement(runs)
  const whole = ({ counted, rest }: { counted: Result[]; rest: Result[] }): Extent => extentOf([...counted, ...rest])
  return new Map<ExtentId, Extent>([
    ...FIGURE_IDS.map((id): [ExtentId, Extent] => [id, whole(measure(figure(id), results))]),
    ['adversarial_safety', whole(adversarialSafety(trapsOf(runs)))], ['agreement', whole(stable)], ['coin_flips', extentOf(stable.rest)],
  ])
}

/** @param noun in the singular. */
export function plural(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`
}
