let isReturn: boolean | null = null

/** Whether the page was reached by going back or forward (or by loading it anew), and not by a link: then it shows the place it was left at. */
export function isReturning(): boolean {
  if (isReturn === null) {
    const [loaded] = performance.getEntriesByType('navigation')
    isReturn = loaded instanceof PerformanceNavigationTiming && loaded.type !== 'navigate'
  }
  return isReturn
}

/** Says how the next page is reached; the frame calls it on every soft navigation. */
export function noteArrival(by: 'link' | 'history'): void {
  isReturn = by === 'history'
}
