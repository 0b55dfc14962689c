import { useEffect, useLayoutEffect, useRef } from 'react'

/** Puts the focus on something of the page where it stands on nothing: from there a screen reader goes on reading, and the keyboard goes on. */
export function focusIfLost(place: HTMLElement | null): void {
  if (place === null || document.activeElement !== document.body) return
  place.tabIndex = -1
  place.focus({ preventScroll: true })
}

/** For a part of the page that goes away once what it asked for is done: the focus that stood in it goes to the page's heading. */
export function useLeaveFocus(isAtWork: boolean): void {
  const wasAtWork = useRef(isAtWork)
  useEffect(() => { wasAtWork.current = isAtWork }, [isAtWork])
  useLayoutEffect(() => () => {
    // Once it is gone; a browser takes the focus from what is no longer there only then.
    if (wasAtWork.current) requestAnimationFrame(() => focusIfLost(document.querySelector('h1')))
  }, [])
}
