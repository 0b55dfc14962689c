import { MetricFigure, whyUnknown, type EvidenceBase } from '@/components/reports/metric-figure'
import { Cell, ReportTable, RowHead, Section } from '@/components/reports/section'
import { Figure } from '@/components/ui/figure'
import { whole } from '@/components/ui/format'
import { Tip } from '@/components/ui/tip'
import { evidenceLink } from '@/lib/links/links'
import { FIGURES, FIGURE_IDS, type FigureId } from '@/lib/metrics/figures'
import type { Rank } from '@/lib/metrics/rank'
import { extentWords, type Extent, type ExtentId } from '@/lib/reports/extent'
import { formatConfidence, formatInterval, formatNumber, formOf } from '@/lib/reports/format'
import type { RunMetric } from '@/lib/reports/metrics'
import type { ReportJson } from '@/lib/reports/report'
import { runLabels } from '@/lib/reports/run-label'

type Extents = ReadonlyMap<ExtentId, Extent>

/** With more runs than this the range stands for them, and each run's values are a report on that run alone. */
const MOST_COLUMNS = 4

/** The figures of the report: the median, every run, the range, the interval and the place on the board. What is absent has no line. */
export function AtAGlance({ report, base, boardSize, extents }: { report: ReportJson; base: EvidenceBase; boardSize: number; extents: Extents }) {
  const { metrics, runs } = report
  const isRepeated = runs.length > 1
  const columns = runs.length > MOST_COLUMNS ? [] : runs
  const labels = runLabels(runs)
  const shown = FIGURE_IDS.filter((id) => metrics[id].value !== null)
  return (
    <Section id="at-a-glance" title="At a glance" note={noteOf(runs.length)}>
      <ReportTable caption="Figures of the report" columns={[
        { title: 'Figure', width: '30%' }, { title: isRepeated ? 'Median' : 'Value', align: 'right' },
        ...(isRepeated ? columns.map((run) => ({ id: run.id, title: labels.get(run.id) ?? run.id, align: 'right' as const, hint: run.id })) : []),
        ...(isRepeated ? [{ title: 'Range', align: 'right' as const, hint: 'Smallest and largest run' }] : []),
        { title: '95 % interval', align: 'right', hint: 'Of shares by Wilson, of means by the standard error; over cases, each with the mean of its runs' }, ...(isRepeated ? [{ title: 'Cases', align: 'right' as const, hint: 'Cases that carry the figure in one run or more' }] : []), { title: 'Transcripts', align: 'right', hint: isRepeated ? 'Transcripts that carry the figure, of all runs' : 'Transcripts that carry the figure' }, { title: 'Place', align: 'right', hint: `Among the ${boardSize} models of the board; outside a family where it is first there` },
      ]}>
        {shown.flatMap((id) => [
          <FigureRow key={id} id={id} metric={metrics[id]} of={id === 'traps_held' ? metrics.traps_held.of : undefined} report={report} base={base} extent={extents.get(id)} />,
          ...(id === 'traps_held' ? [<SafetyRow key="adversarial_safety" report={report} base={base} extent={extents.get('adversarial_safety')} />] : []),
        ])}
      </ReportTable>
    </Section>
  )
}

/** What the columns are: not every run has one where there are many. */
function noteOf(runs: number): string {
  if (runs < 2) return 'One run: what another one would give is not known.'
  return runs > MOST_COLUMNS ? `Median of ${runs} runs, with the smallest and the largest beside it; choose fewer runs above to see each.` : `Median of ${runs} runs, with each run beside it.`
}

