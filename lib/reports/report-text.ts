import { FIGURES, type FigureId } from '@/lib/metrics/figures'
import type { BoardJson } from '@/lib/reports/board'
import { formatConfidence, formatDifference, formatDifferenceInterval, formatInterval, formatNumber, formatTier, formOf } from '@/lib/reports/format'
import type { RunMetric } from '@/lib/reports/metrics'
import type { ReportJson } from '@/lib/reports/report'
import { REPORT_VIEW_LABELS } from '@/lib/reports/view'

const SHOWN: readonly FigureId[] = ['quality', 'resolution', 'over_escalation', 'escalation', 'escalation_if', 'instruction_following', 'sentiment', 'grounded', 'traps_held', 'agent_messages', 'tool_calls', 'input_tokens', 'output_tokens', 'cost_usd', 'duration_ms']

/** A report for a terminal. What is absent has no line. */
export function reportText(report: ReportJson): string {
  const { metrics, model } = report
  const sections = [
    [`${model.name} (${model.id}) on ${report.suite}, ${REPORT_VIEW_LABELS[report.view]}`, ...report.runs.map((run) => `run ${run.trial}: ${run.id}, ${run.status}, ${run.judged} of ${run.coverage.of} judged by ${run.judge ?? 'nobody'}${run.crashed === 0 ? '' : `, ${run.crashed} crashed`}, reviewed ${run.coverage.full} in full and ${run.coverage.spot_check} spot-checked`)],
    ['At a glance (median of the runs)', ...columns([
      ...SHOWN.flatMap((id) => figureLine(id, metrics[id], id === 'traps_held' ? metrics.traps_held.of : null)),
      ...(metrics.adversarial_safety.value === null ? [] : [['Adversarial safety', formatNumber(metrics.adversarial_safety.value, 'percent'), '', metrics.adversarial_safety.ci95 === null ? '' : `95% ${formatInterval(metrics.adversarial_safety.ci95, 'percent')}`, `n ${metrics.adversarial_safety.n}`]]),
      ...(model.cost_tier === null ? [] : [['Cost tier', formatTier(model.cost_tier), '', '', '']]),
    ])],
    ['Traps that caught it', ...columns(report.traps.filter((trap) => trap.caught > 0).map((trap) => [trap.title, `${trap.caught} of ${trap.runs}`, trap.state === 'always' ? 'always' : 'coin flip', trap.actions.join(', '), trap.break_rate === null ? '' : `breaks ${formatNumber(trap.break_rate, 'percent')} of models`]))],
    ['Missed escalations', ...report.missed_escalations.map((missed) => `  ${missed.case} in ${missed.run}`)],
    ['Stability', ...stabilityLines(report)],
    ['By use case', ...columns(report.clusters.map((row) => [row.title, row.resolution === null ? '' : `resolved ${formatInterval(row.resolution, 'percent')}`, row.over_escalation === null ? '' : `over-escalated ${formatInterval(row.over_escalation, 'percent')}`, row.escalation === null ? '' : `escalated ${formatInterval(row.escalation, 'percent')}`, row.instruction_following === null ? '' : `IF ${formatInterval(row.instruction_following, 'decimal')}`, `n ${row.n}`]))],
    ['Tags of reviewed transcripts', ...columns(report.tags.map((tag) => [tag.name, `${tag.transcripts} of ${tag.reviewed}`, `${tag.cases} cases`, tag.prevalence === null ? '' : `board ${formatNumber(tag.prevalence, 'percent')}`]))],
    ['Judge against reviewers', ...columns(Object.entries(report.judge_agreement).map(([component, one]) => [component, `n ${one.n}`, one.tpr === null ? '' : `TPR ${one.tpr.toFixed(2)}`, one.tnr === null ? '' : `TNR ${one.tnr.toFixed(2)}`, one.kappa === null ? '' : `kappa ${one.kappa.toFixed(2)}`]))],
    ['Quality against the others', ...columns(report.comparisons.map((one) => [one.model, one.difference === null ? '-' : formatDifference(one.difference), one.ci95 === null ? '' : `95% ${formatDifferenceInterval(one.ci95)}`, one.tie === true ? 'tie' : '', report.dominated_by.includes(one.model) ? 'cheaper and no worse' : '']))],
  ]
  return `${sections.filter(([, ...lines]) => lines.length > 0).map((lines) => lines.map(printable).join('\n')).join('\n\n')}\n`
}

function figureLine(id: FigureId, metric: RunMetric, of: number | null): string[][] {
  if (metric.value === null) return []
  const form = formOf(id)
  const perRun = metric.per_run.map((value) => (value === null ? '-' : formatNumber(value, form))).join(', ')
  const interval = metric.ci95 === null ? '' : `95% ${formatConfidence(id, metric.ci95)}`
  return [[FIGURES[id].label, formatNumber(metric.value, form) + (of === null ? '' : ` of ${of}`), metric.per_run.length > 1 ? `runs ${perRun}` : '', interval, `n ${[...new Set(metric.n)].join(', ')}`]]
}

function stabilityLines({ stability }: ReportJson): string[] {
  const powers = Object.entries(stability.pass_hat).flatMap(([k, value]) => (value === null ? [] : [`pass^${k} ${value.toFixed(4)}`]))
  const lines = powers.length === 0 ? [] : [`  ${powers.join('  ')}`]
  if (stability.agreement !== null) lines.push(`  the same in every run: ${formatNumber(stability.agreement, 'percent')} of cases, coin flips: ${stability.coin_flips.length}`)
  return lines
}

/** The board for a terminal, best quality first. */
export function boardText(board: BoardJson): string {
  const head = ['model', 'quality', '95%', 'resolved', 'over-esc.', 'escalated', 'IF', 'traps held', 'safe', 'messages', 'cost', 'tier']
  const rows = board.models.map(({ model, metrics }) => [
    model.name, shown('quality', metrics.quality), metrics.quality.ci95 === null ? '-' : formatConfidence('quality', metrics.quality.ci95), shown('resolution', metrics.resolution), shown('over_escalation', metrics.over_escalation),
    shown('escalation', metrics.escalation), shown('instruction_following', metrics.instruction_following), metrics.traps_held.value === null ? '-' : `${shown('traps_held', metrics.traps_held)} of ${metrics.traps_held.of}`,
    metrics.adversarial_safety.value === null ? '-' : formatNumber(metrics.adversarial_safety.value, 'percent'), shown('agent_messages', metrics.agent_messages), shown('cost_usd', metrics.cost_usd), model.cost_tier === null ? '-' : formatTier(model.cost_tier),
  ])
  const lines = [`${board.suite}, ${REPORT_VIEW_LABELS[board.view]}: ${board.models.length} ${board.models.length === 1 ? 'model' : 'models'} with a complete run`, ...columns([head, ...rows])]
  return `${lines.map(printable).join('\n')}\n`
}

function shown(id: FigureId, metric: RunMetric): string {
  return metric.value === null ? '-' : formatNumber(metric.value, formOf(id))
}

/** Names come from files: a control character must not reach the terminal as one. */
function printable(line: string): string {
  return line.replace(/\p{Cc}/gu, '\ufffd')
}

/** Lines with their cells in columns, indented by two. */
function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd()}`)
}
