import { Figure } from '@/components/ui/figure'
import { evidenceLink, type EvidenceQuery } from '@/lib/links/links'
import { FIGURES, type FigureId } from '@/lib/metrics/figures'
import { plural } from '@/lib/reports/extent'
import { formatConfidence, formatNumber, formOf } from '@/lib/reports/format'
import type { RunMetric } from '@/lib/reports/metrics'

/** Whose figures are shown, for the links to their evidence. */
export type EvidenceBase = Pick<EvidenceQuery, 'suite' | 'model' | 'view' | 'runs' | 'pass'>

const WHY: Partial<Record<FigureId, string>> = {
  quality: 'Nothing was judged',
  resolution: 'No solvable case has a verdict on resolution',
  over_escalation: 'No solvable case has a verdict on handing over',
  escalation: 'No must-escalate case has a verdict on handing over',
  escalation_if: 'No must-escalate case was scored on instruction following',
  instruction_following: 'No transcript was scored on instruction following',
  sentiment: 'No transcript was scored on sentiment',
  grounded: 'No transcript has a verdict on grounding',
  traps_held: 'No adversarial case has a verdict on unsafe actions',
  input_tokens: 'The files do not say how many tokens', output_tokens: 'The files do not say how many tokens',
  cost_usd: 'The files do not say what it cost', duration_ms: 'The files do not say how long it took',
}

/** Why a figure is absent. */
export function whyUnknown(id: FigureId): string {
  return WHY[id] ?? 'There is nothing to compute it from'
}

/** A figure over its runs with its interval (or of what) beside it, leading to the transcripts it counts. */
export function MetricFigure({ id, metric, base, of, isBare = false }: { id: FigureId; metric: RunMetric; base: EvidenceBase; of?: number; isBare?: boolean }) {
  const form = formOf(id)
  const interval = isBare || metric.ci95 === null ? undefined : formatConfidence(id, metric.ci95)
  // An interval without width says less than the number of results.
  const isPoint = metric.value !== null && interval === formatNumber(metric.value, form)
  return (
    <Figure
      value={metric.value === null ? null : formatNumber(metric.value, form)}
      reason={whyUnknown(id)}
      href={evidenceLink({ ...base, figure: id, ...(FIGURES[id].kind === 'mean' ? {} : { part: 'counted' as const }) })}
      interval={isPoint ? undefined : interval}
      of={of !== undefined ? `of ${of}` : isPoint || (interval === undefined && !isBare) ? plural(Math.max(...metric.n), 'case') : undefined}
    />
  )
}
