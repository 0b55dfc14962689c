import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { requireViewer } from '@/lib/auth/session'
import { listTranscriptFindings } from '@/lib/findings/queries'
import { listJudgements } from '@/lib/judgements/queries'
import { reviewerName } from '@/lib/reviews/reviewer'
import { listReviews } from '@/lib/reviews/queries'
import { listTagOptions } from '@/lib/tags/queries'
import { parseFrom } from '@/lib/transcripts/list-query'
import { findTranscript } from '@/lib/transcripts/queries'
import { TranscriptPage } from '@/components/transcripts/transcript-page'
import { submitFinding, submitReview, submitRevision, submitSettlement, submitWithdrawal } from '@/app/transcripts/[id]/actions'

type PageProps = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export const metadata: Metadata = { title: 'Transcript' }

/** One transcript, with everything one decides by beside it. */
export default async function Page({ params, searchParams }: PageProps) {
  const viewer = await requireViewer('transcripts.read')
  const { id } = await params
  const query = await searchParams
  const [transcript, judgements, findings, reviews, tags] = await Promise.all([
    findTranscript(viewer, id), listJudgements(viewer, id), listTranscriptFindings(viewer, id), listReviews(viewer, id), listTagOptions(viewer, reviewerName(viewer)),
  ])
  if (transcript === null) notFound()
  const pass = [query.pass].flat()[0]
  return (
    <TranscriptPage
      viewer={viewer} transcript={transcript} judgements={judgements} judgement={judgements.find((each) => each.pass === pass) ?? judgements[0] ?? null}
      findings={findings} reviews={reviews} tags={tags} query={query} place={null} list={parseFrom(query.from)}
      actions={{ submitFinding, submitRevision, submitWithdrawal, submitSettlement, submitReview }}
    />
  )
}
