import { StandBadge } from '@/components/bench/stand-badge'
import { DataTable, type TableColumn } from '@/components/ui/data-table'
import { Figure } from '@/components/ui/figure'
import { counted, dollars, whole } from '@/components/ui/format'
import { Time } from '@/components/ui/time'
import type { RoundRow } from '@/lib/bench/rounds'
import { roundLink } from '@/lib/links/links'

const COLUMNS: readonly TableColumn<RoundRow>[] = [
  { id: 'round', title: 'Round', width: 220, cell: (round) => (round.rescores === null ? modelWords(round.models) : `Rescore of ${round.rescores}`) },
  { id: 'stand', title: 'State', width: 120, cell: (round) => <StandBadge stand={round.stand} /> },
  { id: 'done', title: 'Done', hint: 'Conversations finished, of those asked for', align: 'right', width: 120, cell: (round) => <Figure value={whole(round.done)} of={`of ${whole(round.total)}`} ofWidth={8} /> },
  { id: 'failed', title: 'Failed', hint: 'Conversations that ended because a model could not be reached', align: 'right', width: 80, cell: (round) => <span className={round.failed > 0 ? 'text-bad' : 'text-faint'}>{whole(round.failed)}</span> },
  { id: 'spent', title: 'Spent', hint: 'Agent, customer and judge together, by list price', align: 'right', width: 90, cell: (round) => (round.cost.unknownCalls > 0 ? <span className="text-faint">not known</span> : dollars(round.cost.usd)) },
  { id: 'suite', title: 'Suite', width: 90, cell: (round) => round.suite },
  { id: 'judge', title: 'Judge', width: 110, cell: (round) => round.judge ?? 'nobody' },
  { id: 'customer', title: 'Customer', width: 100, cell: (round) => round.customer },
  { id: 'by', title: 'Started by', width: 140, cell: (round) => round.createdBy },
  { id: 'created', title: 'When', width: 110, cell: (round) => <Time at={round.createdAt} /> },
]

/** Every round there is, the newest first. */
export function RoundsTable({ rounds }: { rounds: readonly RoundRow[] }) {
  return <DataTable caption="Rounds" columns={COLUMNS} rows={rounds} rowId={(round) => round.id} rowHref={(round) => roundLink(round.id)} height="flow" empty={<p className="px-4 py-6 text-soft">No round yet. A round is one or more models over a suite of cases, as often as you say.</p>} />
}

/** One model by its name, several by their number. */
export function modelWords(models: readonly string[]): string {
  const [first = '', second] = models
  return second === undefined ? first : counted(models.length, 'model', 'models')
}
