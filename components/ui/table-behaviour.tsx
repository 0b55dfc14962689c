'use client'
import { useEffect, useRef } from 'react'
import { keepPlace } from '@/components/ui/scroll-place'
import { watchScroll } from '@/components/ui/scroll-watch'

/**
 * What a table does in the browser, by listeners on the whole of it: `j` `k` and the arrows move from row to row, Home and
 * End to the first and last, `x` selects, Enter opens (the row's link has the focus); a changed filter is applied at once, a
 * choice of columns is remembered in a cookie; what is hidden at the right is told, and going back finds the table as far down as it was left.
 */
export function TableBehaviour({ stateKey }: { stateKey: string }) {
  const anchor = useRef<HTMLSpanElement>(null)

  useEffect(() => {
    const list = anchor.current?.closest('[data-list]') ?? anchor.current?.closest('[data-table]')
    if (list === null || list === undefined) return
    return behave(list)
  }, [])

  // After every drawing: a page that is read anew at the same address brings another table.
  useEffect(() => {
    const table = anchor.current?.closest('[data-table]')
    return table === null || table === undefined ? undefined : watchScroll(table)
  })

  useEffect(() => {
    const table = anchor.current?.closest('[data-table]')
    if (table === null || table === undefined || anchor.current?.dataset.state !== stateKey) return
    return keepPlace(table)
  }, [stateKey])

  useEffect(() => {
    const list = anchor.current?.dataset.state === stateKey ? anchor.current.closest('[data-list]') : null
    // What is on the page now is the truth; a box that was ticked by hand must follow a chip that was taken off.
    for (const box of list?.querySelectorAll<HTMLInputElement>('form[data-filters] input') ?? []) {
      if (box.type === 'checkbox' || box.type === 'radio') box.checked = box.defaultChecked
      else if (box !== document.activeElement) box.value = box.defaultValue
    }
  }, [stateKey])

  return <span ref={anchor} data-state={stateKey} hidden />
}

function behave(list: Element): () => void {
  const onKeyDown = (event: KeyboardEvent): void => onKey(list, event)
  // The boxes are emptied after the event.
  const onReset = (): void => { setTimeout(() => showSelection(list)) }
  const onListChange = (event: Event): void => onChange(list, event)
  document.addEventListener('keydown', onKeyDown)
  list.addEventListener('change', onListChange)
  list.addEventListener('submit', onSubmit)
  list.addEventListener('click', onClick)
  list.addEventListener('reset', onReset)
  showSelection(list)
  return () => {
    document.removeEventListener('keydown', onKeyDown)
    list.removeEventListener('change', onListChange)
    list.removeEventListener('submit', onSubmit)
    list.removeEventListener('click', onClick)
    list.removeEventListener('reset', onReset)
  }
}

function onKey(list: Element, event: KeyboardEvent): void {
  if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey || isWriting(event.target)) return
  const links = [...list.querySelectorAll<HTMLElement>('[data-row-link]')]
  const row = document.activeElement?.closest('[data-row]') ?? null
  const isInside = row !== null && list.contains(row)
  const at = isInside ? links.findIndex((link) => row.contains(link)) : -1
  const isLetter = event.key === 'j' || event.key === 'k'
  // Arrows scroll the page unless a row has the focus; letters always move, where this is the page's only table.
  if (!isInside && (!isLetter || (document.activeElement !== document.body && !list.contains(document.activeElement)))) return
  const target = nextRow(event.key, at, links.length)
  if (target !== null) {
    event.preventDefault()
    links[target]?.focus()
    links[target]?.closest('[data-row]')?.scrollIntoView({ block: 'nearest' })
  } else if (event.key === 'x' && isInside) {
    const box = row.querySelector<HTMLInputElement>('[data-select]')
    if (box === null) return
    event.preventDefault()
    box.checked = !box.checked
    showSelection(list)
  }
}

function nextRow(key: string, at: number, count: number): number | null {
  if (count === 0) return null
  switch (key) {
    case 'j': case 'ArrowDown': return Math.min(at + 1, count - 1)
    case 'k': case 'ArrowUp': return Math.max(at - 1, 0)
    case 'Home': return 0
    case 'End': return count - 1
    default: return null
  }
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.closest('input:not([type="checkbox"]),textarea,select,[role="dialog"],[role="alertdialog"],[role="menu"],[popover]') !== null)
}

function onChange(list: Element, event: Event): void {
  const target = event.target
  if (!(target instanceof HTMLInputElement || target instanceof HTMLSelectElement)) return
  if (target.matches('[data-select-all]') && target instanceof HTMLInputElement) {
    for (const box of list.querySelectorAll<HTMLInputElement>('[data-select]')) box.checked = target.checked
  }
  if (target.matches('[data-select],[data-select-all]')) return showSelection(list)
  const form = target.closest('form')
  if (form?.dataset.filters === undefined || (target instanceof HTMLInputElement && (target.type === 'search' || target.type === 'text'))) return
  form.requestSubmit()
}

function onSubmit(event: Event): void {
  const form = event.target
  if (!(form instanceof HTMLFormElement) || form.dataset.columns === undefined) return
  const names = new FormData(form).getAll('cols').filter((each) => typeof each === 'string')
  document.cookie = `sab-columns-${form.dataset.columns}=${encodeURIComponent(names.join('.'))}; path=/; max-age=31536000; samesite=lax`
}

/** Going back to the declared columns forgets the choice. */
function onClick(event: Event): void {
  const link = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-forget-columns]') : null
  if (link !== null) document.cookie = `sab-columns-${link.dataset.forgetColumns ?? ''}=; path=/; max-age=0; samesite=lax`
}

function showSelection(list: Element): void {
  const bar = list.querySelector<HTMLElement>('[data-selection-bar]')
  if (bar === null) return
  const all = list.querySelectorAll('[data-select]').length
  const count = list.querySelectorAll('[data-select]:checked').length
  bar.dataset.selectionBar = count === 0 ? '' : 'open'
  const output = bar.querySelector('[data-selected-count]')
  if (output !== null) output.textContent = `${count} selected`
  const box = list.querySelector<HTMLInputElement>('[data-select-all]')
  if (box === null) return
  box.checked = count > 0 && count === all
  box.indeterminate = count > 0 && count < all
}
