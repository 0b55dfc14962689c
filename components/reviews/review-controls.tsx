'use client'
import { useEffect, useState } from 'react'
import { NoteField } from '@/components/reviews/note-field'
import { VerdictRow } from '@/components/reviews/verdict-row'
import { buttonClass } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import type { Answer } from '@/lib/findings/answer'
import { JUDGEMENT_COMPONENTS, type Judgement, type JudgementComponent } from '@/lib/judgements/judgement'
import type { Review, ReviewDepth, ReviewOutcome, ReviewStatus } from '@/lib/reviews/review'
import type { ReviewChange } from '@/lib/reviews/review-input'

export type ReviewActions = { submitReview: (change: ReviewChange) => Promise<Answer<ReviewOutcome>> }

type ReviewControlsProps = {
  /** `verdicts`: an answer to each component, and the note; `status`: the line that is always in reach. */
  part: 'verdicts' | 'status'
  transcript: string
  review: Review | null
  judged: Judgement['components'] | null
  saveReview: ReviewActions['submitReview']
}

/** The viewer's own review. What is chosen shows at once; where saving fails, that is said and can be tried again. */
export function ReviewControls({ part, transcript, review, judged, saveReview }: ReviewControlsProps) {
  const [verdicts, setVerdicts] = useState(review?.verdicts ?? {})
  const [status, setStatus] = useState<ReviewStatus | null>(review?.status ?? null)
  const [depth, setDepth] = useState<ReviewDepth>(review?.depth ?? 'full')
  const [unsaved, setUnsaved] = useState<{ change: Omit<ReviewChange, 'transcript'>; why: string } | null>(null)

  async function save(change: Omit<ReviewChange, 'transcript'>): Promise<void> {
    setUnsaved(null)
    try {
      const answer = await saveReview({ transcript, ...change })
      if (answer.outcome === 'not-allowed') setUnsaved({ change, why: answer.message })
      else if (answer.outcome !== 'stored') setUnsaved({ change, why: 'The server did not take it.' })
    } catch {
      // The request itself failed: what was chosen stays on screen, marked as not saved.
      setUnsaved({ change, why: 'The server could not be reached.' })
    }
  }

  function decide(next: ReviewStatus): void {
    setStatus(next)
    void save({ status: next, depth })
  }

  useEffect(() => {
    if (part !== 'status') return undefined
    const onAsk = (): void => decide(status === 'reviewed' ? 'in_progress' : 'reviewed')
    document.addEventListener('sab:reviewed', onAsk)
    return () => document.removeEventListener('sab:reviewed', onAsk)
  })

  const failure = unsaved === null ? null : (
    <p role="alert" className="text-sm text-bad">Not saved. {unsaved.why} <button type="button" className="linked" onClick={() => void save(unsaved.change)}>Try again</button></p>
  )

  if (part === 'status') {
    return (
      <div className="flex min-w-0 items-center gap-2">
        <button type="button" aria-pressed={status === 'reviewed'} aria-keyshortcuts="r" data-tip={status === 'reviewed' ? 'Reviewed; press to open it again (r)' : 'Mark reviewed (r)'} className={buttonClass(status === 'reviewed' ? 'plain' : 'primary', 'small')} onClick={() => decide(status === 'reviewed' ? 'in_progress' : 'reviewed')}>
          <Icon name="check" size={14} />{status === 'reviewed' ? 'Reviewed' : 'Mark reviewed'}
        </button>
        <select aria-label="Depth" value={depth} className="h-7 min-w-0 rounded-md border border-edge/50 bg-raised px-1 text-sm" onChange={(event) => {
          const chosen = event.target.value === 'spot_check' ? 'spot_check' : 'full'
          setDepth(chosen)
          if (status !== null) void save({ depth: chosen })
        }}>
          <option value="full">in full</option>
          <option value="spot_check">spot check</option>
        </select>
        <button type="button" aria-pressed={status === 'deferred'} className={`${buttonClass('quiet', 'small')} aria-pressed:bg-caution-tint aria-pressed:text-caution`} onClick={() => decide(status === 'deferred' ? 'in_progress' : 'deferred')}>{status === 'deferred' ? 'Deferred' : 'Defer'}</button>
        {failure}
      </div>
    )
  }

  function answer(component: JudgementComponent, value: boolean | number | null): void {
    setVerdicts((before) => ({ ...before, [component]: value }))
    void save({ verdicts: { [component]: value } })
  }

  return (
    <div className="flex flex-col gap-2">
      <h2 className="text-sm font-semibold">Your verdict</h2>
      <div className="flex flex-col gap-1">
        {JUDGEMENT_COMPONENTS.map((component) => <VerdictRow key={component} component={component} value={verdicts[component] ?? null} judged={judged?.[component] ?? null} onAnswer={(value) => answer(component, value)} />)}
      </div>
      {failure}
      <NoteField transcript={transcript} stored={review?.note ?? ''} saveReview={saveReview} />
    </div>
  )
}
