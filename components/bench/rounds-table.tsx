import { CostFigure } from '@/components/bench/cost-figure'
import { RoundBar } from '@/components/bench/round-bar'
import { StandBadge } from '@/components/bench/stand-badge'
import { timeWords } from '@/lib/bench/time-words'
import { ButtonLink } from '@/components/ui/button'
import { DataTable, type TableColumn } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Figure } from '@/components/ui/figure'
import { counted, whole } from '@/components/ui/format'
import { Time } from '@/components/ui/time'
import { isUnderWay, type RoundRow } from '@/lib/bench/rounds'
import { roundLink } from '@/lib/links/links'

const COLUMNS: readonly TableColumn<RoundRow>[] = [
  { id: 'round', title: 'Round', width: 210, cell: (round) => <bdi>{roundTitle(round)}</bdi> },
  { id: 'stand', title: 'State', width: 100, cell: (round) => <StandBadge stand={round.stand} /> },
  { id: 'progress', title: 'Progress', width: 110, cell: (round) => <RoundBar row={round} label={`Progress of ${round.id}`} /> },
  { id: 'done', title: 'Done', hint: 'Conversations finished, of those asked for', align: 'right', width: 115, cell: (round) => <Figure value={whole(round.done)} of={`of ${whole(round.total)}`} ofWidth={8} /> },
  { id: 'failed', title: 'Failed', hint: 'Conversations that ended because a model could not be reached', align: 'right', width: 70, cell: (round) => <span className={round.failed > 0 ? 'text-bad' : 'text-faint'}>{whole(round.failed)}</span> },
  { id: 'left', title: 'Left', hint: 'At the pace so far', align: 'right', width: 70, cell: (round) => (isUnderWay(round.stand) && round.leftMs !== null ? timeWords(round.leftMs) : <span className="text-faint">-</span>) },
  { id: 'spent', title: 'Cost', hint: 'Agent, customer and judge together, by list price', align: 'right', width: 90, cell: (round) => <CostFigure cost={round.cost} unpriced={round.unpriced} /> },
  { id: 'created', title: 'When', width: 100, cell: (round) => <Time at={round.createdAt} /> },
  { id: 'cases', title: 'Cases', width: 130, cell: (round) => <span className="text-soft">{round.caseCount === null ? 'all' : whole(round.caseCount)} of {round.suite}{round.trials > 1 ? `, x ${round.trials}` : ''}</span> },
  { id: 'judge', title: 'Judge', width: 100, cell: (round) => <bdi>{round.judge ?? 'nobody'}</bdi> },
  { id: 'customer', title: 'Customer', width: 90, cell: (round) => <bdi>{round.customer}</bdi> },
  { id: 'by', title: 'Started by', width: 110, cell: (round) => <bdi>{round.createdBy}</bdi> },
]

/** Every round there is, the newest first. */
export function RoundsTable({ rounds, mayRun }: { rounds: readonly RoundRow[]; mayRun: boolean }) {
  return <DataTable caption="Rounds" columns={COLUMNS} rows={rounds} rowId={(round) => round.id} rowHref={(round) => roundLink(round.id)} height="flow" empty={<NoRounds mayRun={mayRun} />} />
}

function NoRounds({ mayRun }: { mayRun: boolean }) {
  return (
    <EmptyState title="No round yet" action={mayRun ? <ButtonLink href="/bench/new" icon="play" tone="primary">Start a round</ButtonLink> : undefined}>
      <p>A round plays one or more models over the cases of a suite, as often as you say, and has what came out judged. It runs in a process of its own and goes on when you leave; what comes of it is imported as runs.</p>
      {mayRun ? null : <p className="mt-2">An admin starts rounds; everybody may watch them.</p>}
    </EmptyState>
  )
}

/** What a round is called: its model, how many there are, or the run it judges again. */
export function roundTitle(round: Pick<RoundRow, 'models' | 'rescores'>): string {
  const [first = '', second] = round.models
  if (round.rescores !== null) return `Rescore of ${round.rescores}`
  return second === undefined ? first : counted(round.models.length, 'model', 'models')
}
