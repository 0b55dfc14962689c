import { figure, measure, type FigureId } from '@/lib/metrics/figures'
import { byCase, pool, type Result, type RunResults } from '@/lib/metrics/result'
import { range, type Interval } from '@/lib/metrics/statistics'

/** The figures that are shown by intent: those of the solvable rows, and those of the must-escalate row. */
export const INTENT_FIGURES = ['resolution', 'over_escalation', 'instruction_following', 'quality', 'escalation', 'escalation_if'] as const satisfies readonly FigureId[]
export type IntentFigureId = (typeof INTENT_FIGURES)[number]

/** One figure of one intent: over all results of all runs pooled, and for each run; `n` and `n_per_run` count results. */
export type PooledFigure = { value: number | null; n: number; per_run: (number | null)[]; n_per_run: number[] }

export type IntentRow = { intent: string; n: number; cases: number; figures: Record<IntentFigureId, PooledFigure> }

/** One row of the table by use case. A range is over the pooled values of its intents; null where no intent has one. */
export type ClusterRow = {
  id: string
  title: string
  /** Results and cases of all its intents. */
  n: number
  cases: number
  ranges: Record<IntentFigureId, Interval | null>
  /** Over all its results, whatever the intent. */
  figures: Record<IntentFigureId, PooledFigure>
  intents: IntentRow[]
}

/** A suite's own grouping of intents. */
export type ClusterDefinition = { id: string; title: string; intents: readonly string[] }

/** The id of the row in which every must-escalate intent stands. */
export const MUST_ESCALATE_ROW = 'must_escalate'

/**
 * The table by cluster: the suite's clusters in its order, then every intent that belongs to none as a row of its own in
 * the order of the cases, last the must-escalate cases of all intents in one row.
 */
export function clusterRows(runs: readonly RunResults[], clusters: readonly ClusterDefinition[]): ClusterRow[] {
  const placed = new Map<string, { id: string; title: string }>()
  for (const cluster of clusters) for (const intent of cluster.intents) if (!placed.has(intent)) placed.set(intent, cluster)
  const intents = new Set([...byCase(runs).values()].flat().map((result) => result.intent))
  const single = [...intents].filter((intent) => !placed.has(intent)).map((intent) => ({ id: intent, title: intent, intents: [intent] }))
  const settled = runs.map((run) => ({ run: run.run, results: run.results.filter((result) => result.kind !== 'must_escalate') }))
  const handed = runs.map((run) => ({ run: run.run, results: run.results.filter((result) => result.kind === 'must_escalate') }))
  const own = clusters.map((cluster) => ({ ...cluster, intents: cluster.intents.filter((intent) => placed.get(intent)?.id === cluster.id) }))
  return [
    ...[...own, ...single].map((cluster) => clusterRow(cluster, settled)),
    clusterRow({ id: MUST_ESCALATE_ROW, title: 'Must escalate', intents: [...intents] }, handed),
  ].filter((row) => row.n > 0)
}

function clusterRow(cluster: ClusterDefinition, runs: readonly RunResults[]): ClusterRow {
  const intents = cluster.intents.map((intent) => intentRow(intent, runs)).filter((row) => row.n > 0)
  const names = new Set(cluster.intents)
  const own = runs.map((run) => ({ run: run.run, results: run.results.filter((result) => names.has(result.intent)) }))
  const overIntents = (id: IntentFigureId): Interval | null => range(intents.map((row) => row.figures[id].value).filter((value) => value !== null))
  return {
    id: cluster.id,
    title: cluster.title,
    n: intents.reduce((sum, row) => sum + row.n, 0),
    cases: intents.reduce((sum, row) => sum + row.cases, 0),
    ranges: byIntentFigure(overIntents),
    figures: byIntentFigure((id) => pooledFigure(id, own)),
    intents,
  }
}

function intentRow(intent: string, runs: readonly RunResults[]): IntentRow {
  const own = runs.map((run) => ({ run: run.run, results: run.results.filter((result) => result.intent === intent) }))
  return {
    intent,
    n: own.reduce((sum, run) => sum + run.results.length, 0),
    cases: byCase(own).size,
    figures: byIntentFigure((id) => pooledFigure(id, own)),
  }
}

function pooledFigure(id: IntentFigureId, runs: readonly RunResults[]): PooledFigure {
  const pooled = measure(figure(id), pool(runs))
  const perRun = runs.map((run) => measure(figure(id), run.results))
  return { value: pooled.value, n: pooled.n, per_run: perRun.map((one) => one.value), n_per_run: perRun.map((one) => one.n) }
}

/** The same made for each of the figures. */
export function byIntentFigure<T>(make: (id: IntentFigureId) => T): Record<IntentFigureId, T> {
  return {
    resolution: make('resolution'), over_escalation: make('over_escalation'), instruction_following: make('instruction_following'),
    quality: make('quality'), escalation: make('escalation'), escalation_if: make('escalation_if'),
  }
}

/** The results that a row of the table stands for: the must-escalate ones for its row, else those of the cluster's intents that are not. */
export function resultsOfCluster(results: readonly Result[], cluster: string, clusters: readonly ClusterDefinition[]): Result[] {
  if (cluster === MUST_ESCALATE_ROW) return results.filter((result) => result.kind === 'must_escalate')
  const intents = new Set(clusters.find((one) => one.id === cluster)?.intents ?? [cluster])
  return results.filter((result) => result.kind !== 'must_escalate' && intents.has(result.intent))
}
