'use client'
import type { ReactElement } from 'react'
import { Menu as Primitive } from '@base-ui/react/menu'
import { Icon, type IconName } from '@/components/ui/icon'
import { cx } from '@/components/ui/class-names'

export type MenuEntry =
  | { kind: 'action'; label: string; icon?: IconName; tone?: 'danger'; isDisabled?: boolean; onSelect: () => void }
  | { kind: 'link'; label: string; icon?: IconName; href: string }
  | { kind: 'line' }

const itemClass = 'flex h-8 cursor-default items-center gap-2 rounded-sm px-2 outline-none data-highlighted:bg-selected data-disabled:opacity-50'

/** Acts and links behind one control, with arrow keys and typing ahead. */
export function Menu({ trigger, entries, align = 'end' }: { trigger: ReactElement; entries: readonly MenuEntry[]; align?: 'start' | 'end' }) {
  return (
    <Primitive.Root>
      <Primitive.Trigger render={trigger} />
      <Primitive.Portal>
        <Primitive.Positioner align={align} sideOffset={4} className="z-50 outline-none">
          <Primitive.Popup className="float-in min-w-44 rounded-lg border border-line bg-raised p-1 text-ink shadow-float outline-none">
            {entries.map((entry, index) => <Entry key={entry.kind === 'line' ? `line-${index}` : entry.label} entry={entry} />)}
          </Primitive.Popup>
        </Primitive.Positioner>
      </Primitive.Portal>
    </Primitive.Root>
  )
}

function Entry({ entry }: { entry: MenuEntry }) {
  switch (entry.kind) {
    case 'line': return <Primitive.Separator className="my-1 h-px bg-line" />
    case 'link': return <Primitive.LinkItem href={entry.href} closeOnClick className={itemClass}>{entry.icon === undefined ? null : <Icon name={entry.icon} className="text-faint" />}{entry.label}</Primitive.LinkItem>
    case 'action': return (
      <Primitive.Item onClick={entry.onSelect} disabled={entry.isDisabled ?? false} className={cx(itemClass, entry.tone === 'danger' && 'text-bad')}>
        {entry.icon === undefined ? null : <Icon name={entry.icon} className={entry.tone === 'danger' ? '' : 'text-faint'} />}{entry.label}
      </Primitive.Item>
    )
  }
}
