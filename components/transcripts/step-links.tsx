import { buttonClass } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'

/** Where a transcript stands in the list one came from: addresses of its neighbours, null at either end. */
export type ListPlace = { position: number; count: number; previous: string | null; next: string | null; list: string }

/** Previous and next in the list, and "12 of 87" that leads back to it. Nothing where one came from no list. */
export function StepLinks({ place, bare = false }: { place: ListPlace | null; bare?: boolean }) {
  if (place === null) return null
  return (
    <nav aria-label={bare ? 'In the list, below' : 'In the list'} className="flex items-center gap-1 whitespace-nowrap" data-print="no">
      <Step href={place.previous} label="Previous transcript" icon="left" keys="[" />
      {bare ? null : <a href={place.list} className="figures px-1 text-sm text-soft hover:text-accent hover:underline">{place.position.toLocaleString('en')} of {place.count.toLocaleString('en')}</a>}
      <Step href={place.next} label="Next transcript" icon="right" keys="]" />
    </nav>
  )
}

function Step({ href, label, icon, keys }: { href: string | null; label: string; icon: 'left' | 'right'; keys: string }) {
  if (href === null) return <span className={`${buttonClass('quiet', 'small', true)} opacity-40`} aria-hidden="true"><Icon name={icon} /></span>
  return <a href={href} aria-label={label} aria-keyshortcuts={keys} data-tip={`${label} (${keys})`} className={buttonClass('quiet', 'small', true)}><Icon name={icon} /></a>
}
