import { placeLabel, type Place } from '@/components/findings/composer-state'
import type { Anchor } from '@/lib/findings/finding'

/** Texts of a transcript that may be quoted: a message's content, a leaf of a payload, or a payload that is drawn as one text. */
const TEXTS = '[data-p="content"], [data-p] .v, [data-p] > pre:not(.v)'
/** A selection over more messages than this is no passage. */
const MOST_MESSAGES = 40

/** The message or call that an element stands for. */
export function targetOfElement(element: Element): Place | null {
  const call = element.closest<HTMLElement>('.tc[data-call]')
  if (call?.dataset.call !== undefined) {
    const [message, position] = call.dataset.call.split('.').map(Number)
    if (message === undefined || position === undefined) return null
    return { anchor: { message, callPosition: position }, words: null, label: placeLabel(message, 'call', toolOf(call)), by: speakerAt(element) }
  }
  const message = numberOf(element.closest('.m'))
  return message === null ? null : { anchor: { message }, words: null, label: placeLabel(message, null, null), by: speakerAt(element) }
}

/** The tool that a stored place calls, or whose result it is, as the page shows it. */
export function toolAt({ message, part, call }: Anchor): string | null {
  if (part === 'result') return toolOf(document.querySelector(`#m${message}.tc, #m${message} > .tc`))
  if (part === 'content' || (part === null && call === null)) return null
  const calls = [...document.querySelectorAll(`#m${message} > .tc[data-call]`)]
  return toolOf(calls.find((each) => each.querySelector('h4 code')?.textContent === call) ?? (calls.length === 1 ? (calls[0] ?? null) : null))
}

function toolOf(line: Element | null): string | null {
  return line?.querySelector('summary b, .lone b')?.textContent ?? null
}

function speakerAt(element: Element): Place['by'] {
  const message = element.closest('.m')
  return message?.classList.contains('a') === true ? 'agent' : message?.classList.contains('c') === true ? 'customer' : null
}

/** Whether something of the transcript is selected; cheap enough to be asked at every move of the hand. */
export function hasSelection(selection: Selection | null): selection is Selection {
  if (selection === null || selection.rangeCount === 0 || selection.isCollapsed) return false
  const range = selection.getRangeAt(0)
  return elementOf(range.commonAncestorContainer)?.closest('#messages') !== null && selection.toString().trim() !== ''
}

/**
 * The selected passages, counted back to the stored texts: one for each text that the selection touches, so that one drawn over a border of elements or of
 * messages means what was selected. Where it touches no such text (the line of a folded call), the call or message it begins in. Empty where nothing is selected.
 */
export function placesOfSelection(selection: Selection | null): Place[] {
  if (!hasSelection(selection)) return []
  const range = selection.getRangeAt(0)
  const places = articlesOf(range).flatMap((article) => [...article.querySelectorAll<HTMLElement>(TEXTS)]).flatMap((text) => placeIn(text, range) ?? [])
  if (places.length > 0) return places
  const start = elementOf(range.startContainer)
  const whole = start === null ? null : targetOfElement(start)
  return whole === null ? [] : [whole]
}

/** Whether only names of a payload are selected: an anchor quotes values, a name stands in no text of its own. */
export function selectsOnlyNames(selection: Selection | null): boolean {
  if (!hasSelection(selection)) return false
  const range = selection.getRangeAt(0)
  return elementOf(range.startContainer)?.closest('[data-p] dt') !== null && placesOfSelection(selection).every(({ words }) => words === null)
}

function articlesOf(range: Range): Element[] {
  const articles: Element[] = []
  const last = elementOf(range.endContainer)?.closest('.m') ?? null
  let at = elementOf(range.startContainer)?.closest('.m') ?? elementOf(range.commonAncestorContainer)?.querySelector('.m') ?? null
  for (; at !== null && articles.length < MOST_MESSAGES; at = at === last ? null : at.nextElementSibling) articles.push(at)
  return articles
}

/** The part of one text that a range covers. */
function placeIn(text: HTMLElement, range: Range): Place | null {
  if (!range.intersectsNode(text) || text.getClientRects().length === 0) return null
  const start = text.contains(range.startContainer) ? offsetIn(text, range.startContainer, range.startOffset) : 0
  const end = text.contains(range.endContainer) ? offsetIn(text, range.endContainer, range.endOffset) : offsetIn(text, text, text.childNodes.length)
  const words = wordsIn(text, range)
  const part = text.closest<HTMLElement>('[data-p]')
  const article = numberOf(text.closest('.m'))
  if (start >= end || words.trim() === '' || part === null || article === null) return null
  const own = numberOf(text.closest('.tc')) ?? article
  if (part.dataset.p === 'content') return { anchor: { message: own, part: 'content', passage: { start, end } }, words, label: placeLabel(own, null, null), by: speakerAt(text) }
  const leaf = [...part.querySelectorAll('.v')].indexOf(text)
  const tool = toolOf(text.closest('.tc'))
  // Drawn as one text, a payload has no leaves to count in: the words say where, and the server looks for them.
  const passage = leaf === -1 ? { quote: words.trim() } : { passage: { leaf, start, end } }
  if (part.dataset.p === 'result') return { anchor: { message: own, part: 'result', ...passage }, words, label: placeLabel(own, 'result', tool), by: null }
  return { anchor: { message: article, part: 'arguments', callPosition: Number(part.dataset.c ?? 0), ...passage }, words, label: placeLabel(article, 'arguments', tool), by: speakerAt(text) }
}

function wordsIn(text: HTMLElement, range: Range): string {
  const own = document.createRange()
  own.selectNodeContents(text)
  if (text.contains(range.startContainer)) own.setStart(range.startContainer, range.startOffset)
  if (text.contains(range.endContainer)) own.setEnd(range.endContainer, range.endOffset)
  return own.toString()
}

/** The number of the message an element is: from its id `m12`. */
export function numberOf(element: Element | null): number | null {
  const match = element === null ? null : /^m(\d+)$/.exec(element.id)
  return match === null ? null : Number(match[1])
}

function elementOf(node: Node): Element | null {
  return node instanceof Element ? node : node.parentElement
}

/** Characters of stored text before a place in a drawn one; an element with `data-u` stands for that many. */
function offsetIn(root: Element, node: Node, offset: number): number {
  const stop = node.nodeType === Node.TEXT_NODE ? node : (node.childNodes[offset] ?? null)
  // After the last child of an element inside: the place is where that element ends.
  const after = stop === null && node !== root ? node : null
  let count = 0
  const walk = (at: Node): boolean => {
    if (at === stop) {
      if (at.nodeType === Node.TEXT_NODE) count += node === at ? offset : 0
      return true
    }
    if (at.nodeType === Node.TEXT_NODE) count += at.nodeValue?.length ?? 0
    if (at instanceof HTMLElement && at.dataset.u !== undefined) {
      const inside = stop !== null && at.contains(stop)
      if (!inside) count += Number(at.dataset.u)
      return inside || at === after
    }
    for (const child of at.childNodes) if (walk(child)) return true
    return at === after
  }
  walk(root)
  return count
}
