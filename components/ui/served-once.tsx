import type { ReactNode } from 'react'
import { ServedTree } from '@/components/ui/served-tree'
import { wantsDocument } from '@/lib/http/at-hand'
import { leaveTree } from '@/components/ui/served-once-store'

/**
 * Sends a tree as HTML alone. React would otherwise send it twice, as HTML and as the data to hydrate it from, and walk every element of it in the browser:
 * for 5,000 messages that is megabytes and most of the time until the page answers. What stands inside must be plain markup: no client component, no hook.
 * A page that uses this is loaded as a document, never by soft navigation (components/frame/soft-target.ts).
 */
export function ServedOnce({ id, className, label, children }: { id: string; className?: string; label?: string; children: ReactNode }) {
  return <ServedTree id={id} className={className} label={label} ticket={leaveTree(children)} />
}

/**
 * The same for a part of a page that soft navigation does reach, a table: HTML alone in a document, and what React needs
 * where it asks for data. What stands inside must be plain markup all the same.
 */
export function ServedOnceInDocuments({ children }: { children: ReactNode }) {
  return wantsDocument() ? <ServedTree ticket={leaveTree(children)} /> : <div>{children}</div>
}
