'use client'
import { NoteField } from '@/components/reviews/note-field'
import { useReview } from '@/components/reviews/use-review'
import { VerdictRow } from '@/components/reviews/verdict-row'
import type { SenderActions } from '@/components/unsaved/sender'
import { JUDGEMENT_COMPONENTS, type Judgement } from '@/lib/judgements/judgement'
import type { Review } from '@/lib/reviews/review'

type ReviewVerdictsProps = { author: string; transcript: string; review: Review | null; judged: Judgement['components'] | null; actions: SenderActions }

/** The viewer's answer to each component beside the judge's, and the note. The verdict on the whole stands in the foot. */
export function ReviewVerdicts({ author, transcript, review, judged, actions }: ReviewVerdictsProps) {
  const own = useReview(author, transcript, review, actions)
  return (
    <div className="flex flex-col gap-2">
      <h2 className="text-sm font-semibold">Your verdict, part by part</h2>
      <div className="flex flex-col gap-1">
        {JUDGEMENT_COMPONENTS.filter((component) => component !== 'passed').map((component) => (
          <VerdictRow key={component} component={component} value={own.verdicts[component] ?? null} judged={judged?.[component] ?? null} onAnswer={(value) => void own.change({ verdicts: { [component]: value } })} />
        ))}
      </div>
      {own.isUnsaved ? <p role="alert" className="text-sm text-caution">Not saved yet: it is kept here and sent again.</p> : null}
      <NoteField author={author} transcript={transcript} stored={review?.note ?? ''} saveReview={actions.submitReview} />
    </div>
  )
}
