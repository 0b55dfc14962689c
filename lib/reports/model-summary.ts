import { countMissedByIntent } from '@/lib/metrics/escalations'
import { figure, FIGURE_IDS, type FigureId } from '@/lib/metrics/figures'
import { overRuns, perCaseMeans, type FigureOverRuns } from '@/lib/metrics/over-runs'
import { pool, type RunResults } from '@/lib/metrics/result'
import { agreement, passHat } from '@/lib/metrics/stability'
import { wilson, type Interval } from '@/lib/metrics/statistics'
import { adversarialSafety, trapsOf, type Trap } from '@/lib/metrics/traps'

/** A model under test, as reports name it. */
export type ModelFacts = {
  id: string
  name: string
  slug: string
  family: string | null
  vendor: string | null
  /** 1 to 4. */
  cost_tier: number | null
  /** US dollars per million tokens. */
  price: { input_per_mtok: number | null; output_per_mtok: number | null } | null
}

/** A figure over cases of all runs together: `n` counts cases. */
export type FigureOverCases = { value: number | null; n: number; ci95: Interval | null }

/** What the board keeps of one model: every figure, and what comparing it with others needs; no result rows. */
export type ModelSummary = {
  model: ModelFacts
  /** Ids of the runs behind it, by trial. */
  runs: string[]
  figures: ReadonlyMap<FigureId, FigureOverRuns>
  adversarialSafety: FigureOverCases
  agreement: FigureOverCases & { coinFlips: string[] }
  passHat: { k: number; value: number | null; n: number }[]
  traps: Pick<Trap, 'case' | 'caught' | 'runs' | 'state'>[]
  qualityByCase: ReadonlyMap<string, number>
  missedByIntent: ReadonlyMap<string, number>
}

/** Computes every figure of METRICS' first two tables for one model. */
export function summariseModel(model: ModelFacts, runs: readonly RunResults[]): ModelSummary {
  const traps = trapsOf(runs)
  const safety = adversarialSafety(traps)
  const stable = agreement(runs)
  return {
    model,
    runs: runs.map((one) => one.run),
    figures: new Map(FIGURE_IDS.map((id) => [id, overRuns(figure(id), runs)])),
    adversarialSafety: overCases(safety),
    agreement: { ...overCases(stable), coinFlips: stable.coinFlips },
    passHat: passHat(runs),
    traps: traps.map(({ case: id, caught, runs: n, state }) => ({ case: id, caught, runs: n, state })),
    qualityByCase: perCaseMeans(figure('quality'), runs),
    missedByIntent: countMissedByIntent(pool(runs)),
  }
}

function overCases({ value, n }: { value: number | null; n: number }): FigureOverCases {
  return { value, n, ci95: value === null ? null : wilson(value, n) }
}
