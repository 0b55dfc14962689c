import type { AnchorInput } from '@/lib/findings/finding-input'
import { placeQuote, quoteAt, type AnchorPlace, type Quote } from '@/lib/findings/quote'
import type { AnchorPart } from '@/lib/findings/finding'
import type { StoredMessage } from '@/lib/transcripts/message'
import { payloadLeaves, readPayload } from '@/lib/transcripts/payload'

/** An anchor that holds, or what is wrong with it, as a sentence. */
export type ResolvedAnchor = { anchor: AnchorPlace } | { fault: string }

/** Checks an anchor against the stored message it names and reads its words from there: what is stored never comes from a page's rendition. */
export function resolveAnchor(input: AnchorInput, message: StoredMessage | undefined): ResolvedAnchor {
  if (message === undefined) return { fault: `There is no message ${input.message}.` }
  const call = callOf(input, message)
  if (call === 'missing') return { fault: `Message ${input.message} has no such tool call.` }
  const part = input.part ?? null
  if (part === 'result' && message.result === null) return { fault: `Message ${input.message} has no tool result.` }
  if (part === 'arguments' && call === null) return { fault: `An anchor in arguments names its tool call.` }

  const words = wordsOf(input, anchorTexts(message, part, call?.position ?? null))
  if (words === 'missing') return { fault: `Message ${input.message} does not hold the quoted passage.` }
  return {
    anchor: {
      message: input.message,
      part: words === null ? part : (part ?? 'content'),
      call: call === null || call.callId === '' ? null : call.callId,
      quote: words?.quote ?? null, prefix: words === null || words.prefix === '' ? null : words.prefix, suffix: words === null || words.suffix === '' ? null : words.suffix,
      as: input.as ?? null,
    },
  }
}

/**
 * The texts an anchor's quote may stand in: a message's content, or the leaves of a JSON payload in the order in which they are drawn, then the payload as stored.
 */
export function anchorTexts(message: StoredMessage, part: AnchorPart | null, callPosition: number | null): string[] {
  if (part === null || part === 'content') return [message.content]
  const call = message.calls.find(({ position }) => position === (callPosition ?? 0))
  const stored = part === 'result' ? message.result?.value : call?.arguments
  if (stored === undefined || stored === null) return []
  if (part === 'arguments' && call?.argumentsValid === false) return [stored]
  const payload = readPayload(stored, Number.POSITIVE_INFINITY)
  return payload.form === 'tree' ? [...payloadLeaves(payload.root), stored] : [stored]
}

function callOf(input: AnchorInput, message: StoredMessage) {
  if (input.callPosition !== undefined && input.callPosition !== null) return message.calls.find(({ position }) => position === input.callPosition) ?? 'missing'
  if (input.call === undefined || input.call === null) return null
  return message.calls.find(({ callId }) => callId === input.call) ?? 'missing'
}

function wordsOf(input: AnchorInput, texts: readonly string[]): Quote | null | 'missing' {
  if (input.passage !== undefined && input.passage !== null) {
    const text = texts[input.passage.leaf ?? 0]
    return (text === undefined ? null : quoteAt(text, input.passage.start, input.passage.end)) ?? 'missing'
  }
  if (input.quote === undefined || input.quote === null) return null
  const quote = { quote: input.quote, prefix: input.prefix ?? null, suffix: input.suffix ?? null }
  for (const text of texts) {
    const place = placeQuote(text, quote)
    if (place !== null) return quoteAt(text, place.start, place.end) ?? 'missing'
  }
  return 'missing'
}
