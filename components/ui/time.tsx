import { exactTime, timeSince } from '@/components/ui/relative-time'
import { Unknown } from '@/components/ui/figure'

/** A time, relative, with the exact one on hover; null is "-". Text that is no time is shown as it is. */
export function Time({ at, absent = 'No time was recorded', className }: { at: string | Date | null; absent?: string; className?: string }) {
  if (at === null) return <Unknown reason={absent} />
  const date = typeof at === 'string' ? new Date(at) : at
  if (Number.isNaN(date.getTime())) return <span className={className}>{String(at)}</span>
  return <time dateTime={date.toISOString()} data-tip={exactTime(date)} className={className} suppressHydrationWarning>{timeSince(date)}</time>
}
