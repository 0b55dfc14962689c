import type { ReactNode } from 'react'
import { cx } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/icon'

/**
 * What stands around something that scrolls sideways: while columns are hidden at the right, a line and a button at its edge say so
 * (the button's tip names them, a press brings them in). components/ui/scroll-watch.ts keeps `data-clipped` true to what is hidden.
 */
export function ScrollCue({ children, height }: { children: ReactNode; height: 'fill' | 'flow' }) {
  return (
    <div data-clipped="" className={cx('group/scroll relative flex min-w-0 flex-col', height === 'fill' && 'min-h-0 flex-1')}>
      {children}
      <div data-print="no" className="pointer-events-none absolute inset-y-0 right-0 z-[4] hidden border-r border-edge/60 group-data-[clipped~=right]/scroll:block">
        {/* Not in the tab order: the table itself takes the focus and scrolls by the arrow keys. */}
        <button type="button" tabIndex={-1} data-scroll-on="" aria-label="More columns to the right" className="pointer-events-auto flex h-[35px] w-7 items-center justify-center border-l border-line bg-paper text-soft hover:bg-hover hover:text-ink">
          <Icon name="right" size={14} />
        </button>
      </div>
    </div>
  )
}
