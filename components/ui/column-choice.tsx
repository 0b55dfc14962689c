import { buttonClass } from '@/components/ui/button-class'
import { MenuPanel } from '@/components/ui/menu-panel'

type ColumnChoiceProps = {
  /** The list's name: the choice is remembered under it. */
  name: string
  path: string
  columns: readonly { id: string; title: string }[]
  visible: readonly string[]
  /** Parameters that stay: filters, sort, page. */
  kept: readonly (readonly [name: string, value: string])[]
  /** Goes back to the declared columns. */
  resetHref: string
}

/** Which columns are shown; the choice stands in the address and is remembered. The first column always stays. */
export function ColumnChoice({ name, path, columns, visible, kept, resetHref }: ColumnChoiceProps) {
  return (
    <MenuPanel label="Columns" icon="columns" align="right">
      <form method="get" action={path} data-filters="" data-columns={name}>
        {kept.map(([key, value]) => <input key={`${key}=${value}`} type="hidden" name={key} value={value} />)}
        <fieldset className="flex max-h-80 flex-col overflow-y-auto">
          <legend className="sr-only">Columns</legend>
          {columns.map((column, index) => (
            <label key={column.id} className="flex min-h-8 cursor-pointer items-center gap-2 rounded-sm px-2 text-sm hover:bg-hover has-disabled:opacity-60">
              <input type="checkbox" name="cols" value={column.id} defaultChecked={visible.includes(column.id)} disabled={index === 0} />
              <span className="truncate">{column.title}</span>
            </label>
          ))}
        </fieldset>
        {/* A disabled box is not sent: the first column says that a choice was made even when nothing else is ticked. */}
        <input type="hidden" name="cols" value={columns[0]?.id ?? ''} />
        <div className="mt-1 flex justify-between border-t border-line p-1 pt-2">
          <a href={resetHref} data-forget-columns={name} className="px-1 text-sm text-soft hover:text-accent hover:underline">As at first</a>
          <noscript><button type="submit" className={buttonClass('plain', 'small')}>Apply</button></noscript>
        </div>
      </form>
    </MenuPanel>
  )
}
