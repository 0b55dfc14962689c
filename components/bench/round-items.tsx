import { Badge } from '@/components/ui/chip'
import { DataTable, type TableColumn } from '@/components/ui/data-table'
import { score, whole } from '@/components/ui/format'
import { TabLinks } from '@/components/ui/tabs'
import { ROUND_ITEM_STATES, ROUND_ITEMS_PAGE, type RoundItemRow, type RoundItems, type RoundItemState } from '@/lib/bench/rounds'
import { roundConversationLink, roundLink, transcriptLink } from '@/lib/links/links'

const LOOKS = { waiting: { words: 'waiting', tone: 'plain' }, active: { words: 'under way', tone: 'accent' }, done: { words: 'done', tone: 'good' }, failed: { words: 'failed', tone: 'bad' } } as const

const COLUMNS: readonly TableColumn<RoundItemRow>[] = [
  { id: 'case', title: 'Case', width: 240, cell: (item) => item.caseId },
  { id: 'state', title: 'State', width: 110, cell: (item) => <Badge tone={LOOKS[item.state].tone}>{LOOKS[item.state].words}</Badge> },
  { id: 'model', title: 'Model', width: 220, cell: (item) => <bdi>{item.model}</bdi> },
  { id: 'trial', title: 'Trial', align: 'right', width: 70, cell: (item) => item.trial },
  { id: 'messages', title: 'Messages', hint: 'So far', align: 'right', width: 100, cell: (item) => (item.messages === null ? '' : whole(item.messages)) },
  { id: 'ended', title: 'Ended', width: 110, cell: (item) => (item.ended === null || item.failure !== null ? '' : item.ended.replaceAll('_', ' ')) },
  { id: 'score', title: 'Score', hint: "The judge's, 0 to 100", align: 'right', width: 80, cell: (item) => (item.score === null ? '' : score(item.score)) },
  { id: 'reason', title: 'Reason', width: 420, cell: (item) => (item.failure === null ? '' : <span className="text-bad" data-tip={item.failure}><bdi>{item.failure}</bdi></span>) },
]

/** Whether a column says anything about some rows. */
function isTold(column: string, rows: readonly RoundItemRow[]): boolean {
  switch (column) {
    case 'messages': return rows.some((item) => item.messages !== null)
    case 'ended': return rows.some((item) => item.ended !== null && item.failure === null)
    case 'score': return rows.some((item) => item.score !== null)
    case 'reason': return rows.some((item) => item.failure !== null)
    default: return true
  }
}

/** The conversations of a round, or the judgements of a rescore: those under way, those that failed and why, the rest. */
export function RoundItemsTable({ round, rescores, items }: { round: string; rescores: string | null; items: RoundItems }) {
  const all = ROUND_ITEM_STATES.reduce((sum, state) => sum + items.counts[state], 0)
  const hrefOf = (state: RoundItemState | null, page = 1): string => {
    const query = new URLSearchParams({ ...(state === null ? {} : { state }), ...(page === 1 ? {} : { page: String(page) }) }).toString()
    return query === '' ? roundLink(round) : `${roundLink(round)}?${query}`
  }
  const tabs = [{ href: hrefOf(null), title: 'All', count: whole(all), isCurrent: items.state === null }, ...ROUND_ITEM_STATES.map((state) => ({ href: hrefOf(state), title: LOOKS[state].words.replace(/^./, (letter) => letter.toUpperCase()), count: whole(items.counts[state]), isCurrent: items.state === state }))]
  const columns = COLUMNS.filter((column) => isTold(column.id, items.rows))
  return (
    <section aria-label={rescores === null ? 'Conversations' : 'Judgements'} className="pt-2">
      <TabLinks label="Which of them" tabs={tabs} />
      <DataTable caption={rescores === null ? 'Conversations' : 'Judgements'} columns={columns} rows={items.rows} rowId={(item) => item.key} rowHref={(item) => (rescores === null ? roundConversationLink(round, item.key) : transcriptLink(item.transcript))} height="flow"
        paging={{ page: items.page, pageSize: ROUND_ITEMS_PAGE, matching: items.matching, hrefOf: (page) => hrefOf(items.state, page) }} empty={<p className="px-4 py-6 text-soft">None {items.state === null ? 'here' : `is ${LOOKS[items.state].words}`}.</p>} />
    </section>
  )
}
