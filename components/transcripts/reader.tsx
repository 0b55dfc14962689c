'use client'
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react'
import type { FindingActions } from '@/components/findings/finding-actions'
import { useDraft } from '@/components/ui/draft'
import { currentElement, openTarget, step } from '@/components/transcripts/reading/move'
import { wishOf } from '@/components/transcripts/reading/keys'
import { refreshDrawn } from '@/components/transcripts/reading/refresh'
import { targetOfElement, targetOfSelection, type Target } from '@/components/transcripts/reading/target'
import { showWhole } from '@/components/transcripts/reading/whole-part'
import type { TagOption } from '@/lib/tags/tag'

const Composer = lazy(() => import('@/components/findings/composer'))
const KeyHelp = lazy(() => import('@/components/transcripts/key-help'))

type ReaderProps = { transcript: string; tags: readonly TagOption[]; mayWrite: boolean; mayCreateTags: boolean; previous: string | null; next: string | null; actions: FindingActions }

type Composing = { kind: 'new'; target: Target } | { kind: 'edit'; id: string } | { kind: 'draft' }

/** What the page does in the browser, for all its messages at once: keys, tagging, whole payloads, and keeping what the server drew up to date. */
export function Reader({ transcript, tags, mayWrite, mayCreateTags, previous, next, actions }: ReaderProps) {
  const [composing, setComposing] = useState<Composing | null>(null)
  const hasDraft = useDraft(`finding:${transcript}`) !== null
  const [isHelping, setHelping] = useState(false)
  const [message, setMessage] = useState<string | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  const pending = useRef<Target | null>(null)

  const refresh = useCallback(() => {
    refreshDrawn().catch(() => setMessage('Saved. The page could not be brought up to date: load it again.'))
  }, [])

  const tagHere = useCallback(() => {
    const at = currentElement()
    const target = targetOfSelection(getSelection()) ?? (at === null ? null : targetOfElement(at))
    if (target !== null) setComposing({ kind: 'new', target })
  }, [])

  useEffect(() => {
    openTarget()
    addEventListener('hashchange', openTarget)
    return () => removeEventListener('hashchange', openTarget)
  }, [])

  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      const wish = wishOf(event)
      if (wish === null) return
      event.preventDefault()
      switch (wish) {
        case 'next-message': return step(1)
        case 'previous-message': return step(-1)
        case 'next-transcript': return next === null ? undefined : location.assign(next)
        case 'previous-transcript': return previous === null ? undefined : location.assign(previous)
        case 'tag': return mayWrite ? tagHere() : undefined
        case 'reviewed': return void document.dispatchEvent(new Event('sab:reviewed'))
        case 'help': return setHelping(true)
      }
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [mayWrite, next, previous, tagHere])

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
      const found = event.target.closest<HTMLElement>('a.all,mark[data-f],[data-edit],[data-withdraw],[data-settle],[data-lift]')
      if (found === null) return
      if (found instanceof HTMLAnchorElement) {
        event.preventDefault()
        event.stopPropagation()
        showWhole(found).catch(() => setMessage('The rest could not be fetched. Try again, or open the link in a new tab.'))
      } else if (found.dataset.f !== undefined) {
        if (getSelection()?.isCollapsed !== false) location.hash = `f-${found.dataset.f.split(' ')[0] ?? ''}`
      } else if (found.dataset.edit !== undefined) setComposing({ kind: 'edit', id: found.dataset.edit })
      else if (found.dataset.withdraw !== undefined) void act(actions.submitWithdrawal({ id: found.dataset.withdraw, version: Number(found.dataset.version) }), 'The withdrawal')
      else if (found.dataset.settle !== undefined) void act(actions.submitSettlement({ id: found.dataset.id ?? '', version: Number(found.dataset.version), status: found.dataset.settle }), 'The decision')
      else {
        const isOpen = document.getElementById('decisions')?.toggleAttribute('data-open') ?? false
        found.setAttribute('aria-expanded', String(isOpen))
      }
    }
    // Before the frame's soft navigation, which listens on the document too.
    document.addEventListener('click', onClick, { capture: true })
    return () => document.removeEventListener('click', onClick, { capture: true })
  }, [actions, refresh])

  // One button for all messages: it comes to the selection, or to the message under the hand.
  useEffect(() => {
    const offered = button.current
    if (offered === null) return undefined
    function offer(target: Target | null, box: DOMRect | undefined, atEnd: boolean): void {
      if (offered === null) return
      pending.current = target
      offered.hidden = target === null || box === undefined
      if (box === undefined) return
      offered.style.top = `${scrollY + (atEnd ? box.bottom + 4 : box.top + 4)}px`
      offered.style.left = `${Math.min(scrollX + (atEnd ? box.left + box.width / 2 : box.right - 44), innerWidth - 60)}px`
    }
    function onSelection(): void {
      const selection = getSelection()
      const target = targetOfSelection(selection)
      if (target !== null) offer(target, selection?.getRangeAt(0).getBoundingClientRect(), true)
      else if (pending.current?.words !== null) offer(null, undefined, false)
    }
    function onOver(event: PointerEvent): void {
      if (event.pointerType !== 'mouse' || !(event.target instanceof Element) || event.target === offered || targetOfSelection(getSelection()) !== null) return
      const held = event.target.closest('#messages .tc[data-call], #messages .m')
      offer(held === null ? null : targetOfElement(held), held?.getBoundingClientRect(), false)
    }
    document.addEventListener('selectionchange', onSelection)
    document.addEventListener('pointerover', onOver, { passive: true })
    return () => {
      document.removeEventListener('selectionchange', onSelection)
      document.removeEventListener('pointerover', onOver)
    }
  }, [])

  // On paper everything is open.
  useEffect(() => {
    let closed: HTMLDetailsElement[] = []
    const onBefore = (): void => {
      closed = [...document.querySelectorAll<HTMLDetailsElement>('main details:not([open])')]
      for (const details of closed) details.open = true
    }
    const onAfter = (): void => { for (const details of closed) details.open = false }
    addEventListener('beforeprint', onBefore)
    addEventListener('afterprint', onAfter)
    return () => {
      removeEventListener('beforeprint', onBefore)
      removeEventListener('afterprint', onAfter)
    }
  }, [])

  return (
    <>
      {mayWrite ? <button ref={button} type="button" hidden data-print="no" className="absolute z-10 h-6 rounded-sm border border-edge/50 bg-raised px-1.5 text-xs shadow-float hover:text-accent" onMouseDown={(event) => event.preventDefault()} onClick={() => { if (pending.current !== null) setComposing({ kind: 'new', target: pending.current }) }}>Tag</button> : null}
      {message === null ? null : <p role="status" className="fixed bottom-16 left-1/2 z-50 -translate-x-1/2 rounded-md border border-line bg-raised px-3 py-2 shadow-float">{message} <button type="button" className="linked ml-2" onClick={() => setMessage(null)}>Close</button></p>}
      {hasDraft && composing === null && mayWrite ? <p className="fixed bottom-16 left-1/2 z-30 -translate-x-1/2 rounded-md border border-caution/50 bg-caution-tint px-3 py-2">A finding is not saved. <button type="button" className="linked" onClick={() => setComposing({ kind: 'draft' })}>Go on with it</button></p> : null}
      {composing === null ? null : (
        <Suspense>
          <Composer key={composing.kind === 'edit' ? composing.id : composing.kind === 'new' ? JSON.stringify(composing.target.anchor) : 'draft'} transcript={transcript} start={composing} tags={tags} mayCreateTags={mayCreateTags} actions={actions}
            onDone={(saved) => { setComposing(null); if (saved) refresh() }} />
        </Suspense>
      )}
      {isHelping ? <Suspense><KeyHelp onClose={() => setHelping(false)} /></Suspense> : null}
    </>
  )
}
