import type { ReactNode } from 'react'
import { transcriptColumns } from '@/components/transcripts/list/columns'
import { ListTable } from '@/components/ui/list-table'
import { whole } from '@/components/ui/format'
import { caseLink, transcriptFromLink } from '@/lib/links/links'
import type { SearchParams } from '@/lib/lists/list'
import type { PeopleNames } from '@/lib/people/names'
import { CASE_KIND_LABELS, CASE_KINDS } from '@/lib/suites/case'
import { listToFrom, SCORE_RANGES, TRANSCRIPT_LIST, type ScoreRange, type TranscriptListQuery } from '@/lib/transcripts/list-query'
import type { TranscriptRow } from '@/lib/transcripts/list/row'
import { outcomeOf, OUTCOMES } from '@/lib/transcripts/outcome'
import { TRANSCRIPT_ENDINGS } from '@/lib/transcripts/transcript'

const RANGE_LABELS: Record<ScoreRange, string> = { '0-25': 'under 25', '25-50': '25 to under 50', '50-75': '50 to under 75', '75-100': '75 to under 100', '100': '100' }

type Props = {
  query: TranscriptListQuery
  params: SearchParams
  visible: readonly string[]
  rows: readonly TranscriptRow[]
  names: PeopleNames
  matching: number
  all: number
  suites: readonly { id: string; name: string; runs: number }[]
  models: readonly { slug: string; name: string }[]
  tags: readonly { id: string; name: string }[]
  empty: ReactNode
}

/** Every transcript, narrowed by what the address says. */
export function TranscriptsList({ query, suites, models, tags, names, ...rest }: Props) {
  const from = listToFrom(query)
  return (
    <ListTable
      caption="Transcripts"
      list={TRANSCRIPT_LIST}
      state={query.state}
      path="/transcripts"
      columns={transcriptColumns(names)}
      filters={{
        suite: { label: 'Suite', isSingle: true, options: suites.map((suite) => ({ value: suite.id, label: suite.name, note: whole(suite.runs) })) },
        model: { label: 'Model', isSingle: true, options: models.map((model) => ({ value: model.slug, label: model.name })) },
        run: { label: 'Run', isSingle: true, options: onlyItself(query.state.filters.run) },
        case: { label: 'Case', isSingle: true, options: onlyItself(query.state.filters.case) },
        intent: { label: 'Intent', isSingle: true, options: onlyItself(query.state.filters.intent) },
        kind: { label: 'Kind', options: CASE_KINDS.map((kind) => ({ value: kind, label: CASE_KIND_LABELS[kind] })) },
        outcome: { label: 'Outcome', options: OUTCOMES.map((id) => ({ value: id, label: outcomeOf(id).word })) },
        score: { label: 'Score', options: SCORE_RANGES.map((range) => ({ value: range, label: RANGE_LABELS[range] })) },
        ended: { label: 'Ended', options: TRANSCRIPT_ENDINGS.map((ending) => ({ value: ending, label: ending.replaceAll('_', ' ') })) },
        reviewed: { label: 'Reviewed', kind: 'flag' },
        deferred: { label: 'Deferred', kind: 'flag' },
        finding: { label: 'Findings', kind: 'flag', options: [{ value: 'yes', label: 'has some' }, { value: 'no', label: 'has none' }] },
        tag: { label: 'Tag', isSingle: true, options: tags.map((tag) => ({ value: tag.id, label: tag.name })) },
      }}
      rowId={(row) => row.id}
      rowHref={(row) => transcriptFromLink(row.id, from)}
      rowLinks={(row) => [{ href: caseLink(row.suite, row.case.id), label: 'Every run\'s outcome on this case', icon: 'cases' }]}
      noun={['transcript', 'transcripts']}
      {...rest}
    />
  )
}

/** Runs, cases and intents are too many to choose from here: links lead to them, and what is on can be taken off. */
function onlyItself(value: string | null): { value: string; label: string }[] {
  return value === null ? [] : [{ value, label: value }]
}
