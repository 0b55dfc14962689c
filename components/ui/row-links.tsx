import { buttonClass } from '@/components/ui/button'
import { Icon, type IconName } from '@/components/ui/icon'

/** Where a row of a table also leads; `label` is the icon's name and tip. */
export type RowLink = { href: string; label: string; icon: IconName }

/** A row's links, over its end while the pointer or the focus is in it, so that they take no room from the columns. */
export function RowLinks({ links }: { links: readonly RowLink[] }) {
  return (
    <td data-print="no" className="sticky right-0 z-[1] border-b border-line bg-inherit p-0">
      <div className="invisible absolute inset-y-0 right-0 flex items-center gap-0.5 bg-inherit pr-3 pl-2 group-focus-within/row:visible group-hover/row:visible">
        {links.map(({ href, label, icon }) => <a key={href} href={href} aria-label={label} data-tip={label} className={buttonClass('quiet', 'small', true)}><Icon name={icon} /></a>)}
      </div>
    </td>
  )
}
