/**
 * Lays out the stretches of a long transcript (components/transcripts/message-list.tsx) that were left out of the first paint, a few at a time while the browser has
 * nothing else to do. From then on the page is like any other: the scroll bar is exact, and every kind of search finds every word. @returns how to stop
 */
export function layOutRest(): () => void {
  const waiting = [...document.querySelectorAll<HTMLElement>('#messages > .k')]
  if (waiting.length === 0) return () => undefined
  // Safari knows no idle time: a short turn at a time does there.
  const hasIdleTime = typeof requestIdleCallback === 'function'
  let ticket = next()

  function next(): number {
    return hasIdleTime ? requestIdleCallback((deadline) => go(() => deadline.timeRemaining() > 8)) : Number(setTimeout(() => go(() => false), 16))
  }
  function go(hasTime: () => boolean): void {
    do {
      const stretch = waiting.shift()
      if (stretch === undefined) return
      stretch.style.contentVisibility = 'visible'
      // Asked for its height, the browser lays it out now, within the time that is free.
      void stretch.offsetHeight
    } while (hasTime())
    ticket = next()
  }
  return () => { if (hasIdleTime) cancelIdleCallback(ticket); else clearTimeout(ticket) }
}
