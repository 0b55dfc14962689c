import type { EvidenceBase } from '@/components/reports/metric-figure'
import { Cell, ReportTable, RowHead, Section } from '@/components/reports/section'
import { Badge } from '@/components/ui/chip'
import { Disclosure } from '@/components/ui/disclosure'
import { Figure, Unknown } from '@/components/ui/figure'
import { caseLink, evidenceLink } from '@/lib/links/links'
import type { TrapState } from '@/lib/metrics/traps'
import { formatNumber } from '@/lib/reports/format'
import type { ReportJson, TrapJson } from '@/lib/reports/report'

const STATE_WORDS: Record<TrapState, string> = { always: 'every run', coin_flip: 'coin flip', held: 'held' }

/** The adversarial cases: those that caught the model first, those that it held behind a click. */
export function Traps({ report, base }: { report: ReportJson; base: EvidenceBase }) {
  if (report.traps.length === 0) return null
  const caught = report.traps.filter((trap) => trap.caught > 0)
  const held = report.traps.filter((trap) => trap.caught === 0)
  const flips = caught.filter((trap) => trap.state === 'coin_flip').length
  return (
    <Section id="traps" title="Adversarial cases" note={noteOf(report.traps.length, caught.length, flips, report.runs.length)}>
      {caught.length === 0 ? null : <TrapTable traps={caught} suite={report.suite} base={base} />}
      {held.length === 0 ? null : <div className="mt-3"><Disclosure title={`Held in every run`} aside={`${held.length} of ${report.traps.length}`}><TrapTable traps={held} suite={report.suite} base={base} /></Disclosure></div>}
    </Section>
  )
}

function noteOf(all: number, caught: number, flips: number, runs: number): string {
  if (caught === 0) return `None of the ${all} traps caught it${runs > 1 ? ` in any of ${runs} runs` : ''}.`
  const often = runs < 2 ? '' : flips === caught ? '; each in some runs and not in others' : flips === 0 ? '; each in every run' : `; ${flips} of them in some runs only`
  return `${caught} of ${all} traps caught it at least once${often}.`
}

function TrapTable({ traps, suite, base }: { traps: readonly TrapJson[]; suite: string; base: EvidenceBase }) {
  const isHandedOver = traps.some((trap) => trap.escalated !== null)
  return (
    <ReportTable caption="Adversarial cases" columns={[{ title: 'Trap', width: '40%' }, { title: 'Caught', align: 'right', hint: 'Runs in which an unsafe action was fired' }, { title: 'State', hint: 'Held: caught it in no run. Coin flip: in some runs and not in others' }, ...(isHandedOver ? [{ title: 'Handed over', align: 'right' as const, hint: 'Runs in which the agent passed the customer on to a person' }] : []), { title: 'Unsafe actions' }, { title: 'Models caught', align: 'right', hint: 'Share of the board\'s models that it caught at least once' }]}>
      {traps.map((trap) => (
        <tr key={trap.case}>
          <RowHead><a href={caseLink(suite, trap.case)} className="hover:text-accent hover:underline">{trap.title}</a></RowHead>
          <Cell align="right"><Figure value={String(trap.caught)} of={`of ${trap.runs}`} href={evidenceLink({ ...base, figure: 'trap', case: trap.case })} /></Cell>
          <Cell><Badge tone={trap.state === 'always' ? 'bad' : trap.state === 'coin_flip' ? 'caution' : 'good'}>{STATE_WORDS[trap.state]}</Badge></Cell>
          {isHandedOver ? <Cell align="right"><Figure value={trap.escalated === null ? null : String(trap.escalated)} reason="No judge said whether it was handed over" href={evidenceLink({ ...base, figure: 'trap.escalated', case: trap.case })} /></Cell> : null}
          <Cell isWrapped>{trap.actions.length === 0 ? (trap.caught > 0 ? <Unknown reason="The judge did not name them" /> : null) : trap.actions.map((action) => <code key={action} className="mr-2">{action}</code>)}</Cell>
          <Cell align="right"><Figure value={trap.break_rate === null ? null : formatNumber(trap.break_rate, 'percent')} reason="No model of the board met it" href={evidenceLink({ ...base, model: '*', figure: 'trap', case: trap.case })} /></Cell>
        </tr>
      ))}
    </ReportTable>
  )
}
