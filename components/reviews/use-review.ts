import { mergeReview, reviewItemId, type ReviewPart } from '@/components/unsaved/item'
import { senderOf, type Sent, type SenderActions } from '@/components/unsaved/sender'
import { useUnsaved } from '@/components/unsaved/use-unsaved'
import type { Review } from '@/lib/reviews/review'

/** What this page has saved since it was loaded, by transcript: the server drew it before. */
const savedSince = new Map<string, ReviewPart>()

export type OwnReview = {
  status: Review['status'] | null
  depth: Review['depth']
  verdicts: Review['verdicts']
  /** Something was chosen that the server does not have, although it was asked. */
  isUnsaved: boolean
  /** Shows at once; what cannot be saved now is kept and saved later. */
  change(part: ReviewPart): Promise<Sent>
}

/** The viewer's own review as it stands: what the server drew, what was saved since, and what waits, on top of each other. */
export function useReview(author: string, transcript: string, review: Review | null, actions: SenderActions): OwnReview {
  const waiting = useUnsaved(author).find((item) => item.kind === 'review' && item.transcript === transcript)
  const pending = waiting?.kind === 'review' ? waiting.change : {}
  const now = mergeReview(mergeReview(review === null ? {} : { status: review.status, depth: review.depth }, savedSince.get(transcript) ?? {}), pending)
  const verdicts = { ...review?.verdicts, ...savedSince.get(transcript)?.verdicts, ...pending.verdicts }

  async function change(part: ReviewPart): Promise<Sent> {
    const { store, send } = senderOf(author, actions)
    const id = reviewItemId(transcript)
    const kept = store.get(id)
    store.put({ kind: 'review', id, transcript, state: 'waiting', why: null, at: kept?.at ?? Date.now(), change: mergeReview(kept?.kind === 'review' ? kept.change : {}, part) })
    // Before the answer: once it is there, nothing waits any more, and the page must not fall back to what the server drew.
    savedSince.set(transcript, mergeReview(savedSince.get(transcript) ?? {}, part))
    return send(id)
  }

  return { status: now.status ?? null, depth: now.depth ?? 'full', verdicts, isUnsaved: waiting !== undefined && (waiting.why !== null || waiting.state === 'refused'), change }
}
