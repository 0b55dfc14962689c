import type { ReactNode } from 'react'
import { cx } from '@/components/ui/class-names'

/**
 * Words with a tip that opens on hover and on focus. One delegated layer (components/frame/tip-layer.ts) shows every
 * `data-tip` of a page, so a tip costs an attribute. Put `data-tip` straight on a link or button; use this for plain text.
 */
export function Tip({ tip, children, className }: { tip: string; children: ReactNode; className?: string }) {
  return (
    // A tip must be reachable from the keyboard, so the words take focus.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <span data-tip={tip} tabIndex={0} className={cx('cursor-help rounded-xs', className)}>{children}</span>
  )
}
