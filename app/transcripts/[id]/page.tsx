import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { requireViewer } from '@/lib/auth/session'
import { listTranscriptFindings } from '@/lib/findings/queries'
import { listJudgements } from '@/lib/judgements/queries'
import { listNames } from '@/lib/people/queries'
import { reviewerName } from '@/lib/reviews/reviewer'
import { listReviews } from '@/lib/reviews/queries'
import { selectionOf } from '@/lib/reviews/selection'
import { listTagOptions } from '@/lib/tags/queries'
import { findEvidence } from '@/lib/reports/queries'
import { neighboursOf } from '@/lib/transcripts/list/queries'
import { listToFrom, parseFrom, transcriptListHref } from '@/lib/transcripts/list-query'
import { findTranscript } from '@/lib/transcripts/queries'
import { oneLine } from '@/lib/transcripts/visible-text'
import type { Viewer } from '@/lib/auth/viewer'
import { transcriptLink } from '@/lib/links/links'
import type { ListPlace } from '@/components/transcripts/step-links'
import { TranscriptPage } from '@/components/transcripts/transcript-page'
import { submitFinding, submitReview, submitRevision, submitSettlement, submitWithdrawal } from '@/app/transcripts/[id]/actions'

type PageProps = { params: Promise<{ id: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

const loadTranscript = cache(async (id: string) => findTranscript(await requireViewer('transcripts.read'), id))

/** What a tab is called: the case, and who played it. */
export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const transcript = await loadTranscript((await params).id)
  return { title: transcript === null ? 'Transcript' : `${oneLine(transcript.case.title, 60)} · ${oneLine(transcript.model.name, 40)}` }
}

/** One transcript, with everything one decides by beside it. */
export default async function Page({ params, searchParams }: PageProps) {
  const viewer = await requireViewer('transcripts.read')
  const { id } = await params
  const query = await searchParams
  const [transcript, judgements, findings, reviews, tags, place] = await Promise.all([
    loadTranscript(id), listJudgements(viewer, id), listTranscriptFindings(viewer, id), listReviews(viewer, id), listTagOptions(viewer, reviewerName(viewer)), placeInList(viewer, id, query.from),
  ])
  if (transcript === null) notFound()
  const names = await listNames(viewer, [...findings.flatMap((finding) => [finding.author, finding.withdrawnBy]), ...reviews.map((review) => review.reviewer)])
  const pass = [query.pass].flat()[0]
  return (
    <TranscriptPage
      viewer={viewer} transcript={transcript} judgements={judgements} judgement={judgements.find((each) => each.pass === pass) ?? judgements[0] ?? null}
      findings={findings} reviews={reviews} names={names} tags={tags} query={query} place={place} selectedBy={selectionOf(parseFrom(query.from))}
      actions={{ submitFinding, submitRevision, submitWithdrawal, submitSettlement, submitReview }}
    />
  )
}

/** Where the transcript stands in the list that `?from=` names; null without one, and where that list does not hold it. */
async function placeInList(viewer: Viewer, id: string, from: string | string[] | undefined): Promise<ListPlace | null> {
  const list = parseFrom(from)
  if (list === null) return null
  const evidence = list.evidence === null ? null : await findEvidence(viewer, list.evidence)
  const found = await neighboursOf(viewer, list.state, id, list.evidence === null ? null : (evidence?.transcripts ?? []))
  if (found === null) return null
  const address = (other: string | null): string | null => (other === null ? null : `${transcriptLink(other)}?from=${encodeURIComponent(listToFrom(list))}`)
  return { position: found.position, count: found.count, previous: address(found.previous), next: address(found.next), list: transcriptListHref(list) }
}
