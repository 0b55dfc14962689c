'use client'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { isUnder } from '@/components/frame/is-under'
import { cx } from '@/components/ui/class-names'

/** A place with its icon drawn: the drawings stay on the server. */
export type DrawnPlace = { href: string; title: string; icon: ReactNode }

/** The places of the rail, with the one the page belongs to marked. */
export function RailLinks({ label, places }: { label: string; places: readonly DrawnPlace[] }) {
  const pathname = usePathname()
  return (
    <nav aria-label={label} className="flex flex-col gap-px px-2">
      {places.map((place) => {
        const isCurrent = isUnder(pathname, place.href)
        return (
          <a key={place.href} href={place.href} aria-current={isCurrent ? 'page' : undefined} data-rail-tip={place.title}
            className={cx('rail-link flex h-8 items-center gap-2.5 rounded-md px-2.5', isCurrent ? 'bg-hover font-medium text-ink [&>svg]:text-accent' : 'text-soft hover:bg-hover hover:text-ink')}>
            {place.icon}
            <span className="rail-word truncate">{place.title}</span>
          </a>
        )
      })}
    </nav>
  )
}

/** The bottom bar's places: icon over word. */
export function BottomLinks({ places }: { places: readonly DrawnPlace[] }) {
  const pathname = usePathname()
  return places.map((place) => {
    const isCurrent = isUnder(pathname, place.href)
    return (
      <a key={place.href} href={place.href} aria-current={isCurrent ? 'page' : undefined}
        className={cx('flex h-13 flex-1 flex-col items-center justify-center gap-0.5 text-xs', isCurrent ? 'font-medium text-accent' : 'text-soft')}>
        {place.icon}
        {place.title}
      </a>
    )
  })
}
