import type { ReactNode } from 'react'

// Kept on globalThis: a page's server components and its server-side rendering are bundled apart, and share nothing else.
const shared = globalThis as typeof globalThis & { sabServedOnce?: Map<string, { tree: ReactNode; at: number }> }

const PATIENCE_MS = 15_000
/** Once fetched, a tree is kept only for the case that the rendering starts over. */
const AFTER_FETCH_MS = 1_000

/** Leaves a tree for the rendering of this answer; the ticket says which. What nobody fetches (a prefetch renders no HTML) is dropped after a while. */
export function leaveTree(tree: ReactNode): string {
  const store = (shared.sabServedOnce ??= new Map())
  const now = Date.now()
  for (const [ticket, left] of store) if (now - left.at > PATIENCE_MS) store.delete(ticket)
  const ticket = crypto.randomUUID()
  store.set(ticket, { tree, at: now })
  return ticket
}

/** The tree behind a ticket; null when it is gone. */
export function takeTree(ticket: string): ReactNode {
  const left = shared.sabServedOnce?.get(ticket)
  if (left === undefined) return null
  left.at = Math.min(left.at, Date.now() - PATIENCE_MS + AFTER_FETCH_MS)
  return left.tree
}
