import type { Metadata } from 'next'
import { PageBody, PageHeader } from '@/components/frame/page-header'
import { ReviewQueue } from '@/components/reviews/review-queue'
import { ButtonLink } from '@/components/ui/button'
import { requireViewer } from '@/lib/auth/session'
import { transcriptFromLink } from '@/lib/links/links'
import { chosenColumns } from '@/lib/lists/column-choice'
import { parseList, type SearchParams } from '@/lib/lists/list'
import { listModels } from '@/lib/models/queries'
import { listNames } from '@/lib/people/queries'
import { queueQuery, REVIEW_QUEUE } from '@/lib/reviews/queue'
import { listSuites } from '@/lib/suites/queries'
import { listToFrom } from '@/lib/transcripts/list-query'
import { listTranscripts } from '@/lib/transcripts/list/queries'

export const metadata: Metadata = { title: 'Review' }

/** What waits to be reviewed. */
export default async function ReviewPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const viewer = await requireViewer('transcripts.read')
  const params = await searchParams
  const state = parseList(REVIEW_QUEUE, params)
  const query = queueQuery(state)
  const [page, suites, models, visible] = await Promise.all([listTranscripts(viewer, query.state), listSuites(viewer), listModels(viewer), chosenColumns(REVIEW_QUEUE, params)])
  const first = page.rows[0]
  return (
    <>
      <PageHeader title="Review" actions={<><ButtonLink href="/transcripts" size="small" className="max-sm:hidden">All transcripts</ButtonLink>{first === undefined ? null : <ButtonLink href={transcriptFromLink(first.id, listToFrom(query))} tone="primary" size="small">Start with the first</ButtonLink>}</>} />
      <PageBody kind="fill">
        <ReviewQueue state={state} params={params} visible={visible} {...page} suites={suites} models={models} names={await listNames(viewer, page.rows.flatMap((row) => row.reviewers))} />
      </PageBody>
    </>
  )
}
