import type { FindingDraft } from '@/components/findings/composer-state'
import type { ReviewChange } from '@/lib/reviews/review-input'

/** A change to a review without its note, which is kept as a draft of its own. */
export type ReviewPart = Omit<ReviewChange, 'transcript' | 'note'>

/** `draft`: still being written; `waiting`: sent or about to be, not acknowledged; `refused`: the server said no, and why. */
export type UnsavedFinding = { kind: 'finding'; id: string; transcript: string; state: 'draft' | 'waiting' | 'refused'; why: string | null; at: number; draft: FindingDraft }
export type UnsavedReview = { kind: 'review'; id: string; transcript: string; state: 'waiting' | 'refused'; why: string | null; at: number; change: ReviewPart }

/** Something of the viewer's that the server does not have yet. */
export type Unsaved = UnsavedFinding | UnsavedReview

/** The id of what waits for one transcript's review: all of it is one item. */
export function reviewItemId(transcript: string): string {
  return `review:${transcript}`
}

/** A change with another on top of it. */
export function mergeReview(below: ReviewPart, above: ReviewPart): ReviewPart {
  const verdicts = { ...below.verdicts, ...above.verdicts }
  return { ...below, ...above, ...(Object.keys(verdicts).length === 0 ? {} : { verdicts }) }
}

/** What is left of a change when `sent` has been stored: what was chosen anew meanwhile. Null where nothing is. */
export function afterSending(now: ReviewPart, sent: ReviewPart): ReviewPart | null {
  const verdicts = Object.fromEntries(Object.entries(now.verdicts ?? {}).filter(([component, value]) => Object.entries(sent.verdicts ?? {}).every(([other, stored]) => other !== component || stored !== value)))
  const left: ReviewPart = {
    ...(now.status === undefined || now.status === sent.status ? {} : { status: now.status }),
    ...(now.depth === undefined || now.depth === sent.depth ? {} : { depth: now.depth }),
    ...(Object.keys(verdicts).length === 0 ? {} : { verdicts }),
  }
  return Object.keys(left).length === 0 ? null : left
}
