import type { ReactNode } from 'react'
import { buttonClass } from '@/components/ui/button-class'
import { cx } from '@/components/ui/class-names'
import { Icon, type IconName } from '@/components/ui/icon'

/** A small panel under its head, of `<details>`; a sheet from below on a narrow screen. */
export function MenuPanel({ label, children, align = 'left', icon, isWide = false }: { label: ReactNode; children: ReactNode; align?: 'left' | 'right'; icon?: IconName; isWide?: boolean }) {
  return (
    <details data-menu="" name="table-menu" className="relative">
      <summary className={cx(buttonClass('plain', 'small'), 'cursor-pointer')}>
        {icon === undefined ? null : <Icon name={icon} size={14} />}
        {label}
        <Icon name="down" size={12} className="text-faint" />
      </summary>
      <div className={cx('float-in z-30 rounded-lg border border-line bg-raised p-1 shadow-float max-frame:fixed max-frame:inset-x-2 max-frame:bottom-[calc(var(--bottom-height)+0.5rem)] max-frame:max-h-[70dvh] max-frame:overflow-y-auto frame:absolute frame:top-full frame:mt-1', isWide ? 'frame:w-96' : 'frame:w-64', align === 'right' ? 'frame:right-0' : 'frame:left-0')}>
        {children}
      </div>
    </details>
  )
}

/** Narrows the choices of a long menu to those that hold what is typed; components/frame/menus.ts acts on it. Without script it is not there. */
export function NarrowField({ label }: { label: string }) {
  return <input type="search" data-narrow="" aria-label={`Find in ${label}`} placeholder="Find" autoComplete="off" className="mb-1 h-7 w-full rounded-sm border border-edge/60 bg-raised px-2 text-sm hover:border-edge focus-visible:outline-offset-0 noscript:hidden" />
}
