import type { ReactNode } from 'react'

/** What would stand here, and the way to it. */
export function EmptyState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="mx-auto flex max-w-md flex-col items-start gap-3 px-4 py-16">
      <h2 className="text-lg">{title}</h2>
      {children === undefined ? null : <div className="text-soft">{children}</div>}
      {action}
    </div>
  )
}
