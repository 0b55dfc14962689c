import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'
import { cx } from '@/components/ui/class-names'

/** A filter that is on, as words with a cross; the whole chip is the link that takes it off. */
export function FilterChip({ label, value, removeHref }: { label: string; value: string; removeHref: string }) {
  return (
    <a href={removeHref} aria-label={`Remove filter ${label}: ${value}`} className="inline-flex h-7 max-w-full items-center gap-1.5 rounded-md border border-line bg-quiet pl-2 pr-1.5 text-sm hover:border-edge">
      <span className="text-faint">{label}</span>
      <span dir="auto" data-cut="" className="max-w-72 truncate text-left max-frame:max-w-48">{value}</span>
      <Icon name="close" size={12} className="text-faint" />
    </a>
  )
}

/** A short word that classifies: kind, status, polarity. */
export function Badge({ children, tone = 'plain', className }: { children: ReactNode; tone?: 'plain' | 'accent' | 'good' | 'bad' | 'caution'; className?: string }) {
  const look = { plain: 'text-soft bg-unknown-tint', accent: 'text-accent bg-accent-tint', good: 'text-good bg-good-tint', bad: 'text-bad bg-bad-tint', caution: 'text-caution bg-caution-tint' }[tone]
  return <span className={cx('inline-flex items-center gap-1 rounded-sm px-1.5 text-xs leading-5 whitespace-nowrap', look, className)}>{children}</span>
}

/** A key of the keyboard. */
export function Kbd({ children }: { children: ReactNode }) {
  return <kbd className="inline-flex h-5 min-w-5 items-center justify-center rounded-sm border border-line bg-quiet px-1 font-sans text-xs text-faint">{children}</kbd>
}
