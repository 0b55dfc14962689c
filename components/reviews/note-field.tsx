'use client'
import { useEffect, useId, useRef, useState } from 'react'
import { buttonClass } from '@/components/ui/button-class'
import { TextArea } from '@/components/ui/field'
import { forgetDraft, keepDraft, readDraft, useDraft } from '@/components/ui/draft'
import type { SenderActions } from '@/components/unsaved/sender'

const RETRY_MS = 10_000

type State = { kind: 'quiet' } | { kind: 'saving' } | { kind: 'failed'; why: string } | { kind: 'stale'; theirs: string }

/** The note of one's review, saved when one leaves it. What is typed is kept in this browser until the server has it; a note saved elsewhere meanwhile is shown beside it. */
export function NoteField({ author, transcript, stored, saveReview }: { author: string; transcript: string; stored: string; saveReview: SenderActions['submitReview'] }) {
  const id = useId()
  const draftKey = `note:${author}:${transcript}`
  const kept = parseKept(useDraft(draftKey))
  const [typed, setTyped] = useState<string | null>(null)
  const [savedOver, setSavedOver] = useState<string | null>(null)
  const [state, setState] = useState<State>({ kind: 'quiet' })
  // A draft of an earlier visit goes over the note it was written over, so that one that was saved elsewhere since is not lost.
  const over = savedOver ?? kept?.over ?? stored
  const text = typed ?? kept?.text ?? over
  const isUnsaved = text.trim() !== over

  const isSaving = useRef(false)
  const isWanted = useRef(false)
  const latest = useRef<string | null>(null)

  function takeOver(theirs: string): void {
    setTyped(theirs)
    latest.current = theirs
    setSavedOver(theirs)
    forgetDraft(draftKey)
    setState({ kind: 'quiet' })
  }

  function type(next: string): void {
    setTyped(next)
    latest.current = next
    if (!isSaving.current) setState({ kind: 'quiet' })
    keepDraft(draftKey, JSON.stringify({ text: next, over }))
  }

  /** One save after the other: the next is written over what the one before stored, never over what was there before both. */
  async function save(writtenOver: string): Promise<void> {
    isWanted.current = true
    if (isSaving.current) return
    isSaving.current = true
    setState({ kind: 'saving' })
    let below = writtenOver
    let result: State = { kind: 'quiet' }
    while (isWanted.current && result.kind === 'quiet') {
      isWanted.current = false
      const sent = latest.current ?? text
      result = await saveOnce(sent, below)
      if (result.kind === 'quiet') below = sent.trim()
    }
    isSaving.current = false
    setState(result)
  }

  async function saveOnce(sent: string, below: string): Promise<State> {
    try {
      const answer = await saveReview({ transcript, note: { text: sent, over: below } })
      if (answer.outcome === 'stale') return { kind: 'stale', theirs: answer.note }
      if (answer.outcome !== 'stored') return { kind: 'failed', why: answer.outcome === 'not-allowed' ? answer.message : 'The server did not take it.' }
      setSavedOver(sent.trim())
      if (latest.current === null) setTyped(sent)
      const now = parseKept(readDraft(draftKey))
      if (now?.text === sent) forgetDraft(draftKey)
      else if (now !== null) keepDraft(draftKey, JSON.stringify({ text: now.text, over: sent.trim() }))
      return { kind: 'quiet' }
    } catch {
      // The request itself failed: the text stays here and in the draft.
      return { kind: 'failed', why: 'The server could not be reached.' }
    }
  }

  useEffect(() => {
    if (state.kind !== 'failed') return undefined
    const again = (): void => void save(over)
    const timer = setTimeout(again, RETRY_MS)
    addEventListener('online', again)
    return () => {
      clearTimeout(timer)
      removeEventListener('online', again)
    }
  })

  return (
    <div className="flex flex-col gap-1" data-print={text.trim() === '' ? 'no' : undefined}>
      <label htmlFor={id} className="text-sm font-medium">Note</label>
      <p dir="auto" className="hidden text-sm whitespace-pre-wrap wrap-anywhere print:block">{text}</p>
      <TextArea id={id} dir="auto" value={text} className="min-h-16 text-sm print:hidden" onChange={(event) => type(event.target.value)} onBlur={() => { if (state.kind !== 'stale' && isUnsaved) void save(over) }} />
      <div aria-live="polite" data-print="no" className="flex min-h-5 flex-wrap items-center gap-2 text-xs text-faint">
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
            <button type="button" className={buttonClass('plain', 'small')} onClick={() => takeOver(state.theirs)}>Take that one</button>
          </div>
        </div>
      )}
    </div>
  )
}

/** A draft with the note it was written over; what this page did not write itself is none. */
function parseKept(draft: string | null): { text: string; over: string } | null {
  try {
    const kept: { text: string; over: string } | null = draft === null ? null : JSON.parse(draft)
    return typeof kept?.text === 'string' && typeof kept.over === 'string' ? kept : null
  } catch {
    // Not written by this page.
    return null
  }
}
