import { SettleBar } from '@/components/findings/settle-bar'
import type { FormAction } from '@/components/people/form-state'
import { PersonName } from '@/components/people/person-name'
import { shownText } from '@/components/transcripts/shown-text'
import { ButtonLink } from '@/components/ui/button'
import { Badge } from '@/components/ui/chip'
import type { TableColumn } from '@/components/ui/data-table'
import { EmptyState } from '@/components/ui/empty-state'
import { Unknown } from '@/components/ui/figure'
import { counted } from '@/components/ui/format'
import { ListTable } from '@/components/ui/list-table'
import { MenuPanel } from '@/components/ui/menu-panel'
import { Time } from '@/components/ui/time'
import { FAULT_LABELS, FAULTS, FINDING_SOURCES, SEVERITIES, type ListedFinding } from '@/lib/findings/finding'
import { FINDING_LIST, LISTED_STATUSES, type FindingListState } from '@/lib/findings/finding-list'
import { caseLink, modelLink, runLink, transcriptLink } from '@/lib/links/links'
import type { SearchParams } from '@/lib/lists/list'
import type { PeopleNames } from '@/lib/people/names'
import type { NoteFormat } from '@/lib/notes/note'
import { POLARITIES, type TagOption } from '@/lib/tags/tag'
import { oneLine } from '@/lib/transcripts/visible-text'

/** @param names of the authors. */
function columnsWith(names: PeopleNames): readonly TableColumn<ListedFinding>[] {
  return COLUMNS.map((column) => (column.id === 'author' ? { ...column, cell: (each) => (each.author === null ? <Unknown reason="The record does not say" /> : <PersonName address={each.author} names={names} />) } : column))
}

const COLUMNS: readonly TableColumn<ListedFinding>[] = [
  { id: 'tag', title: 'Tag', width: 150, words: (each) => each.tag.name, most: 280, sort: 'tag', cell: (each) => <span className={each.withdrawnAt === null ? undefined : 'line-through'}>{shownText(each.tag.name)}</span> },
  { id: 'quote', title: 'Quote', hint: 'The passage it stands at, with the number of its message', width: 270, cell: (each) => <Quote finding={each} /> },
  { id: 'note', title: 'Note', width: 270, cell: (each) => (each.note === null ? null : shownText(oneLine(each.note, 140))) },
  { id: 'severity', title: 'Severity', width: 90, sort: 'severity', sortFirst: 'descending', cell: (each) => (each.severity === null ? <Unknown reason="Not said" /> : <Badge tone={each.severity === 'critical' ? 'bad' : each.severity === 'major' ? 'caution' : 'plain'}>{each.severity}</Badge>) },
  { id: 'fault', title: 'Fault of', width: 130, cell: (each) => (each.fault === null ? <Unknown reason="Not said" /> : FAULT_LABELS[each.fault]) },
  { id: 'status', title: 'Status', width: 100, cell: (each) => (each.withdrawnAt === null ? each.status : 'withdrawn') },
  { id: 'case', title: 'Case', width: 150, words: ({ transcript }) => transcript.caseTitle, most: 260, sort: 'case', cell: ({ transcript }) => <a href={caseLink(transcript.suite, transcript.case)} className="text-soft hover:text-accent hover:underline" data-tip={transcript.case}>{transcript.caseTitle}</a> },
  { id: 'model', title: 'Model', width: 130, words: ({ transcript }) => transcript.model.name, most: 240, sort: 'model', cell: ({ transcript }) => <a href={modelLink(transcript.model.slug, transcript.suite)} className="text-soft hover:text-accent hover:underline">{transcript.model.name}</a> },
  { id: 'run', title: 'Run', width: 80, align: 'right', cell: ({ transcript }) => <a href={runLink(transcript.run)} className="text-soft hover:text-accent hover:underline" data-tip={transcript.run}>{transcript.trial}</a> },
  { id: 'author', title: 'Author', width: 160, sort: 'author', cell: (each) => each.author },
  { id: 'source', title: 'Source', width: 90, cell: (each) => each.source },
  { id: 'at', title: 'Written', width: 110, sort: 'at', sortFirst: 'descending', cell: (each) => <Time at={each.at} /> },
]

