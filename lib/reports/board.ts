import { difference, dominatedBy, layOut } from '@/lib/metrics/compare'
import { missedByIntent } from '@/lib/metrics/escalations'
import { trapBreakRates } from '@/lib/metrics/traps'
import { tierSpreads, verbosityR, verbosityTiers, type TierSpread, type VerbosityTier } from '@/lib/metrics/verbosity'
import { metricsOf, placesOf, type Metrics, type Places } from '@/lib/reports/metrics'
import type { ModelFacts, ModelSummary } from '@/lib/reports/model-summary'
import type { ReportView } from '@/lib/reports/view'
import type { Interval } from '@/lib/metrics/statistics'

/** One model's paired difference from another: this one less that one. `model` is the other's id. */
export type Comparison = { model: string; difference: number | null; se: number | null; ci95: Interval | null; n: number; tie: boolean | null; cost_tier: number | null }

/** One model's line of the board; `runs` are the ids of those that its figures stand on, in the order of `per_run`. */
export type BoardModel = { model: ModelFacts; runs: string[]; metrics: Metrics; comparisons: Comparison[]; dominated_by: string[]; verbosity_tier: VerbosityTier | null }

/** What is true of a board as a whole, and its lines; `sab board --format json`. */
export type BoardJson = {
  schema: 'sab-board/1'
  suite: string
  view: ReportView
  models: BoardModel[]
  trap_break_rate: Record<string, number>
  missed_by_intent: Record<string, number>
  verbosity_r: { r: number | null; n: number }
  /** The thirds of the board by agent messages; none on a board of fewer than three models. */
  verbosity_tiers: Partial<Record<VerbosityTier, TierSpread>>
}

/**
 * Builds the board of a suite, best quality first.
 * @param trapCount adversarial cases of the suite.
 */
export function buildBoard(suite: string, view: ReportView, summaries: readonly ModelSummary[], trapCount: number): BoardJson {
  const ordered = summaries.toSorted((a, b) => (qualityOf(b) ?? -1) - (qualityOf(a) ?? -1) || (a.model.id < b.model.id ? -1 : 1))
  const standing = standingOf(ordered)
  const means = layOut(ordered.map((one) => one.qualityByCase))
  const talk = ordered.map((one) => ({ model: one.model.id, agentMessages: messagesOf(one), quality: qualityOf(one) }))
  return {
    schema: 'sab-board/1', suite, view,
    models: ordered.map((_, index) => boardLine(index, ordered, means, standing, trapCount)),
    trap_break_rate: trapBreakRate(ordered),
    missed_by_intent: Object.fromEntries(missedByIntent(ordered.map((one) => one.missedByIntent))),
    verbosity_r: verbosityR(talk),
    verbosity_tiers: Object.fromEntries(tierSpreads(talk)),
  }
}

/**
 * The line of a model whose report was asked for: of the board with its figures taken from the report's runs. A model
 * without a complete run is no part of the board: it is compared, but has no place and no tier.
 */
export function lineFor(own: ModelSummary, isOnBoard: boolean, board: readonly ModelSummary[], trapCount: number): BoardModel {
  const others = board.filter((other) => other.model.id !== own.model.id)
  const all = [...others, own]
  return boardLine(all.length - 1, all, layOut(all.map((one) => one.qualityByCase)), standingOf(isOnBoard ? all : others), trapCount)
}

/** METRICS `trap_break_rate`, by case. */
export function trapBreakRate(board: readonly ModelSummary[]): Record<string, number> {
  return Object.fromEntries(trapBreakRates(board.map((one) => one.traps)))
}

type Standing = { places: Places; tiers: ReadonlyMap<string, VerbosityTier> }

function standingOf(models: readonly ModelSummary[]): Standing {
  return { places: placesOf(models), tiers: verbosityTiers(models.map((one) => ({ model: one.model.id, agentMessages: messagesOf(one) }))) }
}

/** @param means each model's quality by case, laid out in the order of `all`. */
function boardLine(own: number, all: readonly ModelSummary[], means: readonly Float64Array[], { places, tiers }: Standing, trapCount: number): BoardModel {
  const [one, ownMeans] = [all[own], means[own]]
  if (one === undefined || ownMeans === undefined) throw new Error(`there is no model ${own} among ${all.length}`)
  const comparisons = all.flatMap((other, index): Comparison[] => {
    const theirs = means[index]
    return index === own || theirs === undefined ? [] : [{ model: other.model.id, ...difference(ownMeans, theirs), cost_tier: other.model.cost_tier }]
  })
  return { model: one.model, runs: one.runs, metrics: metricsOf(one, places, trapCount), comparisons, dominated_by: dominatedBy(one.model.cost_tier, comparisons), verbosity_tier: tiers.get(one.model.id) ?? null }
}

function qualityOf(summary: ModelSummary): number | null {
  return summary.figures.get('quality')?.value ?? null
}

function messagesOf(summary: ModelSummary): number | null {
  return summary.figures.get('agent_messages')?.value ?? null
}
