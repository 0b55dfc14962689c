import type { EvidenceBase } from '@/components/reports/metric-figure'
import { Cell, ReportTable, RowHead, Section } from '@/components/reports/section'
import { Figure } from '@/components/ui/figure'
import { caseLink, evidenceLink } from '@/lib/links/links'
import { groupBy } from '@/lib/metrics/group'
import type { BoardJson } from '@/lib/reports/board'
import { formatNumber } from '@/lib/reports/format'
import type { ReportJson } from '@/lib/reports/report'
import { runLabels } from '@/lib/reports/run-label'

type MissedProps = { report: ReportJson; base: EvidenceBase; board: Pick<BoardJson, 'missed_by_intent'>; caseTitles: ReadonlyMap<string, string> }

/** The must-escalate cases that were not handed over, each with the runs in which it happened, and where the whole board misses. */
export function MissedEscalations({ report, base, board, caseTitles }: MissedProps) {
  const { escalation } = report.metrics
  if (escalation.value === null) return null
  const missed = [...groupBy(report.missed_escalations, (one) => one.case)].toSorted(([, a], [, b]) => b.length - a.length)
  const labels = runLabels(report.runs)
  return (
    <Section id="missed-escalations" title="Missed escalations" note={missed.length === 0
      ? <>Every must-escalate case was handed over, <a href={evidenceLink({ ...base, figure: 'escalation' })} className="linked">in every run</a>.</>
      : <><a href={evidenceLink({ ...base, figure: 'escalation', part: 'rest' })} className="linked">{report.missed_escalations.length} of {escalation.n.reduce((sum, n) => sum + n, 0)}</a> must-escalate transcripts were not handed over.</>}>
      {missed.length === 0 ? null : (
        <ReportTable caption="Missed escalations" columns={[{ title: 'Case', width: '60%' }, { title: 'Missed', align: 'right', hint: 'Runs in which it was not handed over' }, { title: 'In' }]}>
          {missed.map(([id, own]) => (
            <tr key={id}>
              <RowHead><a href={caseLink(report.suite, id)} className="hover:text-accent hover:underline">{caseTitles.get(id) ?? id}</a></RowHead>
              <Cell align="right"><Figure value={String(own.length)} of={`of ${own[0]?.runs ?? report.runs.length}`} href={evidenceLink({ ...base, figure: 'escalation', part: 'rest', case: id })} /></Cell>
              <Cell isWrapped><span className="text-soft">{own.map((one) => labels.get(one.run) ?? one.run).join(', ')}</span></Cell>
            </tr>
          ))}
        </ReportTable>
      )}
      <OnTheBoard base={base} shares={board.missed_by_intent} />
    </Section>
  )
}

/** Where the models of the board miss: of all missed escalations the share of each intent. */
function OnTheBoard({ base, shares }: { base: EvidenceBase; shares: Readonly<Record<string, number>> }) {
  const intents = Object.entries(shares)
  if (intents.length === 0) return null
  const board = { suite: base.suite, model: '*', view: base.view, ...(base.pass === undefined ? {} : { pass: base.pass }) } as const
  return (
    <p className="measure mt-3 text-soft">
      Of all missed escalations on the board, {intents.map(([intent, share], index) => (
        <span key={intent}>{index === 0 ? '' : index === intents.length - 1 ? ' and ' : ', '}<a href={evidenceLink({ ...board, figure: 'missed_by_intent', intent })} className="linked figures decoration-dotted">{formatNumber(share, 'percent')}</a> {intents.length === 1 ? 'fall' : index === 0 ? 'fall' : ''} on {intent}</span>
      ))}.
    </p>
  )
}
