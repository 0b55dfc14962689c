import { currentElement } from '@/components/transcripts/reading/move'

/** Parts of the page that the server draws and React does not hold: they are fetched again after something was saved. */
const PARTS = ['outline', 'findings'] as const

/**
 * Brings what the server draws up to date after a save: asks for this page again and takes over the messages that differ, the outline and the findings.
 * What is open, selected or scrolled elsewhere stays as it is.
 */
export async function refreshDrawn(): Promise<void> {
  // Read, not shown: its styles need not be written out (scripts/documents.mjs), and this page's policy knows no nonce of theirs.
  const answer = await fetch(location.pathname + location.search, { headers: { accept: 'text/html', 'x-page-parts': '1' } })
  if (!answer.ok) throw new Error(`${answer.status}`)
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  keepingPlace(() => {
    for (const fresh of page.querySelectorAll<HTMLElement>('#messages .m')) takeOver(fresh)
    for (const id of PARTS) {
      const [shown, fresh] = [document.getElementById(id), page.getElementById(id)]
      if (shown !== null && fresh !== null) keepingFocus(shown, () => shown.replaceChildren(...[...fresh.childNodes].map((node) => document.adoptNode(node))))
    }
  })
}

function takeOver(fresh: HTMLElement): void {
  const shown = document.getElementById(fresh.id)
  if (shown === null) return
  const open = [...shown.querySelectorAll('details')].map((details) => details.open)
  for (const [index, details] of fresh.querySelectorAll('details').entries()) if (open[index] !== undefined) details.open = open[index]
  if (shown.outerHTML !== fresh.outerHTML) keepingFocus(shown, () => renew(shown, document.adoptNode(fresh)))
}

/** Draws an element's content anew. It stays itself, and so does what has an id in it: one of them may be where the address points, and a new one would not be marked. */
function renew(shown: Element, fresh: Element): void {
  for (const name of new Set([...shown.getAttributeNames(), ...fresh.getAttributeNames()])) {
    const value = fresh.getAttribute(name)
    if (value === null) shown.removeAttribute(name)
    else if (shown.getAttribute(name) !== value) shown.setAttribute(name, value)
  }
  const kept = [...shown.children].filter(({ id }) => id !== '' && [...fresh.children].some((each) => each.id === id))
  for (const child of Array.from(shown.childNodes)) if (!kept.some((each) => each === child)) child.remove()
  for (const child of Array.from(fresh.childNodes)) {
    const [next] = kept
    if (child instanceof Element && next !== undefined && child.id === next.id) renew(next, child)
    else shown.insertBefore(child, next ?? null)
    if (child instanceof Element && child.id === next?.id) kept.shift()
  }
}

/** The message one is at stays where it stands. The browser would hold on to the one below it: the one above is new to it. */
function keepingPlace(change: () => void): void {
  const id = currentElement()?.id ?? ''
  const top = (): number => document.getElementById(id)?.getBoundingClientRect().top ?? 0
  const before = top()
  const root = document.documentElement
  root.style.overflowAnchor = 'none'
  change()
  scrollBy(0, top() - before)
  requestAnimationFrame(() => requestAnimationFrame(() => { root.style.overflowAnchor = '' }))
}

/** Whoever stands on one of the message's links, or on something of a finding, goes on standing there; where a finding has it no longer, on its tag, and where that is folded away, on the fold. */
function keepingFocus(shown: HTMLElement, change: () => void): void {
  const at = shown.contains(document.activeElement) ? document.activeElement : null
  const place = at === null ? -1 : [...shown.querySelectorAll(at.tagName)].indexOf(at)
  const href = at?.getAttribute('href') ?? null
  const [finding, words] = [at?.closest('.fc')?.id, at?.textContent]
  change()
  if (at === null || document.activeElement === at) return
  if (finding !== undefined) return standAt(document.getElementById(finding), words ?? '')
  const alike = href === null ? shown.querySelectorAll(at.tagName)[place] : [...shown.querySelectorAll('a')].find((link) => link.getAttribute('href') === href)
  if (alike instanceof HTMLElement) alike.focus({ preventScroll: true })
}

function standAt(finding: HTMLElement | null, words: string): void {
  const fold = finding?.closest<HTMLDetailsElement>('details:not([open])')
  const controls = [...(finding?.querySelectorAll<HTMLElement>('a,button') ?? [])]
  const place = fold?.querySelector('summary') ?? controls.find(({ textContent }) => textContent === words) ?? controls[0]
  place?.focus({ preventScroll: true })
}
