'use client'
import { useEffect, useRef, useState } from 'react'
import { changedDraft, draftOf, MOST_PLACES, newDraft, PLACES_EVENT, placeWords, toSend, withPlaces, type ComposerStart, type FindingDraft, type Place } from '@/components/findings/composer-state'
import { ComposerFields } from '@/components/findings/composer-fields'
import { ComposerPlaces } from '@/components/findings/composer-places'
import { StaleChoice } from '@/components/findings/stale-choice'
import { toolAt } from '@/components/transcripts/reading/target'
import { Button, IconButton } from '@/components/ui/button'
import type { UnsavedFinding } from '@/components/unsaved/item'
import type { Sender } from '@/components/unsaved/sender'
import type { Finding } from '@/lib/findings/finding'
import type { TagOption } from '@/lib/tags/tag'

type ComposerProps = { transcript: string; start: ComposerStart; tags: readonly TagOption[]; mayCreateTags: boolean; sender: Sender; onClose: () => void }

type State = { kind: 'editing' } | { kind: 'saving' } | { kind: 'failed'; why: string } | { kind: 'stale'; theirs: Finding }

/** Where a finding is written. It floats beside the text; the focus goes to its tag when it opens and when a place was added. Escape puts it away, and what was typed is kept. */
export default function Composer({ transcript, start, tags, mayCreateTags, sender, onClose }: ComposerProps) {
  const [draft, setDraft] = useState<FindingDraft | null>(() => (start.kind === 'new' ? newDraft(start.places) : start.kind === 'unsaved' ? unsavedDraft(sender, start.id) : null))
  const [state, setState] = useState<State>(() => leftAs(sender, start))
  const [isThere, setIsThere] = useState(false)
  const panel = useRef<HTMLDivElement>(null)
  const tagBox = useRef<HTMLInputElement>(null)
  const editedId = start.kind === 'edit' ? start.id : null

  useEffect(() => {
    if (editedId === null) return
    fetchFinding(editedId).then((finding) => setDraft(draftOf(finding, toolAt)), () => setState({ kind: 'failed', why: 'The finding could not be read: the server could not be reached.' }))
  }, [editedId])

  function keep(next: FindingDraft, as: UnsavedFinding['state']): void {
    sender.store.put({ kind: 'finding', id: next.id, transcript, state: as, why: null, at: sender.store.get(next.id)?.at ?? Date.now(), draft: next })
  }

  function change(part: Partial<FindingDraft>): void {
    if (draft === null) return
    const next = changedDraft(draft, part, tags)
    setIsThere(false)
    setDraft(next)
    keep(next, 'draft')
  }

  async function save(over: number | null): Promise<void> {
    if (draft === null || toSend(draft) === null) return setState({ kind: 'failed', why: 'Choose a tag first.' })
    if (state.kind === 'saving') return
    const sent = { ...draft, version: over }
    setDraft(sent)
    keep(sent, 'waiting')
    setState({ kind: 'saving' })
    const answer = await sender.send(sent.id)
    switch (answer.outcome) {
      case 'stored':
      // It is in the list of what is not saved, and is sent again by itself: the next finding can be written.
      case 'unreachable': return onClose()
      case 'refused': return setState({ kind: 'failed', why: answer.why })
      case 'stale': return fetchFinding(answer.id).then((theirs) => setState({ kind: 'stale', theirs }), () => setState({ kind: 'failed', why: 'It was saved elsewhere since, and what is there could not be read.' }))
    }
  }

  function discard(): void {
    if (draft !== null) sender.store.drop(draft.id)
    onClose()
  }

  useEffect(() => {
    function onPlaces(event: Event): void {
      if (draft === null || !(event instanceof CustomEvent)) return
      const added: Place[] = event.detail
      const places = withPlaces(draft.places, added)
      if (places.length > draft.places.length) change({ places, movesPlaces: true })
      else setIsThere(draft.places.length < MOST_PLACES)
      tagBox.current?.focus({ preventScroll: true })
    }
    function onKey(event: KeyboardEvent): void {
      if (event.defaultPrevented) return
      // Nowhere is here, too: a press that took its own button away leaves the focus nowhere.
      const isHere = document.activeElement === document.body || panel.current?.contains(document.activeElement) === true
      if (event.key === 'Escape' && isHere) onClose()
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && isHere) void save(draft?.version ?? null)
    }
    document.addEventListener(PLACES_EVENT, onPlaces)
    document.addEventListener('keydown', onKey)
    return () => {
      document.removeEventListener(PLACES_EVENT, onPlaces)
      document.removeEventListener('keydown', onKey)
    }
  })

  return (
    <div ref={panel} role="dialog" aria-label="Finding" tabIndex={-1} data-print="no" className="fixed z-40 flex flex-col overflow-hidden bg-raised shadow-float max-frame:inset-x-0 max-frame:bottom-0 max-frame:max-h-[80dvh] max-frame:border-t frame:right-3 frame:bottom-3 frame:max-h-[calc(100dvh-4.5rem)] frame:w-[22.5rem] frame:rounded-lg frame:border">
      <header className="flex items-center gap-2 border-b border-line px-3 py-2">
        <h2 className="min-w-0 flex-1 truncate text-sm font-semibold">{draft === null ? 'Finding' : `${draft.version === null ? 'Tag' : 'Edit, on'} ${placeWords(draft)}`}</h2>
        <IconButton label="Put away (Esc)" icon="close" size="small" onClick={onClose} />
      </header>
      {draft === null ? <p className="px-3 py-4 text-faint">{state.kind === 'failed' ? state.why : 'Reading the finding'}</p> : (
        <form className="flex min-h-0 flex-col" onSubmit={(event) => { event.preventDefault(); void save(draft.version) }}>
          <div className="flex min-h-0 flex-col gap-3 overflow-y-auto px-3 py-3">
            <ComposerPlaces draft={draft} isThere={isThere} onChange={change} />
            <ComposerFields draft={draft} tags={tags} mayCreateTags={mayCreateTags} tagBox={tagBox} onChange={change} />
            {state.kind === 'stale' ? <StaleChoice mine={draft} theirs={state.theirs} onKeepMine={() => void save(state.theirs.version)} onTakeTheirs={() => { sender.store.drop(draft.id); setDraft(draftOf(state.theirs, toolAt)); setState({ kind: 'editing' }) }} /> : null}
          </div>
          <footer className="flex flex-wrap items-center gap-2 border-t border-line px-3 py-2">
            <Button type="submit" tone="primary" size="small" aria-keyshortcuts="Control+Enter" isBusy={state.kind === 'saving'}>{state.kind === 'saving' ? 'Saving' : state.kind === 'failed' ? 'Try again' : 'Save'}</Button>
            <Button tone="quiet" size="small" onClick={discard}>Discard</Button>
            {state.kind === 'failed' ? <p role="alert" className="basis-full text-sm text-bad">Not saved. {state.why}</p> : null}
          </footer>
        </form>
      )}
    </div>
  )
}

function unsavedDraft(sender: Sender, id: string): FindingDraft | null {
  const item = sender.store.get(id)
  return item?.kind === 'finding' ? item.draft : null
}

/** What was refused says why at once. */
function leftAs(sender: Sender, start: ComposerStart): State {
  const item = start.kind === 'unsaved' ? sender.store.get(start.id) : null
  return item?.state === 'refused' ? { kind: 'failed', why: item.why ?? '' } : { kind: 'editing' }
}

/** Reads one finding from the API. @throws where it cannot be had */
async function fetchFinding(id: string): Promise<Finding> {
  const answer = await fetch(`/api/v1/findings/${encodeURIComponent(id)}`)
  if (!answer.ok) throw new Error(`${answer.status}`)
  const { finding }: { finding: Finding } = await answer.json()
  return finding
}
