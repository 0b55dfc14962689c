import { Icon, type IconName } from '@/components/ui/icon'

/** Where a row of a table also leads; `label` is the icon's name and tip. */
export type RowLink = { href: string; label: string; icon: IconName }

/** A row's links, over its end while the pointer or the focus is in it, so that they take no room from the columns. */
export function RowLinks({ links }: { links: readonly RowLink[] }) {
  return (
    <td data-print="no" className="rl">
      <div>
        {links.map(({ href, label, icon }) => <a key={href} href={href} aria-label={label} data-tip={label}><Icon name={icon} /></a>)}
      </div>
    </td>
  )
}
