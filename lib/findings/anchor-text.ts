import type { AnchorPart } from '@/lib/findings/finding'
import type { StoredMessage } from '@/lib/transcripts/message'
import { payloadLeaves, readPayload } from '@/lib/transcripts/payload'

/**
 * A text that an anchor's words may stand in. Of a JSON payload it is the values in the order in which they are drawn, one a line, so that what stands around
 * a value tells it from the same value elsewhere; `starts` says where each begins. `none`: the words may stand there, but nowhere that is drawn.
 */
export type AnchorText = { text: string; kind: 'plain' } | { text: string; kind: 'none' } | { text: string; kind: 'values'; starts: readonly number[] }

/** The texts of one part of a message, the likelier first: its content; or a payload's values, then the payload as it is stored. */
export function anchorTexts(message: StoredMessage, part: AnchorPart | null, callPosition: number | null): AnchorText[] {
  if (part === null || part === 'content') return [{ text: message.content, kind: 'plain' }]
  const call = message.calls.find(({ position }) => position === (callPosition ?? 0))
  const stored = part === 'result' ? message.result?.value : call?.arguments
  if (stored === undefined || stored === null) return []
  if (part === 'arguments' && call?.argumentsValid === false) return [{ text: stored, kind: 'plain' }]
  const payload = readPayload(stored, Number.POSITIVE_INFINITY)
  if (payload.form === 'broken') return [{ text: stored, kind: 'plain' }]
  const values = payloadLeaves(payload.root)
  const starts: number[] = []
  let at = 0
  for (const value of values) {
    starts.push(at)
    at += value.length + 1
  }
  return [{ text: values.join('\n'), kind: 'values', starts }, { text: stored, kind: 'none' }]
}

/** A passage within one drawn text; `leaf` is 0 where the text is not a payload's. */
export type DrawnPassage = { leaf: number; start: number; end: number }

/** A passage of a text as passages of what is drawn: one for each value it touches. */
export function drawnPassages(text: AnchorText, start: number, end: number): DrawnPassage[] {
  if (text.kind !== 'values') return text.kind === 'plain' ? [{ leaf: 0, start, end }] : []
  return text.starts.flatMap((from, leaf) => {
    const length = (text.starts[leaf + 1] ?? text.text.length + 1) - 1 - from
    const [first, last] = [Math.max(start - from, 0), Math.min(end - from, length)]
    return first < last ? [{ leaf, start: first, end: last }] : []
  })
}

/** A drawn passage as one of the text it is drawn from; null where it is not inside its value. */
export function passageOf(text: AnchorText, { leaf, start, end }: DrawnPassage): { start: number; end: number } | null {
  if (text.kind !== 'values') return leaf === 0 ? { start, end } : null
  const from = text.starts[leaf]
  if (from === undefined) return null
  const length = (text.starts[leaf + 1] ?? text.text.length + 1) - 1 - from
  return end > length ? null : { start: from + start, end: from + end }
}
