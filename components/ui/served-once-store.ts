import type { ReactNode } from 'react'

// Kept on globalThis: a page's server components and its server-side rendering are bundled apart, and share nothing else.
const shared = globalThis as typeof globalThis & { sabServedOnce?: Map<string, { tree: ReactNode; at: number }> }

const PATIENCE_MS = 15_000

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
  return shared.sabServedOnce?.get(ticket)?.tree ?? null
}
