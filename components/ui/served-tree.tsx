'use client'
import { useLayoutEffect, useRef } from 'react'
import { takeTree } from '@/components/ui/served-once-store'

/** What trees showed when they were left, by ticket: going back to a page within React shows it again. */
const left = new Map<string, Node[]>()
const KEPT = 20
const BARE = ' '

/**
 * The browser's half of components/ui/served-once.tsx. In the browser its content is a text that React is told not to compare with what the server sent, so
 * the server's elements stay as they are and React never looks at them again.
 */
export function ServedTree({ id, className, label, ticket }: { id?: string | undefined; className?: string | undefined; label?: string | undefined; ticket: string }) {
  const ref = useRef<HTMLDivElement>(null)
  useIsomorphicLayoutEffect(() => {
    const tree = ref.current
    if (tree === null) return undefined
    // React has just made it, from the text below: what the server sent is not in it.
    const isBare = tree.childElementCount === 0 && tree.textContent === BARE
    const kept = left.get(ticket)
    if (isBare && kept !== undefined) tree.replaceChildren(...kept)
    // Reached without a document (a soft navigation that slipped through): the server's markup is not here, so it is fetched.
    else if (isBare) location.reload()
    return () => {
      left.delete(ticket)
      left.set(ticket, [...tree.childNodes])
      for (const oldest of left.keys()) if (left.size > KEPT) left.delete(oldest)
    }
  }, [ticket])
  return <div ref={ref} id={id} className={className} aria-label={label} role={label === undefined ? undefined : 'region'} suppressHydrationWarning>{typeof window === 'undefined' ? takeTree(ticket) : BARE}</div>
}

/** React warns of layout effects on the server, where there are none. */
const useIsomorphicLayoutEffect = typeof window === 'undefined' ? (): void => undefined : useLayoutEffect
