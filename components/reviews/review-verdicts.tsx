'use client'
import { NoteField } from '@/components/reviews/note-field'
import { useReview, type OwnReview } from '@/components/reviews/use-review'
import { VerdictRow } from '@/components/reviews/verdict-row'
import type { SenderActions } from '@/components/unsaved/sender'
import { JUDGEMENT_COMPONENTS, type Judgement } from '@/lib/judgements/judgement'
import { DEPTH_LABELS, STATUS_LABELS, type Review } from '@/lib/reviews/review'

const PARTS = JUDGEMENT_COMPONENTS.filter((component) => component !== 'passed')

type ReviewVerdictsProps = { author: string; transcript: string; review: Review | null; judged: Judgement['components'] | null; actions: SenderActions }

/** The viewer's answer to each component beside the judge's, and the note. The verdict on the whole stands in the foot. */
export function ReviewVerdicts({ author, transcript, review, judged, actions }: ReviewVerdictsProps) {
  const own = useReview(author, transcript, review, actions)
  const isAnswered = PARTS.some((component) => (own.verdicts[component] ?? null) !== null)
  const isDecided = own.status !== null || (own.verdicts.passed ?? null) !== null
  return (
    <div className="flex flex-col gap-2">
      {isDecided ? <p className="hidden print:block"><span className="font-semibold">Your review:</span> {decided(own)}</p> : null}
      <h2 className="text-sm font-semibold" data-print={isAnswered ? undefined : 'no'}>Your verdict, part by part</h2>
      <div className="flex flex-col gap-1">
        {PARTS.map((component) => (
          <VerdictRow key={component} component={component} value={own.verdicts[component] ?? null} judged={judged?.[component] ?? null} onAnswer={(value) => void own.change({ verdicts: { [component]: value } })} />
        ))}
      </div>
      {own.isUnsaved ? <p role="alert" className="text-sm text-caution">Not saved yet: it is kept here and sent again.</p> : null}
      <NoteField author={author} transcript={transcript} stored={review?.note ?? ''} saveReview={actions.submitReview} />
    </div>
  )
}

/** The verdict on the whole and how far one is, for paper: on screen the foot says it. */
function decided({ verdicts, status, depth }: OwnReview): string {
  const verdict = verdicts.passed === true ? 'pass' : verdicts.passed === false ? 'fail' : null
  return [verdict, status === null ? null : STATUS_LABELS[status], status === null ? null : DEPTH_LABELS[depth]].filter((part) => part !== null).join(', ')
}
