import type { ReactNode } from 'react'
import { FilterChip } from '@/components/ui/chip'
import type { TableChip } from '@/components/ui/data-table'
import { buttonClass } from '@/components/ui/button-class'
import { Icon } from '@/components/ui/icon'
import { MenuPanel, NarrowField } from '@/components/ui/menu-panel'

/** One control of a list's toolbar; `name` is the parameter of the address. */
export type FilterControl =
  | { kind: 'text'; name: string; label: string; value: string | null }
  /** Any number of values; for one of a few, give `isSingle`. */
  | { kind: 'choices'; name: string; label: string; options: readonly { value: string; label: ReactNode; note?: string }[]; selected: readonly string[]; isSingle?: boolean }

/** So many menus stand beside each other; what is beyond is gathered behind one head. */
const MENUS_SHOWN = 5
/** A menu with more choices than this can be narrowed by typing. */
const NARROWED_FROM = 8

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
  /** What stands before the filters: the choice of the suite a list belongs to. */
  start?: ReactNode
  /** The choice of columns and other things at the right. */
  end?: ReactNode
}

/** The toolbar over a table: words to find, menus of filters, what is on as chips, and how much of how much is shown. */
export function FilterBar({ path, controls, kept, chips, clearHref, count, start, end }: FilterBarProps) {
  const menus = controls.filter((control) => control.kind === 'choices' && control.options.length > 0)
  // One more than fits is better shown than put behind a head of its own.
  const behind = menus.length > MENUS_SHOWN + 1 ? menus.slice(MENUS_SHOWN) : []
  return (
    <div className="flex shrink-0 flex-col gap-2 border-b border-line px-4 py-2" data-print="no">
      <div className="flex items-center gap-2 max-frame:flex-col max-frame:items-stretch frame:flex-wrap">
        {controls.length === 0 && start === undefined ? null : (
          <div className="scroll-quiet flex min-w-0 items-center gap-2 max-frame:-mx-4 max-frame:overflow-x-auto max-frame:px-4 frame:flex-wrap">
          {start}
          <form method="get" action={path} data-filters="" aria-label="Narrow the list" className="flex items-center gap-2 frame:flex-wrap">
            {kept.map(([name, value]) => <input key={`${name}=${value}`} type="hidden" name={name} value={value} />)}
            {controls.filter((control) => !behind.includes(control)).map((control) => <Control key={control.name} control={control} />)}
            {behind.length === 0 ? null : <MoreFilters controls={behind} />}
            {/* What Enter in a field presses: a form with several fields has no other way to be sent. */}
            <button type="submit" tabIndex={-1} aria-hidden="true" className="sr-only">Apply</button>
            <noscript><button type="submit" className={buttonClass('plain', 'small')}>Apply</button></noscript>
          </form>
          </div>
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
  return <MenuPanel label={<>{control.label}<OnCount count={control.selected.length} /></>}><Choices control={control} /></MenuPanel>
}

/** The filters that do not fit beside the others, each opening in place. */
function MoreFilters({ controls }: { controls: readonly FilterControl[] }) {
  const choices = controls.flatMap((control) => (control.kind === 'choices' ? [control] : []))
  return (
    <MenuPanel label={<>More filters<OnCount count={choices.reduce((sum, control) => sum + control.selected.length, 0)} /></>}>
      {choices.map((control) => (
        <details key={control.name} name="more-filters" className="group/part">
          <summary className="flex h-8 cursor-pointer items-center gap-2 rounded-sm px-2 text-sm hover:bg-hover">
            <Icon name="right" size={12} className="text-faint transition-transform group-open/part:rotate-90" />
            {control.label}
            <OnCount count={control.selected.length} />
          </summary>
          <div className="pb-1 pl-4"><Choices control={control} /></div>
        </details>
      ))}
    </MenuPanel>
  )
}

function OnCount({ count }: { count: number }) {
  return count === 0 ? null : <span className="figures rounded-sm bg-accent-tint px-1 text-xs text-accent">{count}<span className="sr-only"> on</span></span>
}

function Choices({ control }: { control: Extract<FilterControl, { kind: 'choices' }> }) {
  const type = control.isSingle === true ? 'radio' : 'checkbox'
  return (
    <>
      {control.options.length <= NARROWED_FROM ? null : <NarrowField label={control.label} />}
      <fieldset className="flex max-h-72 flex-col overflow-y-auto">
        <legend className="sr-only">{control.label}</legend>
        {control.isSingle === true ? <Option type="radio" name={control.name} value="" label="any" isOn={control.selected.length === 0} /> : null}
        {control.options.map((option) => <Option key={option.value} type={type} name={control.name} value={option.value} label={option.label} note={option.note} isOn={control.selected.includes(option.value)} />)}
      </fieldset>
    </>
  )
}

function Option({ type, name, value, label, note, isOn }: { type: 'radio' | 'checkbox'; name: string; value: string; label: ReactNode; note?: string | undefined; isOn: boolean }) {
  return (
    <label data-choice="" className="flex min-h-8 cursor-pointer items-center gap-2 rounded-sm px-2 py-1 text-sm hover:bg-hover [&[hidden]]:hidden">
      <input type={type} name={name} value={value} defaultChecked={isOn} className="shrink-0" />
      <span dir="auto" className="min-w-0 flex-1 text-left wrap-anywhere line-clamp-3">{label}</span>
      {note === undefined ? null : <span className="figures text-xs text-faint">{note}</span>}
    </label>
  )
}

/** "162 of 13,932 runs" where the list is narrowed, else "13,932 runs". */
export function countWords(matching: number, all: number | null, one: string, many: string): string {
  const noun = (all ?? matching) === 1 ? one : many
  return all === null || all === matching ? `${matching.toLocaleString('en')} ${noun}` : `${matching.toLocaleString('en')} of ${all.toLocaleString('en')} ${noun}`
}
