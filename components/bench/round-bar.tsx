import { whole } from '@/components/ui/format'
import type { RoundRow } from '@/lib/bench/rounds'

/** How far a round is: what is done, and of it what failed, in one line; the words beside it say the same. */
export function RoundBar({ row, label }: { row: Pick<RoundRow, 'done' | 'failed' | 'total'>; label: string }) {
  const share = (count: number): string => `${row.total === 0 ? 0 : (100 * count) / row.total}%`
  return (
    <div role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={row.total} aria-valuenow={row.done} aria-valuetext={`${whole(row.done)} of ${whole(row.total)} done${row.failed > 0 ? `, ${whole(row.failed)} failed` : ''}`} className="flex h-1.5 w-full overflow-hidden rounded-full bg-unknown-tint">
      <span className="h-full bg-accent" style={{ width: share(row.done) }} />
      <span className="h-full border-l border-paper bg-bad" style={{ width: share(row.failed), borderLeftWidth: row.failed > 0 ? 1 : 0 }} />
    </div>
  )
}
