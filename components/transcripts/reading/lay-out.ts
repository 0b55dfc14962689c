/** After the last scrolling, until work goes on. */
const QUIET_MS = 400

/**
 * Lays out the stretches of a long transcript (components/transcripts/message-list.tsx) that were left out of the first paint, a few at a time while the browser has
 * nothing else to do: scrolling on from here, the page is like any other and its scroll bar exact. What is above the window is left until one comes near it: to lay it
 * out now would move what one reads. @returns how to stop
 */
export function layOutRest(): () => void {
  const waiting = [...document.querySelectorAll<HTMLElement>('#messages > .k')]
  if (waiting.length === 0) return () => undefined
  // Safari knows no idle time: a short turn at a time does there.
  const hasIdleTime = typeof requestIdleCallback === 'function'
  let scrolledAt = Number.NEGATIVE_INFINITY
  const onScroll = (): void => { scrolledAt = performance.now() }
  addEventListener('scroll', onScroll, { passive: true })
  let ticket = next()

  function next(): number {
    return hasIdleTime ? requestIdleCallback((deadline) => go(() => deadline.timeRemaining() > 8)) : Number(setTimeout(() => go(() => false), 16))
  }
  function go(hasTime: () => boolean): void {
    // Whoever scrolls needs every frame.
    while (performance.now() - scrolledAt >= QUIET_MS) {
      const stretch = waiting.shift()
      if (stretch === undefined) return stop()
      if (stretch.getBoundingClientRect().bottom < 0) continue
      stretch.style.contentVisibility = 'visible'
      // Asked for its height, the browser lays it out now, within the time that is free.
      void stretch.offsetHeight
      if (!hasTime()) break
    }
    ticket = next()
  }
  function stop(): void {
    removeEventListener('scroll', onScroll)
    if (hasIdleTime) cancelIdleCallback(ticket)
    else clearTimeout(ticket)
  }
  return stop
}
