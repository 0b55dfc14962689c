'use client'
import { useMemo, useState, type KeyboardEvent, type Ref } from 'react'
import { Combobox as Primitive } from '@base-ui/react/combobox'
import { Icon } from '@/components/ui/icon'
import { controlClass } from '@/components/ui/field'
import { cx } from '@/components/ui/class-names'

/** One choice; `hint` stands lighter behind the label. */
export type Choice = { id: string; label: string; hint?: string }

type ComboboxProps = {
  /** Id of the input, for its label. */
  id?: string
  label?: string
  choices: readonly Choice[]
  value: Choice | null
  onChange: (choice: Choice | null) => void
  /** Makes what was typed into a new choice; left out, only the given ones can be chosen. */
  onCreate?: (typed: string) => void
  placeholder?: string
  /** To put the focus into the input when it appears. */
  inputRef?: Ref<HTMLInputElement>
}

type Item = Choice & { isNew?: true }

/** Chooses one of many by typing; Escape closes the list, and with the list closed is left to what the box stands in. With `onCreate`, what matches nothing exactly can be made on the spot. */
export function Combobox({ id, label, choices, value, onChange, onCreate, placeholder, inputRef }: ComboboxProps) {
  const [typed, setTyped] = useState(value?.label ?? '')
  const query = typed.trim()
  const items = useMemo<Item[]>(() => {
    const isKnown = choices.some((choice) => choice.label.toLowerCase() === query.toLowerCase())
    return onCreate === undefined || query === '' || isKnown ? [...choices] : [...choices, { id: `new:${query}`, label: query, isNew: true }]
  }, [choices, onCreate, query])

  function choose(item: Item | null): void {
    if (item?.isNew === true) onCreate?.(item.label)
    else onChange(item)
  }

  return (
    <Primitive.Root items={items} value={value} onValueChange={choose} inputValue={typed} onInputValueChange={setTyped} autoHighlight
      itemToStringLabel={(item: Item) => item.label} isItemEqualToValue={(one: Item, other: Item) => one.id === other.id}>
      <div className="relative">
        <Primitive.Input id={id} aria-label={label} placeholder={placeholder} ref={inputRef} onKeyDown={leaveEscape} className={cx(controlClass, 'h-8 pr-8')} />
        <Primitive.Trigger aria-label="Show choices" className="absolute inset-y-0 right-0 flex w-8 items-center justify-center text-faint"><Icon name="down" /></Primitive.Trigger>
      </div>
      <Primitive.Portal>
        <Primitive.Positioner sideOffset={4} className="z-[60] outline-none">
          <Primitive.Popup className="max-h-[min(var(--available-height),20rem)] w-(--anchor-width) min-w-56 overflow-y-auto overscroll-contain rounded-lg border border-line bg-raised p-1 text-ink shadow-float outline-none">
            <Primitive.Empty><div className="px-2 py-1.5 text-sm text-faint empty:hidden">Nothing matches.</div></Primitive.Empty>
            <Primitive.List>
              {(item: Item) => (
                <Primitive.Item key={item.id} value={item} className="flex min-h-8 cursor-default items-center gap-2 rounded-sm px-2 py-1 outline-none data-highlighted:bg-selected">
                  {item.isNew === true ? <Icon name="plus" className="text-accent" /> : <Primitive.ItemIndicator className="order-last ml-auto"><Icon name="check" /></Primitive.ItemIndicator>}
                  <span className="min-w-0 truncate">{item.isNew === true ? `Create “${item.label}”` : item.label}</span>
                  {item.hint === undefined ? null : <span className="min-w-0 truncate text-xs text-faint">{item.hint}</span>}
                </Primitive.Item>
              )}
            </Primitive.List>
          </Primitive.Popup>
        </Primitive.Positioner>
      </Primitive.Portal>
    </Primitive.Root>
  )
}

/** Of itself the box would empty itself, the choice included. */
function leaveEscape(event: KeyboardEvent<HTMLInputElement> & { preventBaseUIHandler: () => void }): void {
  if (event.key === 'Escape' && event.currentTarget.getAttribute('aria-expanded') !== 'true') event.preventBaseUIHandler()
}
