'use client'
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react'
import { PLACES_EVENT, type ComposerStart, type Place } from '@/components/findings/composer-state'
import type { FindingActions } from '@/components/findings/finding-actions'
import { currentElement, openTarget } from '@/components/transcripts/reading/move'
import { openOnPaper } from '@/components/transcripts/reading/paper'
import { refreshDrawn } from '@/components/transcripts/reading/refresh'
import { offerTag } from '@/components/transcripts/reading/tag-offer'
import { placesOfSelection, selectsOnlyNames, targetOfElement } from '@/components/transcripts/reading/target'
import { useReadingClicks } from '@/components/transcripts/reading/use-reading-clicks'
import { useReadingKeys } from '@/components/transcripts/reading/use-reading-keys'
import { UnsavedBar } from '@/components/unsaved/unsaved-bar'
import { senderOf, type SenderActions } from '@/components/unsaved/sender'
import { dropHeldKeys, holdKeys } from '@/components/ui/held-keys'
import { Icon } from '@/components/ui/icon'
import type { TagOption } from '@/lib/tags/tag'

const loadComposer = () => import('@/components/findings/composer')
const Composer = lazy(loadComposer)
const loadWithdrawDialog = () => import('@/components/findings/withdraw-dialog')
const WithdrawDialog = lazy(loadWithdrawDialog)
const KeyHelp = lazy(() => import('@/components/transcripts/key-help'))

type ReaderProps = {
  transcript: string; author: string; tags: readonly TagOption[]; mayWrite: boolean; mayCreateTags: boolean; previous: string | null; next: string | null
  actions: FindingActions & SenderActions
}

/** What the page does in the browser, for all its messages at once: keys, tagging, whole payloads, and keeping what the server drew up to date. */
export function Reader({ transcript, author, tags, mayWrite, mayCreateTags, previous, next, actions }: ReaderProps) {
  const [composing, setComposing] = useState<{ start: ComposerStart; round: number } | null>(null)
  const [withdrawing, setWithdrawing] = useState<{ tag: string; withdraw: () => void } | null>(null)
  const [isHelping, setHelping] = useState(false)
  const [message, setMessage] = useState<string | null>(null)
  const [told, setTold] = useState('')
  const button = useRef<HTMLButtonElement>(null)
  const held = useRef<{ element: Element | null }>({ element: null })
  const opener = useRef<Element | null>(null)
  const asked = useRef<ComposerStart | null>(null)
  const isComposing = composing !== null

  const refresh = useCallback(() => {
    refreshDrawn().catch(() => setMessage('Saved. The page could not be brought up to date: load it again.'))
  }, [])

  const close = useCallback(() => {
    asked.current = null
    dropHeldKeys()
    setComposing(null)
    const back = opener.current instanceof HTMLElement && opener.current !== document.body && opener.current.isConnected ? opener.current : currentElement()?.querySelector<HTMLElement>('.no')
    back?.focus({ preventScroll: true })
  }, [])

  const open = useCallback((start: ComposerStart) => {
    opener.current = document.activeElement
    setTold('')
    asked.current = start
    // A new finding has its first field at once; a stored one is read first.
    if (start.kind === 'new') holdKeys(close)
    else dropHeldKeys()
    // Fetched before it is shown: without a connection the page says so and stays.
    loadComposer().then(() => {
      if (asked.current === start) setComposing((now) => ({ start, round: (now?.round ?? 0) + 1 }))
    }, () => {
      dropHeldKeys()
      setMessage('The form for findings could not be fetched: the server could not be reached. Try again.')
    })
  }, [close])

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
  useEffect(() => (mayWrite ? senderOf(author, actions).onStored((stored) => {
    if (stored !== transcript) return
    setTold('The finding is saved.')
    refresh()
  }) : undefined), [actions, author, mayWrite, refresh, transcript])
  useEffect(() => (button.current === null ? undefined : offerTag(button.current, held.current)), [])

  // The form is fetched once somebody reads, so that it is here when the connection is not.
  useEffect(() => {
    if (!mayWrite) return undefined
    const early = (): void => { loadComposer().catch(() => undefined) }
    const events = ['pointermove', 'pointerdown', 'keydown', 'scroll'] as const
    for (const event of events) addEventListener(event, early, { once: true, passive: true })
    return () => { for (const event of events) removeEventListener(event, early) }
  }, [mayWrite])

  const tagHere = useCallback((underHand: Element | null = null) => {
    if (!mayWrite) return
    if (selectsOnlyNames(getSelection())) setMessage('Only values can be quoted, not their names. Select the value, or nothing to tag the whole call.')
    else tagAt(placesHere(underHand))
  }, [mayWrite, tagAt])
  const askToWithdraw = useCallback((tag: string, withdraw: () => void) => {
    loadWithdrawDialog().then(() => setWithdrawing({ tag, withdraw }), () => setMessage('Nothing was withdrawn: the server could not be reached. Try again.'))
  }, [])
  const help = useCallback(() => setHelping(true), [])
  useReadingKeys({ isComposing, previous, next, tagHere, help, say: setMessage })
  useReadingClicks({ actions, edit, open, askToWithdraw, help, refresh, say: setMessage, tell: setTold })

  return (
    <>
      {mayWrite ? <button ref={button} type="button" hidden data-print="no" data-tip="Tag (t)" className="absolute z-10 flex h-6 items-center justify-center gap-1 rounded-sm border border-edge/50 bg-raised px-1.5 text-xs whitespace-nowrap hover:text-accent data-[at=margin]:h-5 data-[at=margin]:w-5 data-[at=margin]:px-0 data-[at=words]:shadow-float pointer-coarse:data-[at=margin]:h-7 pointer-coarse:data-[at=margin]:w-7 [&[hidden]]:hidden" onMouseDown={(event) => event.preventDefault()} onClick={() => tagHere(held.current.element)}><Icon name="tags" size={13} /><span className="in-data-[at=margin]:sr-only">{isComposing ? 'Add to the finding' : 'Tag'}</span></button> : null}
      {/* Who sees the page sees it there. */}
      <p role="status" className="sr-only">{told}</p>
      {message === null ? null : <p role="status" className="fixed bottom-20 left-1/2 z-50 -translate-x-1/2 rounded-md border border-line bg-raised px-3 py-2 shadow-float" data-print="no">{message} <button type="button" className="linked ml-2" onClick={() => setMessage(null)}>Close</button></p>}
      {mayWrite ? <UnsavedBar author={author} actions={actions} transcript={transcript} /> : null}
      {composing === null ? null : (
        <Suspense>
          <Composer key={composing.round} transcript={transcript} start={composing.start} tags={tags} mayCreateTags={mayCreateTags} sender={senderOf(author, actions)} onClose={close} />
        </Suspense>
      )}
      {withdrawing === null ? null : <Suspense><WithdrawDialog tag={withdrawing.tag} onConfirm={withdrawing.withdraw} onClose={() => setWithdrawing(null)} /></Suspense>}
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
