import { cx } from '@/components/ui/class-names'

/** Grey bars where text will stand; invisible for the first 200 ms. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={cx('appear-late block h-3.5 rounded-sm bg-unknown-tint', className)} />
}

/** A table that is on its way. */
export function TableSkeleton({ rows = 12 }: { rows?: number }) {
  return (
    <output aria-label="Loading" className="flex flex-col">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="flex h-9 items-center gap-6 border-b border-line px-4">
          <Skeleton className="w-64 max-w-1/3" /><Skeleton className="w-24" /><Skeleton className="w-16" /><Skeleton className="ml-auto w-20" />
        </div>
      ))}
    </output>
  )
}
