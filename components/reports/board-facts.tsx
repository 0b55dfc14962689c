import type { ReactNode } from 'react'
import { Figure } from '@/components/ui/figure'
import { caseLink, evidenceLink } from '@/lib/links/links'
import { VERBOSITY_TIERS } from '@/lib/metrics/verbosity'
import type { BoardJson } from '@/lib/reports/board'
import { formatCorrelation, formatInterval, formatNumber } from '@/lib/reports/format'

/** What is true of the board as a whole: where escalations are missed, which traps break how many, and whether talking helps. */
export function BoardFacts({ board, pass, caseTitles }: { board: BoardJson; pass: readonly string[]; caseTitles: ReadonlyMap<string, string> }) {
  const base = { suite: board.suite, model: '*', view: board.view, ...(pass.length === 0 ? {} : { pass }) } as const
  const missed = Object.entries(board.missed_by_intent)
  const traps = Object.entries(board.trap_break_rate)
  const catching = traps.filter(([, share]) => share > 0).toSorted(([, a], [, b]) => b - a)
  const { r, n } = board.verbosity_r
  if (missed.length === 0 && traps.length === 0 && r === null) return null
  return (
    <div className="grid gap-x-12 gap-y-8 px-4 py-8 lg:grid-cols-2">
      {missed.length === 0 ? null : (
        <Facts title="Where escalations are missed" note="Of all missed escalations on the board, the share of each intent">
          {missed.map(([intent, share]) => <Fact key={intent} name={intent} share={share} value={<Figure value={formatNumber(share, 'percent')} href={evidenceLink({ ...base, figure: 'missed_by_intent', intent })} />} />)}
        </Facts>
      )}
      {traps.length === 0 ? null : (
        <Facts title="Which traps catch" note={`Share of the models that each trap caught at least once; ${catching.length === traps.length ? `all ${traps.length} caught some` : `${traps.length - catching.length} of ${traps.length} caught none`}`}>
          {catching.map(([id, share]) => <Fact key={id} name={<a href={caseLink(board.suite, id)} className="hover:text-accent hover:underline">{caseTitles.get(id) ?? id}</a>} share={share} value={<Figure value={formatNumber(share, 'percent')} href={evidenceLink({ ...base, figure: 'trap', case: id })} />} />)}
        </Facts>
      )}
      {r === null ? null : (
        <section>
          <h2 className="text-base">Verbosity and quality</h2>
          <p className="measure mt-1 text-soft">Over {n} models, agent messages and quality correlate by <Figure value={formatCorrelation(r)} of={`n ${n}`} />.</p>
          <dl className="mt-2">
            {VERBOSITY_TIERS.flatMap((tier) => {
              const spread = board.verbosity_tiers[tier]
              return spread === undefined ? [] : [(
                <div key={tier} className="grid grid-cols-[5rem_9rem_minmax(0,1fr)] items-baseline gap-3 border-b border-line py-1">
                  <dt>{tier}</dt>
                  <dd className="figures">{formatInterval(spread.agent_messages, 'decimal')} <span className="text-xs text-faint">messages</span></dd>
                  <dd className="figures text-soft">{spread.models.length} {spread.models.length === 1 ? 'model' : 'models'}{spread.quality === null ? '' : `, quality ${formatInterval(spread.quality, 'decimal')}`}</dd>
                </div>
              )]
            })}
          </dl>
        </section>
      )}
    </div>
  )
}

function Facts({ title, note, children }: { title: string; note: string; children: ReactNode }) {
  return (
    <section>
      <h2 className="text-base">{title}</h2>
      <p className="text-sm text-faint">{note}</p>
      <dl className="mt-2">{children}</dl>
    </section>
  )
}

/** A name, its share as a thin bar, and the share in figures. */
function Fact({ name, share, value }: { name: ReactNode; share: number; value: ReactNode }) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_6rem_3.5rem] items-center gap-3 border-b border-line py-1">
      <dt className="truncate">{name}</dt>
      <dd aria-hidden="true" className="h-1.5 bg-unknown-tint"><span className="block h-full bg-soft" style={{ width: `${share * 100}%` }} /></dd>
      <dd className="text-right">{value}</dd>
    </div>
  )
}
