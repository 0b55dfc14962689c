import { isReturning } from '@/components/frame/arrival'

const KEY = 'sab-place'

/**
 * Remembers for this window how far a table that scrolls inside itself was scrolled, by its address. Going back to the address finds it there, as the browser does for
 * a page; reached by a link, it begins at the top. @returns a function that stops it.
 */
export function keepPlace(table: Element): () => void {
  const area = table.querySelector<HTMLElement>('[data-clipped] > section')
  if (area === null) return () => undefined
  const address = `${location.pathname}${location.search}`
  const [left, top] = isReturning() ? readPlace(address) : [0, 0]
  if (area.scrollLeft !== left || area.scrollTop !== top) area.scrollTo({ left, top })

  function onScroll(): void {
    if (area !== null) writePlace(address, area.scrollLeft, area.scrollTop)
  }
  area.addEventListener('scroll', onScroll, { passive: true })
  return () => area.removeEventListener('scroll', onScroll)
}

function readPlace(address: string): [left: number, top: number] {
  const [left, top] = (stored(`${KEY} ${address}`) ?? '').split(' ').map(Number)
  return [left ?? 0, top ?? 0]
}

function writePlace(address: string, left: number, top: number): void {
  try {
    sessionStorage.setItem(`${KEY} ${address}`, `${left} ${top}`)
  } catch {
    // No room or no storage: the place is not worth a fault.
  }
}

function stored(key: string): string | null {
  try {
    return sessionStorage.getItem(key)
  } catch {
    return null
  }
}
