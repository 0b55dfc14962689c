import type { EvidenceBase } from '@/components/reports/metric-figure'
import { Cell, ReportTable, RowHead, Section } from '@/components/reports/section'
import { Disclosure } from '@/components/ui/disclosure'
import { Figure, Unknown } from '@/components/ui/figure'
import { evidenceLink } from '@/lib/links/links'
import type { Interval } from '@/lib/metrics/statistics'
import { MUST_ESCALATE_ROW, type IntentFigureId } from '@/lib/metrics/clusters'
import { FIGURES } from '@/lib/metrics/figures'
import { extentWords } from '@/lib/reports/extent'
import { formatInterval, formatNumber, formOf } from '@/lib/reports/format'
import type { ClusterJson, ReportJson } from '@/lib/reports/report'

const COLUMNS = ['resolution', 'over_escalation', 'instruction_following', 'quality'] as const satisfies readonly IntentFigureId[]
/** In the must-escalate row handing over is what is asked for. */
const FOR_MUST_ESCALATE: Partial<Record<IntentFigureId, IntentFigureId>> = { resolution: 'escalation', instruction_following: 'escalation_if' }

const SHORT: Partial<Record<IntentFigureId, string>> = { escalation: 'escalated', escalation_if: 'when escalating' }

/** The table by use case: a row for each cluster with the range over its intents, and its intents below it. */
export function UseCases({ report, base }: { report: ReportJson; base: EvidenceBase }) {
  const shown = COLUMNS.filter((id) => report.clusters.some((row) => row[shownIn(row, id)] !== null))
  if (report.clusters.length === 0 || shown.length === 0) return null
  // Intents of traps alone have nothing to resolve or hand over: their own table says more.
  const [asked, trapsAlone] = [report.clusters.filter((row) => !isOfTraps(row)), report.clusters.filter(isOfTraps)]
  return (
    <Section id="use-cases" title="By use case" note={`All ${report.runs.length === 1 ? 'results of the run' : `${report.runs.length} runs pooled`}; a use case of several intents shows the range over them.`}>
      <ClusterTable rows={asked.length === 0 ? trapsAlone : asked} shown={shown} base={base} />
      {asked.length === 0 || trapsAlone.length === 0 ? null : <div className="mt-3"><Disclosure title="Adversarial intents" aside={String(trapsAlone.length)}><ClusterTable rows={trapsAlone} shown={shown.filter((id) => id === 'instruction_following' || id === 'quality')} base={base} /></Disclosure></div>}
    </Section>
  )
}

function isOfTraps(row: ClusterJson): boolean {
  return row.resolution === null && row.over_escalation === null && row.escalation === null
}

function ClusterTable({ rows, shown, base }: { rows: readonly ClusterJson[]; shown: readonly (typeof COLUMNS)[number][]; base: EvidenceBase }) {
  return (
    <ReportTable caption="Figures by use case" columns={[{ title: 'Use case', width: '38%' }, ...shown.map((id) => ({ title: FIGURES[id].label, align: 'right' as const, hint: FIGURES[id].meaning })), { title: 'Transcripts', align: 'right', hint: 'Of all runs' }]}>
      {rows.flatMap((row) => [
        <tr key={row.id}>
          <RowHead>{row.title}</RowHead>
          {shown.map((id) => <RangeCell key={id} id={shownIn(row, id)} isNamed={shownIn(row, id) !== id} range={row[shownIn(row, id)]} pooled={row.intents.length < 2 ? null : row.pooled[shownIn(row, id)]} href={evidenceLink({ ...base, figure: shownIn(row, id), cluster: row.id })} />)}
          <Cell align="right"><Figure value={String(row.n)} tip={extentWords({ cases: row.cases, transcripts: row.n })} href={evidenceLink({ ...base, figure: 'coverage', part: 'all', cluster: row.id })} /></Cell>
        </tr>,
        ...(row.intents.length < 2 ? [] : row.intents.map((intent) => (
          <tr key={`${row.id}/${intent.intent}`} className="text-sm">
            <RowHead indent>{intent.intent}</RowHead>
            {shown.map((id) => {
              const value = intent[shownIn(row, id)]
              return <RangeCell key={id} id={shownIn(row, id)} range={value === null ? null : [value, value]} href={evidenceLink({ ...base, figure: shownIn(row, id), cluster: row.id, intent: intent.intent })} />
            })}
            <Cell align="right"><Figure value={String(intent.n)} tip={extentWords({ cases: intent.cases, transcripts: intent.n })} href={evidenceLink({ ...base, figure: 'coverage', part: 'all', cluster: row.id, intent: intent.intent })} /></Cell>
          </tr>
        ))),
      ])}
    </ReportTable>
  )
}

function shownIn(row: ClusterJson, id: IntentFigureId): IntentFigureId {
  return row.id === MUST_ESCALATE_ROW ? (FOR_MUST_ESCALATE[id] ?? id) : id
}

/** @param pooled the figure over all results of the row, said on hover. */
function RangeCell({ id, range, href, isNamed = false, pooled = null }: { id: IntentFigureId; range: Interval | null; href: string; isNamed?: boolean; pooled?: number | null }) {
  if (range === null) return <Cell align="right"><Unknown reason="No case here is asked for this" /></Cell>
  const form = formOf(id)
  const words = range[0] === range[1] ? formatNumber(range[0], form) : formatInterval(range, form)
  return <Cell align="right"><a href={href} data-tip={pooled === null ? undefined : `${formatNumber(pooled, form)} over all its results`} className="linked figures decoration-dotted">{words}</a>{isNamed ? <span className="block text-xs text-faint">{SHORT[id] ?? FIGURES[id].label.toLowerCase()}</span> : null}</Cell>
}
