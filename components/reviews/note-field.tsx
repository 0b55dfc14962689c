'use client'
import { useId, useState } from 'react'
import { buttonClass } from '@/components/ui/button'
import { TextArea } from '@/components/ui/field'
import { forgetDraft, keepDraft, useDraft } from '@/components/ui/draft'
import type { ReviewActions } from '@/components/reviews/review-controls'

type State = { kind: 'quiet' } | { kind: 'saving' } | { kind: 'failed'; why: string } | { kind: 'stale'; theirs: string }

/** The note of one's review. What is typed is kept in this tab until the server has it; a note saved elsewhere meanwhile is shown beside it. */
export function NoteField({ transcript, stored, saveReview }: { transcript: string; stored: string; saveReview: ReviewActions['submitReview'] }) {
  const id = useId()
  const draftKey = `note:${transcript}`
  const kept = useDraft(draftKey)
  const [typed, setTyped] = useState<string | null>(null)
  const [over, setOver] = useState(stored)
  const [state, setState] = useState<State>({ kind: 'quiet' })
  const text = typed ?? kept ?? over
  const isUnsaved = text.trim() !== over

  function type(next: string): void {
    setTyped(next)
    setState({ kind: 'quiet' })
    keepDraft(draftKey, next)
  }

  async function save(writtenOver: string): Promise<void> {
    const sent = text
    setState({ kind: 'saving' })
    try {
      const answer = await saveReview({ transcript, note: { text: sent, over: writtenOver } })
      if (answer.outcome === 'stored') {
        setOver(sent.trim())
        forgetDraft(draftKey, sent)
        setState((now) => (now.kind === 'saving' ? { kind: 'quiet' } : now))
      } else if (answer.outcome === 'stale') setState({ kind: 'stale', theirs: answer.note })
      else setState({ kind: 'failed', why: answer.outcome === 'not-allowed' ? answer.message : 'The server did not take it.' })
    } catch {
      // The request itself failed: the text stays here and in the draft.
      setState({ kind: 'failed', why: 'The server could not be reached.' })
    }
  }

  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="text-sm font-medium">Note</label>
      <TextArea id={id} dir="auto" value={text} className="min-h-16 text-sm" onChange={(event) => type(event.target.value)} onBlur={() => { if (state.kind === 'quiet' && isUnsaved) void save(over) }} />
      <div aria-live="polite" className="flex min-h-5 flex-wrap items-center gap-2 text-xs text-faint">
        {state.kind === 'quiet' && !isUnsaved && text !== '' ? 'Saved.' : null}
        {state.kind === 'saving' ? 'Saving' : null}
        {state.kind === 'quiet' && isUnsaved ? <>Not saved yet. <button type="button" className="linked" onClick={() => void save(over)}>Save</button></> : null}
        {state.kind === 'failed' ? <span className="text-bad">Not saved. {state.why} <button type="button" className="linked" onClick={() => void save(over)}>Try again</button></span> : null}
      </div>
      {state.kind !== 'stale' ? null : (
        <div role="alert" className="border-l-2 border-caution pl-3 text-sm">
          <p>This note was saved elsewhere since. There it reads:</p>
          <p dir="auto" className="my-1 whitespace-pre-wrap text-soft">{state.theirs === '' ? '(empty)' : state.theirs}</p>
          <div className="flex gap-2">
            <button type="button" className={buttonClass('plain', 'small')} onClick={() => void save(state.theirs)}>Keep mine</button>
            <button type="button" className={buttonClass('plain', 'small')} onClick={() => { setTyped(state.theirs); setOver(state.theirs); forgetDraft(draftKey); setState({ kind: 'quiet' }) }}>Take that one</button>
          </div>
        </div>
      )}
    </div>
  )
}
