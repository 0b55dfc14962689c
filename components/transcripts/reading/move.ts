/** The message or tool line one is at: the one the address names, else the first in view. */
export function currentElement(): HTMLElement | null {
  const named = location.hash.startsWith('#m') ? document.getElementById(location.hash.slice(1)) : null
  if (named !== null && named.closest('#messages') !== null) return named
  const top = (document.querySelector('header')?.getBoundingClientRect().bottom ?? 0) + 4
  const isInView = (element: Element): boolean => element.getBoundingClientRect().bottom > top
  // Asking a message where it is lays out its stretch, so of a long transcript only the stretch in view is asked.
  const stretch = [...document.querySelectorAll('#messages > .k')].find(isInView)
  return stops(stretch).find(isInView) ?? null
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

/** Opens or closes what is folded in the message or tool line one is at. */
export function toggleHere(): void {
  const folds = [...(currentElement()?.querySelectorAll<HTMLDetailsElement>(':scope > details, :scope > .tc > details') ?? [])]
  const isOpening = folds.some((fold) => !fold.open)
  for (const fold of folds) fold.open = isOpening
}

/** Opens every tool call, or closes them where all are open. @returns whether they are open now */
export function toggleAllCalls(): boolean {
  const folds = [...document.querySelectorAll<HTMLDetailsElement>('#messages .tc > details')]
  const isOpening = folds.some((fold) => !fold.open)
  const at = currentElement()
  const before = at?.getBoundingClientRect().top ?? 0
  for (const fold of folds) fold.open = isOpening
  // What one reads stays where it was.
  if (at !== null) scrollBy(0, at.getBoundingClientRect().top - before)
  return isOpening
}

/** Shows what the address names: opens the tool line of a result, and for a finding goes to its place and marks its passages. */
export function openTarget(): void {
  if (location.hash.startsWith('#f-')) return showFinding(decodeURIComponent(location.hash.slice(3)))
  const target = location.hash.startsWith('#m') ? document.getElementById(location.hash.slice(1)) : null
  const details = target?.classList.contains('tc') === true ? target.querySelector('details') : null
  if (details !== null) details.open = true
}

function showFinding(id: string): void {
  for (const mark of document.querySelectorAll('#messages mark.on')) mark.classList.remove('on')
  const marks = [...document.querySelectorAll<HTMLElement>('#messages mark[data-f]')].filter((mark) => mark.dataset.f?.split(' ').includes(id) === true)
  for (const mark of marks) mark.classList.add('on')
  const message = document.getElementById(`f-${id}`)?.querySelector<HTMLAnchorElement>('a[href^="#m"]')?.hash.slice(1)
  const place = marks[0] ?? (message === undefined ? null : document.getElementById(message))
  if (place === null) return
  for (let fold = place.closest('details'); fold !== null; fold = fold.parentElement?.closest('details') ?? null) fold.open = true
  const box = place.getBoundingClientRect()
  if (box.top < 60 || box.bottom > innerHeight - 60) place.scrollIntoView({ block: box.height > innerHeight / 2 ? 'start' : 'center' })
}

function stops(within: ParentNode = document): HTMLElement[] {
  return [...within.querySelectorAll<HTMLElement>('#messages .m, #messages .tc[id]')]
}
