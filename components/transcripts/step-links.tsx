import { buttonClass } from '@/components/ui/button-class'
import { Icon } from '@/components/ui/icon'

/** Where a transcript stands in the list one came from (position null: it has left that list): addresses of its neighbours, null at either end. */
export type ListPlace = { position: number | null; count: number; previous: string | null; next: string | null; list: string }

/** Previous and next in the list, and "12 of 87" that leads back to it. Nothing where one came from no list. */
export function StepLinks({ place }: { place: ListPlace | null }) {
  if (place === null) return null
  return (
    <nav aria-label="In the list" className="sl flex items-center gap-0.5 whitespace-nowrap" data-print="no">
      <Step href={place.previous} label="Previous transcript" icon="left" keys="p" />
      <a href={place.list} data-tip={place.position === null ? 'It has left the list, where it stood between these two' : 'Back to the list'} className="figures px-1 text-sm text-soft hover:text-accent hover:underline">
        {place.position === null ? `left the list, ${place.count.toLocaleString('en')} there` : `${place.position.toLocaleString('en')} of ${place.count.toLocaleString('en')}`}
      </a>
      <Step href={place.next} label="Next transcript" icon="right" keys="n" />
    </nav>
  )
}

function Step({ href, label, icon, keys }: { href: string | null; label: string; icon: 'left' | 'right'; keys: string }) {
  if (href === null) return <span className={`${buttonClass('quiet', 'small', true)} opacity-40`} aria-hidden="true"><Icon name={icon} /></span>
  return <a href={href} aria-label={label} aria-keyshortcuts={keys} data-tip={`${label} (${keys})`} className={buttonClass('quiet', 'small', true)}><Icon name={icon} /></a>
}
