/**
 * Shows the words of any `data-tip` on hover and on focus, and whole what is cut off and marked `data-cut`, in the top layer, so that no table cuts it off. Escape hides
 * it, the pointer may move onto it (WCAG 1.4.13), and while it shows the control is described by it.
 * @returns a function that takes it away.
 */
export function startTips(): () => void {
  const tip = document.createElement('div')
  tip.id = 'tip'
  tip.role = 'tooltip'
  tip.popover = 'manual'
  tip.className = 'fixed inset-auto w-max max-w-72 rounded-md border border-line bg-raised px-2 py-1 text-sm whitespace-pre-line text-ink shadow-float wrap-anywhere'
  document.body.append(tip)
  let shown: Element | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  function wordsOf(element: Element): string | null {
    const words = element.getAttribute('data-tip')
    const whole = cutWords(element)
    if (whole !== null) return words === null || whole === words ? whole : `${whole}\n${words}`
    if (words !== null) return words
    if (element.hasAttribute('data-cut')) return null
    const isSlim = document.documentElement.dataset.rail === 'slim'
    return isSlim ? element.getAttribute('data-rail-tip') : null
  }

  function show(target: Element): void {
    const words = wordsOf(target)
    hide()
    if (words === null || words === '' || !target.isConnected) return
    shown = target
    tip.textContent = words
    if (target.hasAttribute('data-tip') && target.getAttribute('aria-label') !== words) target.setAttribute('aria-describedby', 'tip')
    tip.showPopover()
    const at = target.getBoundingClientRect()
    const size = tip.getBoundingClientRect()
    const isBeside = target.hasAttribute('data-rail-tip') && !target.hasAttribute('data-tip')
    const left = isBeside ? at.right + 8 : Math.min(Math.max(8, at.left + at.width / 2 - size.width / 2), window.innerWidth - size.width - 8)
    const below = at.bottom + 6
    const top = isBeside ? at.top + (at.height - size.height) / 2 : below + size.height > window.innerHeight ? at.top - size.height - 6 : below
    tip.style.left = `${left}px`
    tip.style.top = `${top}px`
  }

  function hide(): void {
    clearTimeout(timer)
    if (shown?.getAttribute('aria-describedby') === 'tip') shown.removeAttribute('aria-describedby')
    shown = null
    if (tip.matches(':popover-open')) tip.hidePopover()
  }

  function tipOf(event: Event): Element | null {
    return event.target instanceof Element ? event.target.closest('[data-tip],[data-rail-tip],[data-cut]') : null
  }

  function onOver(event: Event): void {
    if (event.target instanceof Node && tip.contains(event.target)) return clearTimeout(timer)
    const target = tipOf(event)
    if (target === shown && target !== null) return clearTimeout(timer)
    clearTimeout(timer)
    timer = target === null ? setTimeout(hide, 120) : setTimeout(() => show(target), shown === null ? 350 : 60)
  }

  function onFocus(event: Event): void {
    const target = tipOf(event)
    if (target !== null && event.target instanceof Element && event.target.matches(':focus-visible')) show(target)
    else hide()
  }

  function onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape') hide()
  }

  document.addEventListener('pointerover', onOver)
  document.addEventListener('focusin', onFocus)
  document.addEventListener('focusout', hide)
  document.addEventListener('pointerdown', hide)
  document.addEventListener('keydown', onKey)
  window.addEventListener('scroll', hide, true)
  return () => {
    document.removeEventListener('pointerover', onOver)
    document.removeEventListener('focusin', onFocus)
    document.removeEventListener('focusout', hide)
    document.removeEventListener('pointerdown', hide)
    document.removeEventListener('keydown', onKey)
    window.removeEventListener('scroll', hide, true)
    tip.remove()
  }
}

/** The whole words of what an element is or stands in and that is marked `data-cut`, where they are cut off; null where all of them show. */
function cutWords(element: Element): string | null {
  const whole = element.closest<HTMLElement>('[data-cut]')
  if (whole === null) return null
  const isCut = [whole, ...whole.querySelectorAll('.truncate')].some((part) => part.scrollWidth > part.clientWidth + 1)
  return isCut ? whole.innerText.trim().slice(0, 1000) : null
}
