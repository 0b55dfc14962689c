import { transcriptColumns } from '@/components/transcripts/list/columns'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { whole } from '@/components/ui/format'
import { ListTable } from '@/components/ui/list-table'
import { TabLinks } from '@/components/ui/tabs'
import { caseLink, transcriptFromLink } from '@/lib/links/links'
import { listHref, type SearchParams } from '@/lib/lists/list'
import type { PeopleNames } from '@/lib/people/names'
import { QUEUE_LABELS, queueOf, queueQuery, QUEUES, REVIEW_QUEUE, type ReviewQueueState } from '@/lib/reviews/queue'
import { CASE_KIND_LABELS, CASE_KINDS } from '@/lib/suites/case'
import { listToFrom } from '@/lib/transcripts/list-query'
import type { TranscriptRow } from '@/lib/transcripts/list/row'

type Props = {
  state: ReviewQueueState
  params: SearchParams
  visible: readonly string[]
  rows: readonly TranscriptRow[]
  names: PeopleNames
  matching: number
  all: number
  suites: readonly { id: string; name: string; runs: number }[]
  models: readonly { slug: string; name: string }[]
}

/** The transcripts that no reviewer has finished, by what they came to. */
export function ReviewQueue({ state, suites, models, names, ...rest }: Props) {
  const queue = queueOf(state)
  const from = listToFrom(queueQuery(state))
  return (
    <>
      <TabLinks label="Queues" tabs={QUEUES.map((each) => ({ href: listHref('/review', REVIEW_QUEUE, state, { filters: { queue: each === 'unsafe' ? null : each } }), title: QUEUE_LABELS[each], isCurrent: each === queue, ...(each === queue ? { count: whole(rest.matching) } : {}) }))} />
      <ListTable
        caption="Transcripts to review"
        list={REVIEW_QUEUE}
        state={state}
        path="/review"
        columns={transcriptColumns(names)}
        filters={{
          queue: { label: 'Queue', kind: 'hidden' },
          suite: { label: 'Suite', isSingle: true, options: suites.map((suite) => ({ value: suite.id, label: suite.name })) },
          model: { label: 'Model', isSingle: true, options: models.map((model) => ({ value: model.slug, label: model.name })) },
          kind: { label: 'Kind', options: CASE_KINDS.map((kind) => ({ value: kind, label: CASE_KIND_LABELS[kind] })) },
        }}
        rowId={(row) => row.id}
        rowHref={(row) => transcriptFromLink(row.id, from)}
        rowLinks={(row) => [{ href: caseLink(row.suite, row.case.id), label: 'Every run\'s outcome on this case', icon: 'cases' }]}
        noun={['transcript', 'transcripts']}
        empty={<EmptyState title={rest.all === 0 ? 'No transcripts yet' : `Nothing ${QUEUE_LABELS[queue].toLowerCase()} waits for review`} action={<ButtonLink href="/transcripts">All transcripts</ButtonLink>}><p>A transcript stands here until a reviewer has finished it.</p></EmptyState>}
        {...rest}
      />
    </>
  )
}
