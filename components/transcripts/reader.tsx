'use client'
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { PLACES_EVENT, type ComposerStart, type Place } from '@/components/findings/composer-state'
import type { FindingActions } from '@/components/findings/finding-actions'
import { REVIEW_EVENT } from '@/components/reviews/review-event'
import { wishOf } from '@/components/transcripts/reading/keys'
import { currentElement, openTarget, step, toggleAllCalls, toggleHere } from '@/components/transcripts/reading/move'
import { openOnPaper } from '@/components/transcripts/reading/paper'
import { refreshDrawn } from '@/components/transcripts/reading/refresh'
import { offerTag } from '@/components/transcripts/reading/tag-offer'
import { placesOfSelection, targetOfElement } from '@/components/transcripts/reading/target'
import { showWhole } from '@/components/transcripts/reading/whole-part'
import { UnsavedBar } from '@/components/unsaved/unsaved-bar'
import { senderOf, type SenderActions } from '@/components/unsaved/sender'
import type { TagOption } from '@/lib/tags/tag'

const loadComposer = () => import('@/components/findings/composer')
const Composer = lazy(loadComposer)
const KeyHelp = lazy(() => import('@/components/transcripts/key-help'))

type ReaderProps = {
  transcript: string; author: string; tags: readonly TagOption[]; mayWrite: boolean; mayCreateTags: boolean; previous: string | null; next: string | null
  actions: FindingActions & SenderActions
}

