import type { AnchorInput } from '@/lib/findings/finding-input'

/** What a finding is about to point at: a message, a call, or a passage of one of their texts. */
export type Target = { anchor: AnchorInput; words: string | null; label: string }

/** The message or call that an element stands for. */
export function targetOfElement(element: Element): Target | null {
  const call = element.closest<HTMLElement>('.tc[data-call]')
  if (call?.dataset.call !== undefined) {
    const [message, position] = call.dataset.call.split('.').map(Number)
    if (message === undefined || position === undefined) return null
    return { anchor: { message, callPosition: position }, words: null, label: `the call ${call.querySelector('summary b')?.textContent ?? ''} in message ${message}` }
  }
  const message = numberOf(element.closest('.m'))
  return message === null ? null : { anchor: { message }, words: null, label: `message ${message}` }
}

/** The selected passage, counted back to the stored text. Null where nothing, or nothing of a transcript, is selected. */
export function targetOfSelection(selection: Selection | null): Target | null {
  if (selection === null || selection.rangeCount === 0 || selection.isCollapsed) return null
  const range = selection.getRangeAt(0)
  const words = selection.toString()
  if (words.trim() === '') return null
  const start = elementOf(range.startContainer)
  const part = start?.closest<HTMLElement>('[data-p]')
  if (start === null || part === null || part === undefined || start.closest('#messages') === null) return null
  const name = part.dataset.p
  const holder = part.closest('.tc')
  const article = numberOf(part.closest('.m'))
  if (article === null) return null

  if (name === 'content') {
    const message = numberOf(holder) ?? article
    const passage = { start: offsetIn(part, range.startContainer, range.startOffset), end: part.contains(range.endContainer) ? offsetIn(part, range.endContainer, range.endOffset) : lengthOf(part) }
    return passage.start >= passage.end ? null : { anchor: { message, part: 'content', passage }, words, label: `message ${message}` }
  }
  if (name !== 'arguments' && name !== 'result') return null
  const leaf = start.closest('.v')
  if (leaf === null) return null
  const index = [...part.querySelectorAll('.v')].indexOf(leaf)
  const passage = { leaf: index, start: offsetIn(leaf, range.startContainer, range.startOffset), end: leaf.contains(range.endContainer) ? offsetIn(leaf, range.endContainer, range.endOffset) : lengthOf(leaf) }
  if (index < 0 || passage.start >= passage.end) return null
  if (name === 'result') return { anchor: { message: numberOf(holder) ?? article, part: 'result', passage }, words, label: `the result in message ${numberOf(holder) ?? article}` }
  return { anchor: { message: article, part: 'arguments', callPosition: Number(part.dataset.c ?? 0), passage }, words, label: `the arguments in message ${article}` }
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
      return inside
    }
    for (const child of at.childNodes) if (walk(child)) return true
    return at === node && stop === null
  }
  walk(root)
  return count
}

function lengthOf(root: Element): number {
  return offsetIn(root, root, root.childNodes.length)
}
