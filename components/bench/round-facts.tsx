import { Time } from '@/components/ui/time'
import type { RoundRow } from '@/lib/bench/rounds'
import { runLink } from '@/lib/links/links'

/** What was asked for, and the runs that came of it. */
export function RoundFacts({ row, runs }: { row: RoundRow; runs: readonly string[] }) {
  const facts: [string, string][] = [
    ['Models', row.models.join(', ')], ['Suite', `${row.suite}${row.caseCount === null ? ', every case' : `, ${row.caseCount} cases`}`], ['Trials', String(row.trials)], ['Judge', row.judge ?? 'nobody'], ['Customer', row.customer], ['Started by', row.createdBy],
  ]
  return (
    <section aria-label="Round" className="border-b border-line px-4 py-4">
      <dl className="grid grid-cols-[max-content_1fr] gap-x-4 gap-y-1">
        {facts.map(([term, value]) => <div key={term} className="contents"><dt className="text-soft">{term}</dt><dd className="min-w-0 break-words">{value}</dd></div>)}
        <div className="contents"><dt className="text-soft">When</dt><dd><Time at={row.createdAt} /></dd></div>
        {runs.length === 0 ? null : <div className="contents"><dt className="text-soft">Runs</dt><dd className="flex flex-wrap gap-x-3">{runs.map((run) => <a key={run} href={runLink(run)} className="linked">{run}</a>)}</dd></div>}
      </dl>
    </section>
  )
}
