/** Where a link or form leads, as the browser sees it. */
export type Departure = { href: string; here: string; isDownload: boolean; isElsewhere: boolean; isHard: boolean }

/**
 * The address to go to softly, without loading a page anew; null where the browser must do it itself: another origin, a
 * file or API answer, a transcript, a place within a page (only a real load or a real jump lands on it and marks it), or a link that asks for it.
 */
export function softTarget(departure: Departure): string | null {
  if (departure.isDownload || departure.isElsewhere || departure.isHard) return null
  const to = new URL(departure.href, departure.here)
  if (to.origin !== new URL(departure.here).origin || to.hash !== '' || to.href.endsWith('#')) return null
  if (to.pathname.startsWith('/api/') || to.pathname === '/sign-out' || isEntrance(to.pathname)) return null
  // A transcript is served as a document: its messages are HTML alone (components/ui/served-once.tsx).
  if (to.pathname.startsWith('/transcripts/')) return null
  return `${to.pathname}${to.search}`
}

/** Whether a page is one of those for who is not signed in: it stands without the frame, which a soft navigation would leave around it. */
export function isEntrance(path: string): boolean {
  return path === '/sign-in' || path === '/setup' || path === '/invite'
}
