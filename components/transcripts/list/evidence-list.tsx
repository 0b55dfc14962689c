import { transcriptColumns } from '@/components/transcripts/list/columns'
import { DataTable, type TableColumn } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { whole } from '@/components/ui/format'
import { TabLinks } from '@/components/ui/tabs'
import { evidenceLink, transcriptFromLink, type EvidenceQuery } from '@/lib/links/links'
import { figure, isFigureId, type FigureId } from '@/lib/metrics/figures'
import type { PeopleNames } from '@/lib/people/names'
import type { Narrowing } from '@/lib/reports/evidence-words'
import { listToFrom, TRANSCRIPT_LIST, transcriptListHref, type TranscriptListQuery } from '@/lib/transcripts/list-query'
import type { TranscriptRow } from '@/lib/transcripts/list/row'

type Part = NonNullable<EvidenceQuery['part']>

type Props = {
  query: TranscriptListQuery
  evidence: EvidenceQuery
  part: Part
  counts: Record<Part, number>
  words: Record<Part, string>
  /** Each transcript's own value of the figure, where it is a mean. */
  values: ReadonlyMap<string, string>
  /** How far the part reaches, "162 cases, 324 transcripts in 2 runs of …". */
  extent: string
  narrowedTo: readonly Narrowing[]
  visible: readonly string[]
  rows: readonly TranscriptRow[]
  names: PeopleNames
}

/** The transcripts behind a number, with the other side of it one click away. */
export function EvidenceList({ query, evidence, part, counts, words, values, extent, narrowedTo, visible, rows, names }: Props) {
  const from = listToFrom(query)
  const valued = evidence.figure === 'difference' ? 'quality' : evidence.figure
  const own = values.size === 0 || !isFigureId(valued) ? [] : [valueColumn(valued, values)]
  const [first, ...rest] = transcriptColumns(names)
  const columns = first === undefined ? own : [first, ...own, ...rest]
  const parts = (['counted', 'rest', 'all'] as const).filter((one) => one === part || (one === 'counted' ? words.counted !== words[part] : counts.rest > 0))
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      <div className="pt-1"><TabLinks label="Sides of this number" tabs={parts.map((one) => ({ href: evidenceLink({ ...evidence, part: one }), title: words[one], count: whole(counts[one]), isCurrent: one === part }))} /></div>
      <p className="flex flex-wrap gap-x-4 border-b border-line px-4 py-2 text-sm">
        <span className="min-w-0 wrap-anywhere">{extent}</span>
        {narrowedTo.map((one) => <span key={one.label} className="min-w-0 truncate"><span className="text-faint">{one.label}</span> {one.value}</span>)}
      </p>
      <DataTable
        caption={words[part]}
        columns={columns}
        visible={[...own.map((column) => column.id), ...visible.filter((column) => column !== 'model' || evidence.model === '*' || evidence.against !== undefined)]}
        rows={rows}
        rowId={(row) => row.id}
        rowHref={(row) => transcriptFromLink(row.id, from)}
        sort={query.state.sort}
        sortHref={(by, descending) => transcriptListHref(query, { sort: { by: TRANSCRIPT_LIST.sorts.find((sort) => sort === by) ?? 'imported', descending } })}
        paging={{ page: query.state.page, pageSize: TRANSCRIPT_LIST.pageSize, matching: counts[part], hrefOf: (page) => transcriptListHref(query, { page }) }}
        stateKey={transcriptListHref(query)}
        empty={<EmptyState title="No transcripts on this side of the number"><p>The other sides above hold the rest of what it was computed over.</p></EmptyState>}
      />
    </div>
  )
}

function valueColumn(id: FigureId, values: ReadonlyMap<string, string>): TableColumn<TranscriptRow> {
  const { label, meaning } = figure(id)
  return { id: 'value', title: label, hint: meaning, align: 'right', width: Math.max(96, 40 + 7 * label.length), cell: (row) => values.get(row.id) ?? '-' }
}
