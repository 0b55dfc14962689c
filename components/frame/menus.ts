/**
 * Closes every open `details[data-menu]` (components/ui/filter-bar.tsx) when something outside it is pressed or reached, and
 * on Escape, which gives the focus back to its head. @returns a function that takes it away.
 */
export function startMenus(): () => void {
  function closeOthers(event: Event): void {
    for (const menu of document.querySelectorAll<HTMLDetailsElement>('details[data-menu][open]')) {
      if (event.target instanceof Node && !menu.contains(event.target)) menu.open = false
    }
  }

  function onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return
    for (const menu of document.querySelectorAll<HTMLDetailsElement>('details[data-menu][open]')) {
      if (menu.contains(document.activeElement)) menu.querySelector('summary')?.focus()
      menu.open = false
    }
  }

  document.addEventListener('pointerdown', closeOthers)
  document.addEventListener('focusin', closeOthers)
  document.addEventListener('keydown', onKey)
  return () => {
    document.removeEventListener('pointerdown', closeOthers)
    document.removeEventListener('focusin', closeOthers)
    document.removeEventListener('keydown', onKey)
  }
}
