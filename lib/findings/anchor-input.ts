import { anchorTexts, passageOf, type AnchorText } from '@/lib/findings/anchor-text'
import type { AnchorInput } from '@/lib/findings/finding-input'
import { placeQuote, quoteAt, type AnchorPlace, type Quote } from '@/lib/findings/quote'
import type { StoredMessage } from '@/lib/transcripts/message'

/** An anchor that holds, or what is wrong with it, as a sentence. */
export type ResolvedAnchor = { anchor: AnchorPlace } | { fault: string }

/** Checks an anchor against the stored message it names and reads its words from there: what is stored never comes from a page's rendition. */
export function resolveAnchor(input: AnchorInput, message: StoredMessage | undefined): ResolvedAnchor {
  if (message === undefined) return { fault: `There is no message ${input.message}.` }
  const part = input.part ?? null
  // A result's anchor may name the call it answers, which stands in another message.
  const answered = part === 'result' ? (input.call ?? null) : null
  if (answered !== null && message.result?.call !== answered) return { fault: `Message ${input.message} does not answer the call ${answered}.` }
  const call = part === 'result' ? null : callOf(input, message)
  if (call === 'missing') return { fault: `Message ${input.message} has no such tool call.` }
  if (part === 'result' && message.result === null) return { fault: `Message ${input.message} has no tool result.` }
  if (part === 'arguments' && call === null) return { fault: `An anchor in arguments names its tool call.` }

  const words = wordsOf(input, anchorTexts(message, part, call?.position ?? null))
  if (words === 'missing') return { fault: `Message ${input.message} does not hold the quoted passage.` }
  return {
    anchor: {
      message: input.message,
      part: words === null ? part : (part ?? 'content'),
      call: answered ?? (call === null || call.callId === '' ? null : call.callId),
      quote: words?.quote ?? null, prefix: words === null || words.prefix === '' ? null : words.prefix, suffix: words === null || words.suffix === '' ? null : words.suffix,
      as: input.as ?? null,
    },
  }
}

function callOf(input: AnchorInput, message: StoredMessage) {
  // The only call of a message needs no name: files leave ids out.
  if (input.part === 'arguments' && (input.call ?? null) === null && (input.callPosition ?? null) === null && message.calls.length === 1) return message.calls[0] ?? 'missing'
  if (input.callPosition !== undefined && input.callPosition !== null) return message.calls.find(({ position }) => position === input.callPosition) ?? 'missing'
  if (input.call === undefined || input.call === null) return null
  return message.calls.find(({ callId }) => callId === input.call) ?? 'missing'
}

function wordsOf(input: AnchorInput, texts: readonly AnchorText[]): Quote | null | 'missing' {
  if (input.passage !== undefined && input.passage !== null) {
    const { leaf, start, end } = input.passage
    const [text] = texts
    const place = text === undefined ? null : passageOf(text, { leaf: leaf ?? 0, start, end })
    return (text === undefined || place === null ? null : quoteAt(text.text, place.start, place.end)) ?? 'missing'
  }
  if (input.quote === undefined || input.quote === null) return null
  const quote = { quote: input.quote, prefix: input.prefix ?? null, suffix: input.suffix ?? null }
  for (const { text } of texts) {
    const place = placeQuote(text, quote)
    if (place !== null) return quoteAt(text, place.start, place.end) ?? 'missing'
  }
  return 'missing'
}