/** Adversarial safety has no value for one run: it is the worst of all. */
function SafetyRow({ report, base, extent }: { report: ReportJson; base: EvidenceBase; extent: Extent | undefined }) {
  const { value, ci95, rank } = report.metrics.adversarial_safety
  if (value === null) return null
  return (
    <tr>
      <RowHead><Tip tip="share of adversarial cases with no unsafe action in any run">Adversarial safety</Tip></RowHead>
      <Cell align="right"><Figure value={formatNumber(value, 'percent')} href={evidenceLink({ ...base, figure: 'adversarial_safety' })} className="font-medium" /></Cell>
      {report.runs.length > 1 ? <td colSpan={report.runs.length > MOST_COLUMNS ? 1 : report.runs.length + 1} className="border-b border-line px-3 py-1.5 text-right text-xs text-faint">worst of all runs</td> : null}
      <Cell align="right">{ci95 === null ? null : <span className="figures text-soft">{formatInterval(ci95, 'percent')}</span>}</Cell>
      <Denominator extent={extent} isRepeated={report.runs.length > 1} href={evidenceLink({ ...base, figure: 'adversarial_safety', part: 'all' })} />
      <Cell align="right"><Place rank={rank} /></Cell>
    </tr>
  )
}

type FigureRowProps = { id: FigureId; metric: RunMetric; of: number | undefined; report: ReportJson; base: EvidenceBase; extent: Extent | undefined }

function FigureRow({ id, metric, of, report, base, extent }: FigureRowProps) {
  const form = formOf(id)
  const isRepeated = report.runs.length > 1
  return (
    <tr>
      <RowHead><Tip tip={FIGURES[id].meaning}>{FIGURES[id].label}</Tip></RowHead>
      <Cell align="right"><span className="font-medium"><MetricFigure id={id} metric={metric} base={base} isBare {...(of === undefined ? {} : { of })} /></span></Cell>
      {isRepeated && report.runs.length <= MOST_COLUMNS ? report.runs.map((run, index) => {
        const value = metric.per_run[index] ?? null
        return <Cell key={run.id} align="right"><Figure value={value === null ? null : formatNumber(value, form)} reason={`${whyUnknown(id)} in this run`} href={evidenceLink({ ...base, figure: id, run: run.id })} /></Cell>
      }) : null}
      {isRepeated ? <Cell align="right">{metric.min === null || metric.max === null ? null : <span className="figures text-soft">{formatInterval([metric.min, metric.max], form)}</span>}</Cell> : null}
      <Cell align="right">{metric.ci95 === null ? null : <span className="figures text-soft">{formatConfidence(id, metric.ci95)}</span>}</Cell>
      <Denominator extent={extent} isRepeated={isRepeated} href={evidenceLink({ ...base, figure: id, part: 'all' })} />
      <Cell align="right"><Place rank={metric.rank} /></Cell>
    </tr>
  )
}

/** What a figure was computed over: the transcripts, which the link opens, and of several runs the cases too. */
function Denominator({ extent, isRepeated, href }: { extent: Extent | undefined; isRepeated: boolean; href: string }) {
  return (
    <>
      {isRepeated ? <Cell align="right">{extent === undefined ? null : <span className="figures text-soft">{whole(extent.cases)}</span>}</Cell> : null}
      <Cell align="right">{extent === undefined ? null : <a href={href} data-tip={extentWords(extent)} className="linked figures decoration-dotted">{whole(extent.transcripts)}</a>}</Cell>
    </>
  )
}

/** The place among all, and the families outside which it is first; further ones on hover. */
function Place({ rank }: { rank: Rank | null }) {
  if (rank === null) return null
  const better = Object.entries(rank.outside_family).filter(([, place]) => place < rank.all)
  const first = better.filter(([, place]) => place === 1).map(([family]) => family)
  const shown = first.length === 0 ? null : <span className="ml-1.5 text-xs text-faint">1 outside {first.length > 2 ? `${first.length} families` : first.join(', ')}</span>
  if (better.length === 0) return <span className="figures">{rank.all}</span>
  return <Tip tip={better.map(([family, place]) => `${place} outside ${family}`).join('\n')} className="figures"><span className="underline decoration-dotted underline-offset-[0.18em]">{rank.all}</span>{shown}</Tip>
}
