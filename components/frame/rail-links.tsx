'use client'
import { usePathname } from 'next/navigation'
import { isUnder, type Destination } from '@/components/frame/destinations'
import { cx } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/icon'

/** The places of the rail, with the one the page belongs to marked. */
export function RailLinks({ label, places }: { label: string; places: readonly Destination[] }) {
  const pathname = usePathname()
  return (
    <nav aria-label={label} className="flex flex-col gap-px px-2">
      {places.map((place) => {
        const isCurrent = isUnder(pathname, place.href)
        return (
          <a key={place.href} href={place.href} aria-current={isCurrent ? 'page' : undefined} data-rail-tip={place.title}
            className={cx('rail-link flex h-8 items-center gap-2.5 rounded-md px-2.5', isCurrent ? 'bg-hover font-medium text-ink' : 'text-soft hover:bg-hover hover:text-ink')}>
            <Icon name={place.icon} className={isCurrent ? 'text-accent' : ''} />
            <span className="rail-word truncate">{place.title}</span>
          </a>
        )
      })}
    </nav>
  )
}

/** The bottom bar's places: icon over word. */
export function BottomLinks({ places }: { places: readonly Destination[] }) {
  const pathname = usePathname()
  return places.map((place) => {
    const isCurrent = isUnder(pathname, place.href)
    return (
      <a key={place.href} href={place.href} aria-current={isCurrent ? 'page' : undefined}
        className={cx('flex h-13 flex-1 flex-col items-center justify-center gap-0.5 text-xs', isCurrent ? 'font-medium text-accent' : 'text-soft')}>
        <Icon name={place.icon} size={18} />
        {place.title}
      </a>
    )
  })
}
