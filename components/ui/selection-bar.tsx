import type { ReactNode } from 'react'

/** The form that the boxes of a table belong to, over its rows: how many are selected, and the acts on them. Hidden until something is selected. */
export function SelectionBar({ formId, action, children }: { formId: string; action: (data: FormData) => void; children: ReactNode }) {
  return (
    <form id={formId} action={action} data-selection-bar="" className="hidden h-11 shrink-0 items-center gap-3 border-b border-line bg-selected px-4 data-[selection-bar=open]:flex">
      <output data-selected-count="" className="text-sm font-medium" />
      {children}
    </form>
  )
}
