import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'
import { cx } from '@/components/ui/class-names'

/** A heading that opens what is under it; the browser's own `<details>`, so it works without JavaScript and find opens it. */
export function Disclosure({ title, aside, isOpen = false, children, className }: { title: ReactNode; aside?: ReactNode; isOpen?: boolean; children: ReactNode; className?: string }) {
  return (
    <details open={isOpen} className={cx('group', className)}>
      <summary className="flex min-h-8 items-center gap-1.5 rounded-sm text-sm font-medium hover:text-accent">
        <Icon name="right" size={12} className="text-faint transition-transform group-open:rotate-90" />
        <span className="min-w-0">{title}</span>
        {aside === undefined ? null : <span className="ml-auto font-normal text-faint">{aside}</span>}
      </summary>
      <div className="pb-3 pl-[1.125rem]">{children}</div>
    </details>
  )
}
