import { matchesWords } from '@/lib/search/matching'

/**
 * What every `details[data-menu]` (components/ui/menu-panel.tsx) does: it closes when something outside it is pressed or reached, and on Escape, which gives the
 * focus back to its head; the arrows go through its choices; a field marked `data-narrow` leaves the choices that hold its words. @returns a function that takes it away.
 */
export function startMenus(): () => void {
  const stop = new AbortController()
  const { signal } = stop
  document.addEventListener('pointerdown', closeOthers, { signal })
  document.addEventListener('focusin', closeOthers, { signal })
  document.addEventListener('keydown', onKey, { signal })
  document.addEventListener('input', onInput, { signal })
  // "toggle" does not rise, but it is seen on its way down.
  document.addEventListener('toggle', onToggle, { signal, capture: true })
  return () => stop.abort()
}

function closeOthers(event: Event): void {
  for (const menu of document.querySelectorAll<HTMLDetailsElement>('details[data-menu][open]')) {
    if (event.target instanceof Node && !menu.contains(event.target)) menu.open = false
  }
}

function onKey(event: KeyboardEvent): void {
  const menu = event.target instanceof Element ? event.target.closest<HTMLDetailsElement>('details[data-menu]') : null
  if (event.key === 'Escape') {
    for (const open of document.querySelectorAll<HTMLDetailsElement>('details[data-menu][open]')) {
      if (open.contains(document.activeElement)) open.querySelector('summary')?.focus()
      open.open = false
    }
  } else if (menu?.open === true && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
    event.preventDefault()
    move(menu, event.key === 'ArrowDown' ? 1 : -1)
  } else if (event.key === 'Enter' && event.target instanceof HTMLInputElement && event.target.closest('[data-menu]') !== null) {
    // Enter chooses: what has the focus, or the first of what the typed words leave. It must not send the form as it stands.
    event.preventDefault()
    const choice = event.target.dataset.narrow === undefined ? event.target : allChoicesNear(event.target).find((each) => !each.hidden)
    const control = choice?.querySelector<HTMLElement>('input,a') ?? choice
    control?.click()
  }
}

/** Puts the focus on the next thing of a menu that can be chosen. The arrows would else choose among radio buttons at once, and every choice reads the page anew. */
function move(menu: HTMLDetailsElement, by: 1 | -1): void {
  const stops = [...menu.querySelectorAll<HTMLElement>('input:not([type="hidden"]),a[href],summary')].filter((each) => each.checkVisibility())
  const at = stops.findIndex((each) => each === document.activeElement)
  stops[Math.max(0, Math.min(stops.length - 1, at + by))]?.focus()
}

function onInput(event: Event): void {
  const field = event.target
  if (!(field instanceof HTMLInputElement) || field.dataset.narrow === undefined) return
  for (const choice of allChoicesNear(field)) choice.hidden = !matchesWords(choice.textContent ?? '', field.value.trim())
}

function allChoicesNear(field: Element): HTMLElement[] {
  return [...(field.parentElement?.querySelectorAll<HTMLElement>('[data-choice]') ?? [])]
}

/** With a real keyboard at hand, typing narrows at once. */
function onToggle(event: Event): void {
  const menu = event.target
  if (!(menu instanceof HTMLDetailsElement) || !menu.open || menu.closest('[data-menu]') === null) return
  const field = menu.querySelector<HTMLInputElement>('[data-narrow]')
  if (field?.checkVisibility() === true && matchMedia('(hover: hover)').matches) field.focus()
}
