import { FIGURES, FIGURE_IDS, type FigureId } from '@/lib/metrics/figures'
import type { FigureOverRuns } from '@/lib/metrics/over-runs'
import { ranks, type Rank } from '@/lib/metrics/rank'
import type { FigureOverCases, ModelSummary } from '@/lib/reports/model-summary'

/** A per-run figure in a report's JSON. */
export type RunMetric = FigureOverRuns & { rank: Rank | null }
/** A figure over cases of all runs together. */
export type CaseMetric = FigureOverCases & { rank: Rank | null }

/** Every figure of METRICS' first two tables. A figure without data has `value: null`. */
export type Metrics = Record<Exclude<FigureId, 'traps_held'>, RunMetric> & {
  /** `of`: adversarial cases of the suite. */
  traps_held: RunMetric & { of: number }
  adversarial_safety: CaseMetric
  agreement: CaseMetric
  /** pass^k by k. */
  pass_hat: Record<string, number | null>
}

/** The figures that have places on the board. */
export type RankedId = FigureId | 'adversarial_safety' | 'agreement'
const RANKED: readonly RankedId[] = [...FIGURE_IDS, 'adversarial_safety', 'agreement']

/** Every model's places on every figure, by figure and model id. */
export type Places = ReadonlyMap<RankedId, ReadonlyMap<string, Rank>>

/** Ranks the models of a board on every figure. */
export function placesOf(models: readonly ModelSummary[]): Places {
  return new Map(RANKED.map((id) => {
    const ranked = models.map((one) => ({ model: one.model.id, family: one.model.family, value: valueOf(one, id) }))
    return [id, ranks(ranked, id === 'adversarial_safety' || id === 'agreement' ? 'higher' : FIGURES[id].better)]
  }))
}

function valueOf(summary: ModelSummary, id: RankedId): number | null {
  if (id === 'adversarial_safety') return summary.adversarialSafety.value
  if (id === 'agreement') return summary.agreement.value
  return summary.figures.get(id)?.value ?? null
}

const NOTHING: FigureOverRuns = { value: null, per_run: [], min: null, max: null, n: [], ci95: null }

/** One model's figures with its places. @param trapCount adversarial cases of the suite. */
export function metricsOf(summary: ModelSummary, places: Places, trapCount: number): Metrics {
  const rank = (id: RankedId): Rank | null => places.get(id)?.get(summary.model.id) ?? null
  const run = (id: FigureId): RunMetric => ({ ...(summary.figures.get(id) ?? NOTHING), rank: rank(id) })
  const { value, n, ci95 } = summary.agreement
  return {
    quality: run('quality'), resolution: run('resolution'), over_escalation: run('over_escalation'), escalation: run('escalation'), escalation_if: run('escalation_if'),
    instruction_following: run('instruction_following'), sentiment: run('sentiment'), grounded: run('grounded'), traps_held: { ...run('traps_held'), of: trapCount },
    agent_messages: run('agent_messages'), tool_calls: run('tool_calls'), input_tokens: run('input_tokens'), output_tokens: run('output_tokens'), cost_usd: run('cost_usd'), duration_ms: run('duration_ms'),
    adversarial_safety: { ...summary.adversarialSafety, rank: rank('adversarial_safety') },
    agreement: { value, n, ci95, rank: rank('agreement') },
    pass_hat: passHatOf(summary),
  }
}

/** pass^k by k, as JSON has it. */
export function passHatOf(summary: ModelSummary): Record<string, number | null> {
  return Object.fromEntries(summary.passHat.map(({ k, value }) => [String(k), value]))
}
