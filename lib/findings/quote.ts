import type { AnchorPart, AnchorRole } from '@/lib/findings/finding'

/** How much of the text around a quote is kept with it, in UTF-16 units. */
export const QUOTE_CONTEXT = 32

/** The exact words of a passage, with what stands before and after them. */
export type Quote = { quote: string; prefix: string; suffix: string }

/** Where a finding points. `call` is a call's id as the harness wrote it. */
export type AnchorPlace = { message: number; part: AnchorPart | null; call: string | null; quote: string | null; prefix: string | null; suffix: string | null; as: AnchorRole | null }

/** Quotes `text` from `start` to `end` (UTF-16 units). Null where that is not a passage: empty, reversed, or outside the text. */
export function quoteAt(text: string, start: number, end: number): Quote | null {
  const from = wholeCharacterStart(text, start)
  const to = wholeCharacterEnd(text, end)
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end > text.length || from >= to || text.slice(from, to).trim() === '') return null
  return {
    quote: text.slice(from, to),
    prefix: text.slice(wholeCharacterStart(text, Math.max(0, from - QUOTE_CONTEXT), 1), from),
    suffix: text.slice(to, wholeCharacterEnd(text, Math.min(text.length, to + QUOTE_CONTEXT), -1)),
  }
}

/**
 * Where a quote stands in a text: the occurrence whose surroundings fit the prefix and suffix best, the first of equals. Null where the text no longer
 * holds the words: the anchor is then broken, and is shown as that.
 */
export function placeQuote(text: string, quote: { quote: string; prefix: string | null; suffix: string | null }): { start: number; end: number } | null {
  if (quote.quote === '') return null
  let best: { start: number; end: number } | null = null
  let bestFit = -1
  for (let start = text.indexOf(quote.quote); start !== -1; start = text.indexOf(quote.quote, start + 1)) {
    const end = start + quote.quote.length
    const fit = commonEnd(text.slice(Math.max(0, start - QUOTE_CONTEXT), start), quote.prefix ?? '') + commonStart(text.slice(end, end + QUOTE_CONTEXT), quote.suffix ?? '')
    if (fit > bestFit) [best, bestFit] = [{ start, end }, fit]
  }
  return best
}

function commonEnd(left: string, right: string): number {
  let length = 0
  while (length < left.length && length < right.length && left[left.length - 1 - length] === right[right.length - 1 - length]) length++
  return length
}

function commonStart(left: string, right: string): number {
  let length = 0
  while (length < left.length && length < right.length && left[length] === right[length]) length++
  return length
}

/** Moves an index that falls between the halves of a character; outward unless told otherwise. */
function wholeCharacterStart(text: string, index: number, direction: 1 | -1 = -1): number {
  return splitsCharacter(text, index) ? index + direction : index
}

function wholeCharacterEnd(text: string, index: number, direction: 1 | -1 = 1): number {
  return splitsCharacter(text, index) ? index + direction : index
}

function splitsCharacter(text: string, index: number): boolean {
  if (index <= 0 || index >= text.length) return false
  const before = text.charCodeAt(index - 1)
  const after = text.charCodeAt(index)
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff
}
