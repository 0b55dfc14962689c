import { hasSelection, targetOfElement } from '@/components/transcripts/reading/target'

/**
 * One button for all messages: it comes to the selection, to the message under the mouse, and for a finger to the one the address names. At a message
 * or call it hangs in the margin, beside the number, so that it covers no text; at a selection it stands under it, with its word (`data-at`).
 * `held` tells what it stands at; the button's owner asks for it when it is pressed. @returns how to stop
 */
export function offerTag(button: HTMLButtonElement, held: { element: Element | null }): () => void {
  function show(at: 'margin' | 'words', placed: () => { left: number; top: number }): void {
    button.hidden = false
    button.dataset.at = at
    const { left, top } = placed()
    button.style.top = `${scrollY + top}px`
    button.style.left = `${Math.max(2, Math.min(scrollX + left, innerWidth - button.offsetWidth - 16))}px`
  }
  function hide(): void {
    button.hidden = true
  }
  function onSelection(): void {
    const selection = getSelection()
    if (hasSelection(selection)) {
      held.element = null
      const box = selection.getRangeAt(0).getBoundingClientRect()
      show('words', () => ({ left: box.left + box.width / 2, top: box.bottom + 4 }))
    } else if (held.element === null) hide()
  }
  function stand(element: Element | null): void {
    held.element = element
    if (element === null) hide()
    else show('margin', () => inMargin(element, button))
  }
  function onOver(event: PointerEvent): void {
    if (event.pointerType !== 'mouse' || !(event.target instanceof Element) || button.contains(event.target) || hasSelection(getSelection())) return
    const element = event.target.closest('#messages .tc[data-call], #messages .m')
    // On the way from a call to the button one crosses the margin of its message.
    if (element?.contains(held.element) === true && element !== held.element && isLevel(held.element, event.clientY)) return
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

/** Left of the number; under it where the numbers are too long for that. */
function inMargin(element: Element, button: HTMLElement): { left: number; top: number } {
  const own = numberBox(element)
  const numbers = [own, numberBox(element.closest('.m'))].flatMap((box) => box ?? [])
  const edge = element.closest('.page')?.getBoundingClientRect().left ?? 0
  const left = Math.min(...numbers.map((box) => box.left)) - button.offsetWidth - 2
  const middle = own === null ? element.getBoundingClientRect().top + 14 : (own.top + own.bottom) / 2
  return left >= edge ? { left, top: middle - button.offsetHeight / 2 } : { left: edge + 2, top: middle + 12 }
}

function numberBox(element: Element | null): DOMRect | null {
  const number = element?.querySelector(':scope > .no') ?? null
  if (number === null) return null
  const words = document.createRange()
  words.selectNodeContents(number)
  return words.getBoundingClientRect()
}

function isLevel(element: Element | null, y: number): boolean {
  const box = element?.getBoundingClientRect()
  return box !== undefined && y >= box.top && y <= box.bottom
}
