import { broughtIn } from '@/components/imports/brought-in'
import { bytesWords } from '@/components/imports/size'
import { ImportStateBadge } from '@/components/imports/import-state'
import { Refresher } from '@/components/imports/refresher'
import type { TableColumn } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Unknown } from '@/components/ui/figure'
import { whole } from '@/components/ui/format'
import { ListTable } from '@/components/ui/list-table'
import { Time } from '@/components/ui/time'
import { IMPORT_STATES } from '@/lib/imports/import'
import { IMPORT_LIST, type ImportListState } from '@/lib/imports/import-list'
import { isSettled, type ImportView } from '@/lib/imports/progress'
import { importLink } from '@/lib/links/links'
import type { SearchParams } from '@/lib/lists/list'

const COLUMNS: readonly TableColumn<ImportView>[] = [
  { id: 'file', title: 'Files', width: 200, words: (made) => made.fileName, most: 320, sort: 'file', cell: (made) => made.fileName },
  { id: 'state', title: 'State', width: 140, sort: 'state', cell: (made) => <span className="inline-flex items-center gap-2"><ImportStateBadge state={made.state} />{made.state === 'reading' ? <span className="text-faint tabular-nums">{share(made)}</span> : null}</span> },
  { id: 'found', title: 'Brought in', hint: 'What was not there before', width: 250, cell: (made) => <BroughtIn made={made} /> },
  { id: 'issues', title: 'Issues', hint: 'Faults, conflicts and warnings', align: 'right', width: 76, cell: (made) => <span className={made.issueCount > 0 ? '' : 'text-faint'}>{whole(made.issueCount)}</span> },
  { id: 'size', title: 'Size', align: 'right', width: 92, cell: (made) => (made.bytes === null ? <Unknown reason="The size was not announced" /> : bytesWords(made.bytes)) },
  { id: 'format', title: 'Format', width: 120, words: (made) => made.format ?? '', most: 180, cell: (made) => made.format ?? <Unknown reason="Not recognised yet" /> },
  { id: 'who', title: 'Who', width: 110, words: (made) => made.actor, most: 200, sort: 'who', cell: (made) => made.actor },
  { id: 'when', title: 'When', width: 100, sort: 'when', sortFirst: 'descending', cell: (made) => <Time at={made.createdAt} /> },
]

function BroughtIn({ made }: { made: ImportView }) {
  const { kinds, none } = broughtIn(made)
  return kinds.length === 0 ? <span className="text-faint">{none}</span> : <span data-tip={kinds.join(', ')}>{kinds.slice(0, 4).join(', ')}</span>
}

function share({ bytes, bytesRead }: ImportView): string {
  return bytes === null || bytes === 0 ? '' : `${Math.min(100, Math.floor((100 * bytesRead) / bytes))}%`
}

type ImportsListProps = { state: ImportListState; params: SearchParams; visible: readonly string[]; rows: readonly ImportView[]; matching: number; all: number }

/** Every import there was; while one is under way the list follows it. */
export function ImportsList(props: ImportsListProps) {
  return (
    <>
      <Refresher isOn={props.rows.some((made) => !isSettled(made.state))} />
      <ListTable
        caption="Imports" list={IMPORT_LIST} path="/import" columns={COLUMNS}
        filters={{ q: { label: 'Find file or person' }, state: { label: 'State', options: IMPORT_STATES.map((state) => ({ value: state, label: state })) } }}
        rowId={(made) => made.id} rowHref={(made) => importLink(made.id)} noun={['import', 'imports']}
        empty={<EmptyState title="Nothing was imported yet">Every import will stand here: what it brought, who sent it, what was wrong with it.</EmptyState>}
        {...props}
      />
    </>
  )
}
