/**
 * Gives the focus to the page's content, for when the control that had it goes: the Tab key then goes on from there, and a screen reader
 * does not begin again at the top of the page.
 */
export function focusContent(): void {
  const content = document.getElementById('content')
  if (content === null) return
  // For this once: content that took the focus at every click would take it from what it stood on.
  content.tabIndex = -1
  content.style.outline = 'none'
  content.addEventListener('blur', () => {
    content.removeAttribute('tabindex')
    content.style.outline = ''
  }, { once: true })
  content.focus({ preventScroll: true })
}
