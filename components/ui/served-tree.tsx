'use client'
import { useEffect, useRef } from 'react'
import { takeTree } from '@/components/ui/served-once-store'

/**
 * The browser's half of components/ui/served-once.tsx. In the browser its content is a text that React is told not to compare with what the server sent, so
 * the server's elements stay as they are and React never looks at them again.
 */
export function ServedTree({ id, className, label, ticket }: { id: string; className: string | undefined; label: string | undefined; ticket: string }) {
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Reached without a document (a soft navigation that slipped through): the server's markup is not here, so it is fetched.
    if (ref.current !== null && ref.current.childElementCount === 0) location.reload()
  }, [])
  return <div ref={ref} id={id} className={className} aria-label={label} role={label === undefined ? undefined : 'region'} suppressHydrationWarning>{typeof window === 'undefined' ? takeTree(ticket) : ' '}</div>
}
