import { Disclosure } from '@/components/ui/disclosure'
import { Badge } from '@/components/ui/chip'
import { Figure } from '@/components/ui/figure'
import { dollars, whole } from '@/components/ui/format'
import { KeyValue } from '@/components/ui/key-value'
import { Time } from '@/components/ui/time'
import type { RoundRow, RoundRun } from '@/lib/bench/rounds'
import { PAID_ROLES } from '@/lib/bench/runner/spending'
import { boardLink, modelLink, runLink } from '@/lib/links/links'

/** What was asked for, what it cost, and the runs that came of it. */
export function RoundFacts({ row, runs }: { row: RoundRow; runs: readonly RoundRun[] }) {
  return (
    <section aria-label="Round" className="flex flex-col gap-4 border-b border-line px-4 py-4">
      <KeyValue layout="inline" className="text-sm" facts={[
        { name: row.models.length === 1 ? 'Model' : 'Models', value: <bdi>{row.models.join(', ')}</bdi> }, { name: 'Suite', value: `${row.suite}${row.caseCount === null ? ', every case' : `, ${whole(row.caseCount)} cases`}` },
        ...(row.rescores === null ? [{ name: 'Trials', value: String(row.trials) }, { name: 'Customer', value: <bdi>{row.customer}</bdi> }] : []), { name: 'Judge', value: <bdi>{row.judge ?? 'nobody'}</bdi> },
        { name: 'Started by', value: <bdi>{row.createdBy}</bdi> }, { name: 'When', value: <Time at={row.createdAt} /> }, { name: 'Id', value: <code>{row.id}</code> },
      ]} />
      {runs.length === 0 && row.cost.calls === 0 ? null : (
        <div className="flex flex-wrap items-start gap-x-12 gap-y-4">
          {runs.length === 0 ? null : <Runs runs={runs} suite={row.suite} />}
          {row.cost.calls === 0 ? null : <Costs row={row} />}
        </div>
      )}
      {Object.keys(row.warnings).length === 0 ? null : (
        <Disclosure title="What providers did not take as it was asked">
          <ul className="text-sm text-soft">{Object.entries(row.warnings).flatMap(([model, warnings]) => warnings.map((warning) => <li key={`${model} ${warning}`}><bdi>{model}</bdi>: {warning}</li>))}</ul>
        </Disclosure>
      )}
    </section>
  )
}

function Runs({ runs, suite }: { runs: readonly RoundRun[]; suite: string }) {
  const models = [...new Map(runs.map((run) => [run.slug, run.model]))]
  return (
    <div className="min-w-64">
      <h2 className="border-b border-line pb-1 text-sm font-medium">Runs that came of it <a href={boardLink(suite)} className="linked ml-2 font-normal">Board</a></h2>
      <ul className="max-h-64 overflow-y-auto">
        {models.map(([slug, model]) => (
          <li key={slug} className="flex flex-wrap items-center gap-x-3 border-b border-line py-1 text-sm last:border-b-0">
            <bdi className="mr-auto">{model}</bdi>
            {runs.filter((run) => run.slug === slug).map((run) => <span key={run.id} className="inline-flex items-center gap-1"><a href={runLink(run.id)} className="linked">run {run.trial}</a>{run.isPartial ? <Badge tone="caution">partial</Badge> : null}</span>)}
            <a href={modelLink(slug, suite)} className="linked">Report</a>
          </li>
        ))}
      </ul>
    </div>
  )
}

function Costs({ row }: { row: RoundRow }) {
  const roles = PAID_ROLES.filter((role) => row.spent[role].calls > 0)
  return (
    <table className="text-sm">
      <caption className="border-b border-line pb-1 text-left font-medium">What it cost so far</caption>
      <thead><tr className="text-xs text-faint"><th scope="col" className="py-1 pr-4 text-left font-medium">Who</th>{['Calls', 'Tokens in', 'of them cached', 'Tokens out', 'Cost'].map((title) => <th key={title} scope="col" className="py-1 pl-4 text-right font-medium">{title}</th>)}</tr></thead>
      <tbody>
        {roles.map((role) => {
          const spent = row.spent[role]
          const isUnknown = spent.unknownCalls === spent.calls
          return (
            <tr key={role} className="border-t border-line">
              <th scope="row" className="py-1 pr-4 text-left font-normal">{role}</th>
              {[spent.calls, spent.inputTokens, spent.cachedTokens, spent.outputTokens].map((count, index) => <td key={index} className="figures py-1 pl-4 text-right">{whole(count)}</td>)}
              <td className="figures py-1 pl-4 text-right">{isUnknown ? <Figure value={null} reason={row.unpriced.length === 0 ? 'The provider did not say how many tokens it took' : `The price of ${row.unpriced.join(', ')} is not known`} /> : <Figure value={dollars(spent.usd)} of={spent.unknownCalls > 0 ? `+ ${whole(spent.unknownCalls)} calls` : undefined} />}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
