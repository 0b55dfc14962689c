import type { EvidenceBase } from '@/components/reports/metric-figure'
import { Cell, ReportTable, RowHead, Section } from '@/components/reports/section'
import { Figure } from '@/components/ui/figure'
import { caseLink, evidenceLink } from '@/lib/links/links'
import { groupBy } from '@/lib/metrics/group'
import type { ReportJson } from '@/lib/reports/report'

/** The must-escalate cases that were not handed over, each with the runs in which it happened. */
export function MissedEscalations({ report, base, caseTitles }: { report: ReportJson; base: EvidenceBase; caseTitles: ReadonlyMap<string, string> }) {
  const { escalation } = report.metrics
  if (escalation.value === null) return null
  const missed = [...groupBy(report.missed_escalations, (one) => one.case)].toSorted(([, a], [, b]) => b.length - a.length)
  const trials = new Map(report.runs.map((run) => [run.id, run.trial]))
  return (
    <Section id="missed-escalations" title="Missed escalations" note={missed.length === 0
      ? <>Every must-escalate case was handed over, <a href={evidenceLink({ ...base, figure: 'escalation' })} className="linked">in every run</a>.</>
      : <><a href={evidenceLink({ ...base, figure: 'escalation', part: 'rest' })} className="linked">{report.missed_escalations.length} of {escalation.n.reduce((sum, n) => sum + n, 0)}</a> must-escalate transcripts were not handed over.</>}>
      {missed.length === 0 ? null : (
        <ReportTable caption="Missed escalations" columns={[{ title: 'Case', width: '60%' }, { title: 'Missed', align: 'right', hint: 'Runs in which it was not handed over' }, { title: 'In' }]}>
          {missed.map(([id, own]) => (
            <tr key={id}>
              <RowHead><a href={caseLink(report.suite, id)} className="hover:text-accent hover:underline">{caseTitles.get(id) ?? id}</a></RowHead>
              <Cell align="right"><Figure value={String(own.length)} of={`of ${report.runs.length}`} href={evidenceLink({ ...base, figure: 'escalation', part: 'rest', case: id })} /></Cell>
              <Cell isWrapped><span className="text-soft">run {own.map((one) => trials.get(one.run) ?? one.run).join(', ')}</span></Cell>
            </tr>
          ))}
        </ReportTable>
      )}
    </Section>
  )
}
