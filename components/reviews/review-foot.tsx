'use client'
import { useEffect } from 'react'
import { REVIEW_EVENT } from '@/components/reviews/review-event'
import { useReview } from '@/components/reviews/use-review'
import { buttonClass } from '@/components/ui/button-class'
import { cx } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/icon'
import type { SenderActions } from '@/components/unsaved/sender'
import type { Review, ReviewSelection } from '@/lib/reviews/review'

type ReviewFootProps = {
  author: string; transcript: string; review: Review | null; actions: SenderActions
  /** How the transcript came before the reviewer; kept with a review that begins here. */
  selectedBy: ReviewSelection | null
  /** The next transcript of the list; null without one. */
  next: string | null
}

/** The verdict on the whole, and being done: always in reach, by hand and by key. */
export function ReviewFoot({ author, transcript, review, actions, selectedBy, next }: ReviewFootProps) {
  const { status, depth, verdicts, isUnsaved, change } = useReview(author, transcript, review, actions)
  const verdict = verdicts.passed ?? null
  const begun = review === null && selectedBy !== null ? { selectedBy } : {}

  const decide = (passed: boolean): void => void change({ ...begun, verdicts: { passed: verdict === passed ? null : passed } })
  const mark = (to: Review['status']): ReturnType<typeof change> => change({ ...begun, status: status === to ? 'in_progress' : to, depth })

  async function finish(): Promise<void> {
    const sent = status === 'reviewed' ? { outcome: 'stored' } : await mark('reviewed')
    if (sent.outcome === 'stored' && next !== null) location.assign(next)
  }

  useEffect(() => {
    function onAsk(event: Event): void {
      switch (event instanceof CustomEvent ? event.detail : null) {
        case 'pass': return decide(true)
        case 'fail': return decide(false)
        case 'defer': return void mark('deferred')
        case 'reviewed': return void mark('reviewed')
        case 'reviewed-next': return void finish()
      }
    }
    document.addEventListener(REVIEW_EVENT, onAsk)
    return () => document.removeEventListener(REVIEW_EVENT, onAsk)
  })

  return (
    <div className="rf">
      <div role="group" aria-label="Verdict" className="flex rounded-md border border-edge/50">
        <Choice word="Pass" keys="1" isChosen={verdict === true} tone="good" onChoose={() => decide(true)} />
        <Choice word="Fail" keys="2" isChosen={verdict === false} tone="bad" onChoose={() => decide(false)} />
        <Choice word={status === 'deferred' ? 'Deferred' : 'Defer'} keys="3" isChosen={status === 'deferred'} tone="caution" onChoose={() => void mark('deferred')} />
      </div>
      <select aria-label="Depth" value={depth} className="rd ml-auto h-7 min-w-0 rounded-md border border-edge/50 bg-raised px-1 text-sm" onChange={(event) => void change({ ...begun, depth: event.target.value === 'spot_check' ? 'spot_check' : 'full' })}>
        <option value="full">in full</option>
        <option value="spot_check">spot check</option>
      </select>
      <div className="rm flex items-center">
        <button type="button" aria-pressed={status === 'reviewed'} aria-keyshortcuts="r" data-tip={status === 'reviewed' ? 'Reviewed; press to open it again (r)' : 'Mark reviewed (r)'} className={cx(buttonClass(status === 'reviewed' ? 'plain' : 'primary', 'small'), 'flex-1', next !== null && 'rounded-r-none')} onClick={() => void mark('reviewed')}>
          <Icon name="check" size={14} />{status === 'reviewed' ? 'Reviewed' : 'Mark reviewed'}
        </button>
        {next === null ? null : <button type="button" aria-keyshortcuts="d" data-tip="Mark reviewed and go to the next (d)" className={cx(buttonClass(status === 'reviewed' ? 'plain' : 'primary', 'small'), 'rounded-l-none border-l-paper/40')} onClick={() => void finish()}>{status === 'reviewed' ? 'next' : 'and next'}</button>}
      </div>
      {isUnsaved ? <span role="alert" className="text-sm text-caution">not saved yet</span> : null}
    </div>
  )
}

const TONES = { good: 'bg-good-tint text-good', bad: 'bg-bad-tint text-bad', caution: 'bg-caution-tint text-caution' } as const

function Choice({ word, keys, isChosen, tone, onChoose }: { word: string; keys: string; isChosen: boolean; tone: keyof typeof TONES; onChoose: () => void }) {
  return (
    <button type="button" aria-pressed={isChosen} aria-keyshortcuts={keys} data-tip={`${isChosen ? 'Take it back' : word} (${keys})`} onClick={onChoose}
      className={cx('h-6.5 px-2 text-sm first:rounded-l-md last:rounded-r-md not-first:border-l not-first:border-edge/50', isChosen ? `font-semibold ${TONES[tone]}` : 'text-soft hover:bg-hover')}>
      {isChosen ? <Icon name="check" size={12} className="mr-1 inline-block" /> : null}{word}
    </button>
  )
}
