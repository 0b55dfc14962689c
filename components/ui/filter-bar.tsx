import type { ReactNode } from 'react'
import { cx } from '@/components/ui/class-names'
import { FilterChip } from '@/components/ui/chip'
import type { TableChip } from '@/components/ui/data-table'
import { buttonClass } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'

/** One control of a list's toolbar; `name` is the parameter of the address. */
export type FilterControl =
  | { kind: 'text'; name: string; label: string; value: string | null }
  /** Any number of values; for one of a few, give `isSingle`. */
  | { kind: 'choices'; name: string; label: string; options: readonly { value: string; label: ReactNode; note?: string }[]; selected: readonly string[]; isSingle?: boolean }

type FilterBarProps = {
  /** The list's own address, without a query. */
  path: string
  controls: readonly FilterControl[]
  /** Parameters that stay as they are: sort, chosen columns. */
  kept: readonly (readonly [name: string, value: string])[]
  chips: readonly TableChip[]
  /** Takes all filters off. */
  clearHref: string
  /** "162 of 13,932 transcripts", from {@link countWords}. */
  count: string
  /** The choice of columns and other things at the right. */
  end?: ReactNode
}

/** The toolbar over a table: words to find, menus of filters, what is on as chips, and how much of how much is shown. */
export function FilterBar({ path, controls, kept, chips, clearHref, count, end }: FilterBarProps) {
  return (
    <div className="flex shrink-0 flex-col gap-2 border-b border-line px-4 py-2" data-print="no">
      <div className="flex items-center gap-2 max-frame:flex-col max-frame:items-stretch frame:flex-wrap">
        {controls.length === 0 ? null : (
          <form method="get" action={path} data-filters="" aria-label="Narrow the list" className="scroll-quiet flex min-w-0 items-center gap-2 max-frame:-mx-4 max-frame:overflow-x-auto max-frame:px-4 frame:flex-wrap">
            {kept.map(([name, value]) => <input key={`${name}=${value}`} type="hidden" name={name} value={value} />)}
            {controls.map((control) => <Control key={control.name} control={control} />)}
            <noscript><button type="submit" className={buttonClass('plain', 'small')}>Apply</button></noscript>
          </form>
        )}
        <div className="flex items-center gap-2 max-frame:justify-between frame:ml-auto">
          <output className="text-sm whitespace-nowrap text-soft">{count}</output>
          {end}
        </div>
      </div>
      {chips.length === 0 ? null : (
        <div className="flex flex-wrap items-center gap-1.5">
          {chips.map((chip) => <FilterChip key={`${chip.label}=${chip.value}`} {...chip} />)}
          <a href={clearHref} className="px-1.5 text-sm text-soft hover:text-accent hover:underline">Clear all</a>
        </div>
      )}
    </div>
  )
}

function Control({ control }: { control: FilterControl }) {
  if (control.kind === 'text') {
    return (
      <label className="relative block shrink-0">
        <span className="sr-only">{control.label}</span>
        <Icon name="search" size={14} className="pointer-events-none absolute top-1/2 left-2 -translate-y-1/2 text-faint" />
        <input type="search" name={control.name} defaultValue={control.value ?? ''} placeholder={control.label} maxLength={200} className="h-7 w-48 rounded-md max-frame:w-40 border border-edge/60 bg-raised pl-7 pr-2 text-sm hover:border-edge" />
      </label>
    )
  }
  if (control.options.length === 0) return null
  const isOn = control.selected.length > 0
  return (
    <MenuPanel label={<>{control.label}{isOn ? <span className="figures rounded-sm bg-accent-tint px-1 text-xs text-accent">{control.selected.length}</span> : null}</>}>
      <fieldset className="flex max-h-72 flex-col overflow-y-auto">
        <legend className="sr-only">{control.label}</legend>
        {control.isSingle === true ? <Option type="radio" name={control.name} value="" label="any" isOn={!isOn} /> : null}
        {control.options.map((option) => <Option key={option.value} type={control.isSingle === true ? 'radio' : 'checkbox'} name={control.name} value={option.value} label={option.label} note={option.note} isOn={control.selected.includes(option.value)} />)}
      </fieldset>
    </MenuPanel>
  )
}

function Option({ type, name, value, label, note, isOn }: { type: 'radio' | 'checkbox'; name: string; value: string; label: ReactNode; note?: string | undefined; isOn: boolean }) {
  return (
    <label className="flex min-h-8 cursor-pointer items-center gap-2 rounded-sm px-2 text-sm hover:bg-hover">
      <input type={type} name={name} value={value} defaultChecked={isOn} className="shrink-0" />
      <span className="min-w-0 flex-1 truncate">{label}</span>
      {note === undefined ? null : <span className="figures text-xs text-faint">{note}</span>}
    </label>
  )
}

/** A small panel under its head, of `<details>`; a sheet from below on a narrow screen. */
export function MenuPanel({ label, children, align = 'left', icon }: { label: ReactNode; children: ReactNode; align?: 'left' | 'right'; icon?: 'columns' }) {
  return (
    <details data-menu="" name="table-menu" className="relative">
      <summary className={cx(buttonClass('plain', 'small'), 'cursor-pointer')}>
        {icon === undefined ? null : <Icon name={icon} size={14} />}
        {label}
        <Icon name="down" size={12} className="text-faint" />
      </summary>
      <div className={cx('float-in z-30 rounded-lg border border-line bg-raised p-1 shadow-float max-frame:fixed max-frame:inset-x-2 max-frame:bottom-[calc(var(--bottom-height)+0.5rem)] frame:absolute frame:top-full frame:mt-1 frame:w-60', align === 'right' ? 'frame:right-0' : 'frame:left-0')}>
        {children}
      </div>
    </details>
  )
}

/** "162 of 13,932 runs" where the list is narrowed, else "13,932 runs". */
export function countWords(matching: number, all: number | null, one: string, many: string): string {
  const noun = (all ?? matching) === 1 ? one : many
  return all === null || all === matching ? `${matching.toLocaleString('en')} ${noun}` : `${matching.toLocaleString('en')} of ${all.toLocaleString('en')} ${noun}`
}
