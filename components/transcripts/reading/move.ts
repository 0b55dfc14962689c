/** The message or tool line one is at: the one the address names, else the first in view. */
export function currentElement(): HTMLElement | null {
  const named = location.hash.startsWith('#m') ? document.getElementById(location.hash.slice(1)) : null
  if (named !== null && named.closest('#messages') !== null) return named
  const top = (document.querySelector('header')?.getBoundingClientRect().bottom ?? 0) + 4
  return stops().find((stop) => stop.getBoundingClientRect().bottom > top) ?? null
}

/** Goes to the message before or after the one one is at, by its address, so that it is marked and can be shared. */
export function step(direction: 1 | -1): void {
  const all = stops()
  const at = currentElement()
  const index = at === null ? -1 : all.indexOf(at)
  const isNamed = at !== null && location.hash === `#${at.id}`
  const next = all[isNamed ? index + direction : Math.max(index, 0)]
  if (next !== undefined) location.replace(`#${next.id}`)
}

/** Opens the tool line that the address names: somebody who jumps to a result wants to read it. */
export function openTarget(): void {
  const target = location.hash.startsWith('#m') ? document.getElementById(location.hash.slice(1)) : null
  const details = target?.classList.contains('tc') === true ? target.querySelector('details') : null
  if (details !== null) details.open = true
}

function stops(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('#messages .m, #messages .tc[id]')]
}
