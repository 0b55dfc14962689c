import { shownText } from '@/components/transcripts/shown-text'
import { Badge } from '@/components/ui/chip'
import type { TableColumn } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Figure } from '@/components/ui/figure'
import { percent, whole } from '@/components/ui/format'
import { ListTable } from '@/components/ui/list-table'
import { findingsLink } from '@/lib/links/links'
import { listHref, type SearchParams } from '@/lib/lists/list'
import { POLARITIES } from '@/lib/tags/tag'
import { TAG_LIST, type PlacedEntry, type TagListState } from '@/lib/tags/tag-list'
import { oneLine } from '@/lib/transcripts/visible-text'

const TONES = { strength: 'good', weakness: 'caution', safety: 'bad', neutral: 'plain' } as const

/** A tag with the transcripts that anybody reviewed: the denominator of its rate. */
type Row = PlacedEntry & { reviewedOf: number }

const COLUMNS: readonly TableColumn<Row>[] = [
  { id: 'tag', title: 'Tag', width: 170, words: (tag) => `${'   '.repeat(tag.depth)}${tag.name}${tag.archivedAt === null ? '' : ' archived'}`, most: 280, sort: 'name', cell: (tag) => <Name tag={tag} /> },
  { id: 'polarity', title: 'Says it is a', width: 104, sort: 'polarity', cell: (tag) => <Badge tone={TONES[tag.polarity]}>{tag.polarity}</Badge> },
  { id: 'findings', title: 'Findings', hint: 'Findings that are neither rejected nor withdrawn', align: 'right', width: 92, sort: 'findings', sortFirst: 'descending', cell: (tag) => (tag.findings === 0 ? <span className="text-faint">0</span> : <a href={findingsLink({ tag: tag.id })} className="linked figures">{whole(tag.findings)}</a>) },
  { id: 'transcripts', title: 'Transcripts', hint: 'Transcripts that carry it', align: 'right', width: 106, sort: 'transcripts', sortFirst: 'descending', cell: (tag) => whole(tag.transcripts) },
  { id: 'authors', title: 'Authors', hint: 'People and programs that used it', align: 'right', width: 88, sort: 'authors', sortFirst: 'descending', cell: (tag) => whole(tag.authors) },
  { id: 'reviewed', title: 'Of reviewed', hint: 'Reviewed transcripts that carry it', align: 'right', width: 144, sort: 'reviewed', sortFirst: 'descending', cell: (tag) => <Figure value={tag.reviewedOf === 0 ? null : percent(tag.reviewedTranscripts / tag.reviewedOf)} of={`${whole(tag.reviewedTranscripts)} of ${whole(tag.reviewedOf)}`} ofWidth={10} reason="No transcript was reviewed yet" /> },
  { id: 'use', title: 'When to use it', width: 180, words: (tag) => tag.description ?? '', most: 380, cell: (tag) => (tag.description === null ? null : <span className="text-soft">{shownText(oneLine(tag.description, 400))}</span>) },
]

function Name({ tag }: { tag: Row }) {
  return <span style={{ paddingInlineStart: `${Math.min(tag.depth, 6) * 1.25}rem` }}>{shownText(tag.name)}{tag.archivedAt === null ? null : <Badge className="ml-2">archived</Badge>}</span>
}

type CodebookProps = { state: TagListState; params: SearchParams; visible: readonly string[]; rows: readonly PlacedEntry[]; matching: number; all: number; reviewedTranscripts: number; mayManage: boolean }

/** Every tag with what it means and what it counts, children under their parents. */
export function Codebook({ rows, reviewedTranscripts, mayManage, ...rest }: CodebookProps) {
  return (
    <ListTable
      caption="Codebook"
      list={TAG_LIST}
      path="/tags"
      columns={COLUMNS}
      filters={{
        q: { label: 'Find tag or its use', kind: 'text' },
        polarity: { label: 'Polarity', options: POLARITIES.map((polarity) => ({ value: polarity, label: polarity })) },
        archived: { label: 'Archived', kind: 'flag' },
      }}
      rows={rows.map((row): Row => ({ ...row, reviewedOf: reviewedTranscripts }))}
      rowId={(tag) => tag.id}
      rowHref={(tag) => findingsLink({ tag: tag.id })}
      {...(mayManage ? { rowLinks: (tag: Row) => [{ href: `${listHref('/tags', TAG_LIST, rest.state, {}, { edit: tag.id })}#edit`, label: `Edit ${tag.name}`, icon: 'pencil' as const }] } : {})}
      isDimmed={(tag) => tag.archivedAt !== null}
      noun={['tag', 'tags']}
      height="flow"
      empty={<EmptyState title="No tags yet"><p>The codebook holds the words for what agents do well and badly. A tag is made here, or by typing while tagging a transcript.</p></EmptyState>}
      {...rest}
    />
  )
}
