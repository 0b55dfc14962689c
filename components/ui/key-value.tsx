import type { ReactNode } from 'react'
import { cx } from '@/components/ui/class-names'

/** Facts as name and value, in two columns; `inline` sets them in a row that wraps. */
export function KeyValue({ facts, layout = 'columns', className }: { facts: { name: string; value: ReactNode }[]; layout?: 'columns' | 'inline'; className?: string }) {
  if (layout === 'inline') {
    return (
      <dl className={cx('flex flex-wrap gap-x-6 gap-y-1', className)}>
        {facts.map((fact) => <div key={fact.name} className="flex min-w-0 gap-2"><dt className="shrink-0 text-faint">{fact.name}</dt><dd className="min-w-0 wrap-anywhere">{fact.value}</dd></div>)}
      </dl>
    )
  }
  return (
    <dl className={cx('grid grid-cols-[minmax(6rem,max-content)_minmax(0,1fr)] gap-x-4 gap-y-1.5', className)}>
      {facts.map((fact) => <div key={fact.name} className="contents"><dt className="text-faint">{fact.name}</dt><dd className="min-w-0 wrap-anywhere">{fact.value}</dd></div>)}
    </dl>
  )
}
