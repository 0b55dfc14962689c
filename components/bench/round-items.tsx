import { Badge } from '@/components/ui/chip'
import { DataTable, type TableColumn } from '@/components/ui/data-table'
import { whole } from '@/components/ui/format'
import type { RoundItemRow } from '@/lib/bench/rounds'
import { roundConversationLink } from '@/lib/links/links'

const LOOKS = { waiting: { words: 'waiting', tone: 'plain' }, active: { words: 'under way', tone: 'accent' }, done: { words: 'done', tone: 'good' }, failed: { words: 'failed', tone: 'bad' } } as const

const COLUMNS: readonly TableColumn<RoundItemRow>[] = [
  { id: 'case', title: 'Case', width: 240, cell: (item) => item.caseId },
  { id: 'state', title: 'State', width: 110, cell: (item) => <Badge tone={LOOKS[item.state].tone}>{LOOKS[item.state].words}</Badge> },
  { id: 'model', title: 'Model', width: 240, cell: (item) => item.model },
  { id: 'trial', title: 'Trial', align: 'right', width: 70, cell: (item) => item.trial },
  { id: 'messages', title: 'Messages', hint: 'So far', align: 'right', width: 100, cell: (item) => (item.messages === null ? '' : whole(item.messages)) },
]

/** The conversations of a round: first those under way, then the failed and finished ones, then what is still to come. */
export function RoundItems({ round, items, matching }: { round: string; items: readonly RoundItemRow[]; matching: number }) {
  return (
    <>
      <p className="px-4 pt-3 pb-2 text-sm text-soft">{whole(items.length)} of {whole(matching)} conversations, those under way first</p>
      <DataTable caption="Conversations" columns={items.some((item) => item.messages !== null) ? COLUMNS : COLUMNS.filter((column) => column.id !== 'messages')} rows={items} rowId={(item) => item.key} rowHref={(item) => roundConversationLink(round, item.key)} height="flow" empty={<p className="px-4 py-6 text-soft">This round holds no conversations of its own: it judges stored ones.</p>} />
    </>
  )
}
