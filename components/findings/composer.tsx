'use client'
import { useEffect, useRef, useState } from 'react'
import { draftOf, newDraft, toSend, type FindingDraft } from '@/components/findings/composer-state'
import { ComposerFields } from '@/components/findings/composer-fields'
import type { FindingActions } from '@/components/findings/finding-actions'
import { StaleChoice } from '@/components/findings/stale-choice'
import type { Target } from '@/components/transcripts/reading/target'
import { Button, IconButton } from '@/components/ui/button'
import { forgetDraft, keepDraft, readDraft } from '@/components/ui/draft'
import type { Finding } from '@/lib/findings/finding'
import type { TagOption } from '@/lib/tags/tag'

type ComposerProps = {
  transcript: string
  start: { kind: 'new'; target: Target } | { kind: 'edit'; id: string } | { kind: 'draft' }
  tags: readonly TagOption[]
  mayCreateTags: boolean
  actions: FindingActions
  /** `saved`: the server has it. */
  onDone: (saved: boolean) => void
}

type State = { kind: 'editing' } | { kind: 'saving' } | { kind: 'failed'; why: string } | { kind: 'stale'; theirs: Finding }

/** Where a finding is written. It floats beside the text and takes no focus from it but the first; Escape puts it away, and what was typed is kept. */
export default function Composer({ transcript, start, tags, mayCreateTags, actions, onDone }: ComposerProps) {
  const key = `finding:${transcript}`
  const [draft, setDraft] = useState<FindingDraft | null>(() => (start.kind === 'new' ? newDraft(start.target) : start.kind === 'draft' ? parseDraft(readDraft(key)) : null))
  const [state, setState] = useState<State>({ kind: 'editing' })
  const opener = useRef(document.activeElement)
  const panel = useRef<HTMLDivElement>(null)
  const editedId = start.kind === 'edit' ? start.id : null

  useEffect(() => {
    if (editedId === null) return
    fetchFinding(editedId).then((finding) => setDraft(draftOf(finding)), () => setState({ kind: 'failed', why: 'The finding could not be read.' }))
  }, [editedId])

  function change(part: Partial<FindingDraft>): void {
    if (draft === null) return
    const next = { ...draft, ...part }
    setDraft(next)
    keepDraft(key, JSON.stringify(next))
  }

  function close(saved: boolean): void {
    onDone(saved)
    if (opener.current instanceof HTMLElement) opener.current.focus()
  }

  async function save(over: number | null): Promise<void> {
    const sent = draft === null ? null : toSend(draft)
    if (draft === null || sent === null) return setState({ kind: 'failed', why: 'Choose a tag first.' })
    keepDraft(key, JSON.stringify(draft))
    setState({ kind: 'saving' })
    try {
      const answer = over === null ? await actions.submitFinding({ id: draft.id, transcript, anchors: draft.anchors, ...sent }) : await actions.submitRevision({ id: draft.id, version: over, ...sent })
      switch (answer.outcome) {
        case 'stored':
        case 'already-stored':
          forgetDraft(key)
          return close(true)
        case 'stale': return setState({ kind: 'stale', theirs: await fetchFinding(answer.id) })
        case 'refused': return setState({ kind: 'failed', why: answer.faults.join(' ') })
        case 'not-allowed': return setState({ kind: 'failed', why: answer.message })
        case 'not-found': return setState({ kind: 'failed', why: 'It is not there any more.' })
        case 'not-yours': return setState({ kind: 'failed', why: 'It is not yours, or was withdrawn.' })
      }
    } catch {
      // The request itself failed: the draft is kept, and its id makes sending it again safe.
      setState({ kind: 'failed', why: 'The server could not be reached. What you wrote is kept here.' })
    }
  }

  useEffect(() => {
    const held = panel.current
    function onKey(event: KeyboardEvent): void {
      if (event.key === 'Escape' && !event.defaultPrevented) close(false)
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save(draft?.version ?? null)
    }
    held?.addEventListener('keydown', onKey)
    return () => held?.removeEventListener('keydown', onKey)
  })

  return (
    <div ref={panel} role="dialog" aria-label="Finding" tabIndex={-1} data-print="no" className="fixed z-40 flex flex-col overflow-hidden bg-raised shadow-float max-frame:inset-x-0 max-frame:bottom-0 max-frame:max-h-[80dvh] max-frame:border-t frame:right-3 frame:bottom-3 frame:max-h-[calc(100dvh-4.5rem)] frame:w-[22.5rem] frame:rounded-lg frame:border">
      <header className="flex items-center gap-2 border-b border-line px-3 py-2">
        <h2 className="min-w-0 flex-1 truncate text-sm font-semibold">{draft === null ? 'Finding' : `${draft.version === null ? 'Tag' : 'Edit, on'} ${draft.label}`}</h2>
        <IconButton label="Put away" icon="close" size="small" onClick={() => close(false)} />
      </header>
      {draft === null ? <p className="px-3 py-4 text-faint">{state.kind === 'failed' ? state.why : 'Reading the finding'}</p> : (
        <form className="flex min-h-0 flex-col" onSubmit={(event) => { event.preventDefault(); void save(draft.version) }}>
          <div className="flex min-h-0 flex-col gap-3 overflow-y-auto px-3 py-3">
            {draft.words === null ? null : <blockquote dir="auto" className="max-h-24 overflow-y-auto border-l-2 border-caution pl-2 text-sm whitespace-pre-wrap wrap-anywhere text-soft">{draft.words}</blockquote>}
            <ComposerFields draft={draft} tags={tags} mayCreateTags={mayCreateTags} onChange={change} />
            {state.kind === 'stale' ? <StaleChoice mine={draft} theirs={state.theirs} onKeepMine={() => void save(state.theirs.version)} onTakeTheirs={() => { forgetDraft(key); setDraft(draftOf(state.theirs)); setState({ kind: 'editing' }) }} /> : null}
          </div>
          <footer className="flex flex-wrap items-center gap-2 border-t border-line px-3 py-2">
            <Button type="submit" tone="primary" size="small" disabled={state.kind === 'saving'}>{state.kind === 'saving' ? 'Saving' : state.kind === 'failed' ? 'Try again' : 'Save'}</Button>
            <Button tone="quiet" size="small" onClick={() => { forgetDraft(key); close(false) }}>Discard</Button>
            {state.kind === 'failed' ? <p role="alert" className="basis-full text-sm text-bad">Not saved. {state.why}</p> : null}
          </footer>
        </form>
      )}
    </div>
  )
}

/** Reads one finding from the API. @throws where it cannot be had */
async function fetchFinding(id: string): Promise<Finding> {
  const answer = await fetch(`/api/v1/findings/${encodeURIComponent(id)}`)
  if (!answer.ok) throw new Error(`${answer.status}`)
  const { finding }: { finding: Finding } = await answer.json()
  return finding
}

/** A draft that this page kept itself; anything else is none. */
function parseDraft(text: string | null): FindingDraft | null {
  if (text === null) return null
  try {
    const draft: FindingDraft = JSON.parse(text)
    return typeof draft.id === 'string' && Array.isArray(draft.anchors) ? draft : null
  } catch {
    // Not written by this page: there is no draft.
    return null
  }
}