/** What the page does in the browser, for all its messages at once: keys, tagging, whole payloads, and keeping what the server drew up to date. */
export function Reader({ transcript, author, tags, mayWrite, mayCreateTags, previous, next, actions }: ReaderProps) {
  const [composing, setComposing] = useState<{ start: ComposerStart; round: number } | null>(null)
  const [isHelping, setHelping] = useState(false)
  const [message, setMessage] = useState<string | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  const held = useRef<{ element: Element | null }>({ element: null })
  const opener = useRef<Element | null>(null)
  const isComposing = composing !== null

  const refresh = useCallback(() => {
    refreshDrawn().catch(() => setMessage('Saved. The page could not be brought up to date: load it again.'))
  }, [])

  const open = useCallback((start: ComposerStart) => {
    opener.current = document.activeElement
    // Fetched before it is shown: without a connection the page says so and stays.
    loadComposer().then(() => setComposing((now) => ({ start, round: (now?.round ?? 0) + 1 })), () => setMessage('The form for findings could not be fetched: the server could not be reached. Try again.'))
  }, [])

  const close = useCallback(() => {
    setComposing(null)
    const back = opener.current instanceof HTMLElement && opener.current !== document.body && opener.current.isConnected ? opener.current : currentElement()?.querySelector<HTMLElement>('.no')
    back?.focus({ preventScroll: true })
  }, [])

  const tagAt = useCallback((places: readonly Place[]) => {
    if (places.length === 0) return
    if (isComposing) document.dispatchEvent(new CustomEvent(PLACES_EVENT, { detail: places }))
    else open({ kind: 'new', places })
  }, [isComposing, open])

  const edit = useCallback((id: string) => {
    open(senderOf(author, actions).store.get(id) === null ? { kind: 'edit', id } : { kind: 'unsaved', id })
  }, [actions, author, open])

  useEffect(() => {
    openTarget()
    addEventListener('hashchange', openTarget)
    return () => removeEventListener('hashchange', openTarget)
  }, [])

  useEffect(() => openOnPaper(), [])
  useEffect(() => (mayWrite ? senderOf(author, actions).onStored((stored) => { if (stored === transcript) refresh() }) : undefined), [actions, author, mayWrite, refresh, transcript])
  useEffect(() => (button.current === null ? undefined : offerTag(button.current, held.current)), [])

  // The form is fetched once somebody reads, so that it is here when the connection is not.
  useEffect(() => {
    if (!mayWrite) return undefined
    const early = (): void => { loadComposer().catch(() => undefined) }
    const events = ['pointermove', 'pointerdown', 'keydown', 'scroll'] as const
    for (const event of events) addEventListener(event, early, { once: true, passive: true })
    return () => { for (const event of events) removeEventListener(event, early) }
  }, [mayWrite])

  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      const wish = wishOf(event)
      if (wish === null) return
      event.preventDefault()
      switch (wish) {
        case 'next-message': return step(1)
        case 'previous-message': return step(-1)
        case 'next-transcript': return next === null ? setMessage(previous === null ? 'There is no list to go on in: open a transcript from one.' : 'This is the last of the list.') : location.assign(next)
        case 'previous-transcript': return previous === null ? setMessage(next === null ? 'There is no list to go back in: open a transcript from one.' : 'This is the first of the list.') : location.assign(previous)
        case 'open': return toggleHere()
        case 'open-all': return void toggleAllCalls()
        case 'tag': return mayWrite ? tagAt(placesHere(null)) : undefined
        case 'help': return setHelping(true)
        default: document.dispatchEvent(new CustomEvent(REVIEW_EVENT, { detail: wish }))
      }
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [mayWrite, next, previous, tagAt])

  useEffect(() => {
    async function act(save: Promise<{ outcome: string }>, what: string): Promise<void> {
      try {
        const answer = await save
        if (answer.outcome === 'stale') setMessage('It was changed since this page was loaded. Here is what there is now; look again.')
        else if (answer.outcome !== 'stored') setMessage(`${what} was not saved: you may not, or it is closed.`)
        refresh()
      } catch {
        // The request itself failed; nothing is known to be saved, and the control is still there to try again.
        setMessage(`${what} was not saved: the server could not be reached.`)
      }
    }
    function onClick(event: MouseEvent): void {
      if (!(event.target instanceof Element) || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return
      const found = event.target.closest<HTMLElement>('a.all,mark[data-f],[data-edit],[data-withdraw],[data-settle],[data-lift],[data-tag-transcript],[data-open-all],[data-keys],[data-unsaved]')
      if (found === null) return
      const { f, edit: edited, withdraw, settle, unsaved, version } = found.dataset
      if (found instanceof HTMLAnchorElement) {
        event.preventDefault()
        event.stopPropagation()
        showWhole(found).catch(() => setMessage('The rest could not be fetched. Try again, or open the link in a new tab.'))
      } else if (f !== undefined) {
        if (getSelection()?.isCollapsed !== false) location.hash = `f-${f.split(' ')[0] ?? ''}`
      } else if (edited !== undefined) edit(edited)
      else if (unsaved !== undefined) open({ kind: 'unsaved', id: unsaved })
      else if (withdraw !== undefined) void act(actions.submitWithdrawal({ id: withdraw, version: Number(version) }), 'The withdrawal')
      else if (settle !== undefined) void act(actions.submitSettlement({ id: found.dataset.id ?? '', version: Number(version), status: settle }), 'The decision')
      else if (found.dataset.tagTranscript !== undefined) open({ kind: 'new', places: [] })
      else if (found.dataset.openAll !== undefined) toggleAllCalls()
      else if (found.dataset.keys !== undefined) setHelping(true)
      else found.setAttribute('aria-expanded', String(document.getElementById('decisions')?.toggleAttribute('data-open') ?? false))
    }
    // Before the frame's soft navigation, which listens on the document too.
    document.addEventListener('click', onClick, { capture: true })
    return () => document.removeEventListener('click', onClick, { capture: true })
  }, [actions, edit, open, refresh])

  return (
    <>
      {mayWrite ? <button ref={button} type="button" hidden data-print="no" className="absolute z-10 h-6 rounded-sm border border-edge/50 bg-raised px-1.5 text-xs whitespace-nowrap shadow-float hover:text-accent" onMouseDown={(event) => event.preventDefault()} onClick={() => tagAt(placesHere(held.current.element))}>{isComposing ? 'Add to the finding' : 'Tag'}</button> : null}
      {message === null ? null : <p role="status" className="fixed bottom-20 left-1/2 z-50 -translate-x-1/2 rounded-md border border-line bg-raised px-3 py-2 shadow-float" data-print="no">{message} <button type="button" className="linked ml-2" onClick={() => setMessage(null)}>Close</button></p>}
      {mayWrite ? <UnsavedBar author={author} actions={actions} transcript={transcript} /> : null}
      {composing === null ? null : (
        <Suspense>
          <Composer key={composing.round} transcript={transcript} start={composing.start} tags={tags} mayCreateTags={mayCreateTags} sender={senderOf(author, actions)} onClose={close} />
        </Suspense>
      )}
      {isHelping ? <Suspense><KeyHelp onClose={() => setHelping(false)} /></Suspense> : null}
    </>
  )
}

/** The selected passages, else what is under the hand, else the message one is at. */
function placesHere(underHand: Element | null): Place[] {
  const selected = placesOfSelection(getSelection())
  if (selected.length > 0) return selected
  const element = underHand ?? currentElement()
  const place = element === null ? null : targetOfElement(element)
  return place === null ? [] : [place]
}
