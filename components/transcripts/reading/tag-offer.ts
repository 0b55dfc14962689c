import { hasSelection, targetOfElement } from '@/components/transcripts/reading/target'

/**
 * One button for all messages: it comes to the selection, to the message under the mouse, and for a finger to the one the address names.
 * `held` tells what it stands at; the button's owner asks for it when it is pressed. @returns how to stop
 */
export function offerTag(button: HTMLButtonElement, held: { element: Element | null }): () => void {
  function place(box: DOMRect | undefined, atEnd: boolean): void {
    button.hidden = box === undefined
    if (box === undefined) return
    button.style.top = `${scrollY + (atEnd ? box.bottom + 4 : box.top + 4)}px`
    button.style.left = `${Math.max(4, Math.min(scrollX + (atEnd ? box.left + box.width / 2 : box.right - 44), innerWidth - button.offsetWidth - 16))}px`
  }
  function onSelection(): void {
    const selection = getSelection()
    if (hasSelection(selection)) {
      held.element = null
      place(selection.getRangeAt(0).getBoundingClientRect(), true)
    } else if (held.element === null) place(undefined, false)
  }
  function stand(element: Element | null): void {
    held.element = element
    place(element?.getBoundingClientRect(), false)
  }
  function onOver(event: PointerEvent): void {
    if (event.pointerType !== 'mouse' || !(event.target instanceof Element) || event.target === button || hasSelection(getSelection())) return
    const element = event.target.closest('#messages .tc[data-call], #messages .m')
    stand(element === null || targetOfElement(element) === null ? null : element)
  }
  function onHash(): void {
    const named = location.hash.startsWith('#m') ? document.getElementById(location.hash.slice(1)) : null
    // A mouse finds the button by itself, and need not have it over the text.
    if (named !== null && named.closest('#messages') !== null && matchMedia('(hover: none)').matches) requestAnimationFrame(() => stand(named))
  }
  onHash()
  document.addEventListener('selectionchange', onSelection)
  document.addEventListener('pointerover', onOver, { passive: true })
  addEventListener('hashchange', onHash)
  return () => {
    document.removeEventListener('selectionchange', onSelection)
    document.removeEventListener('pointerover', onOver)
    removeEventListener('hashchange', onHash)
  }
}