function Quote({ finding }: { finding: ListedFinding }) {
  const anchor = finding.anchors[0]
  if (anchor === undefined) return <span className="text-faint">the whole transcript</span>
  return <><a href={transcriptLink(finding.transcript.id, anchor.message)} className="linked figures mr-2">{anchor.message}</a>{anchor.quote === null ? <span className="text-faint">{anchor.call === null ? 'the message' : finding.tool === null ? `call ${anchor.call}` : <code>{shownText(finding.tool)}</code>}</span> : <q><bdi>{shownText(oneLine(anchor.quote, 140))}</bdi></q>}</>
}

type FindingsListProps = {
  state: FindingListState; params: SearchParams; visible: readonly string[]; rows: readonly ListedFinding[]; matching: number; all: number
  suites: readonly { id: string; name: string }[]; models: readonly { slug: string; name: string }[]; tags: readonly TagOption[]; authors: readonly string[]; names: PeopleNames
  /** The findings of the page that the viewer may confirm or reject, and the action that does; null where there are none. */
  settle: { ids: ReadonlySet<string>; action: FormAction } | null
  /** Addresses of this list as a file; null for those who may not take it out. */
  downloads: readonly { format: NoteFormat; href: string }[] | null
}

/** The findings of the whole desk. */
export function FindingsList({ suites, models, tags, authors, names, downloads, settle, ...rest }: FindingsListProps) {
  return (
    <ListTable
      caption="Findings"
      list={FINDING_LIST}
      path="/findings"
      columns={columnsWith(names)}
      filters={{
        q: { label: 'Find in notes and quotes', kind: 'text' },
        tag: { label: 'Tag', isSingle: true, options: tags.map(({ id, name }) => ({ value: id, label: name })) },
        polarity: { label: 'Polarity', options: words(POLARITIES) },
        severity: { label: 'Severity', options: words(SEVERITIES) },
        status: { label: 'Status', options: words(LISTED_STATUSES) },
        model: { label: 'Model', isSingle: true, options: models.map(({ slug, name }) => ({ value: slug, label: name })) },
        author: { label: 'Author', isSingle: true, options: authors.map((author) => { const name = names.get(author); return name === undefined ? { value: author, label: author } : { value: author, label: name, note: author } }) },
        fault: { label: 'Fault', options: FAULTS.map((fault) => ({ value: fault, label: FAULT_LABELS[fault] })) },
        source: { label: 'Source', options: words(FINDING_SOURCES) },
        suite: { label: 'Suite', isSingle: true, options: suites.map(({ id, name }) => ({ value: id, label: name })) },
        run: { label: 'Run', isSingle: true, options: rest.state.filters.run === null ? [] : words([rest.state.filters.run]) },
        case: { label: 'Case', isSingle: true, options: rest.state.filters.case === null ? [] : words([rest.state.filters.case]) },
      }}
      rowId={(each) => each.id}
      rowHref={(each) => `${transcriptLink(each.transcript.id)}#f-${each.id}`}
      isDimmed={(each) => each.withdrawnAt !== null}
      {...(settle === null ? {} : { selection: { formId: 'settle', bar: <SettleBar formId="settle" action={settle.action} />, labelOf: (each: ListedFinding) => `${each.tag.name} in ${each.transcript.caseTitle}`, sends: (each: ListedFinding) => `${each.version} ${each.id}`, isFixed: (each: ListedFinding) => !settle.ids.has(each.id) } })}
      noun={['finding', 'findings']}
      end={downloads === null ? null : <Downloads files={downloads} count={rest.matching} />}
      empty={<EmptyState title="No findings yet" action={<ButtonLink href="/review">Review transcripts</ButtonLink>}><p>A finding is a tag on a message, a tool call or a passage of a transcript, with a note. Open a transcript, select what stands out, and press t.</p></EmptyState>}
      {...rest}
    />
  )
}

const FORMAT_WORDS: Record<NoteFormat, string> = { csv: 'CSV, for a spreadsheet', jsonl: 'JSONL, for a program', md: 'Markdown, to read' }

/** The findings that the filters leave, as a file. */
function Downloads({ files, count }: { files: readonly { format: NoteFormat; href: string }[]; count: number }) {
  return (
    <MenuPanel label="Export" icon="export" align="right">
      <p className="px-2 py-1 text-xs text-faint">{counted(count, 'finding', 'findings')}, each with its message, case and judgement</p>
      {files.map(({ format, href }) => <a key={format} href={href} download className="flex h-8 items-center rounded-sm px-2 text-sm hover:bg-hover">{FORMAT_WORDS[format]}</a>)}
    </MenuPanel>
  )
}

function words(values: readonly string[]) {
  return values.map((value) => ({ value, label: value }))
}
