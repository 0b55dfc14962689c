import type { Finding } from '@/lib/findings/finding'
import type { PeopleNames } from '@/lib/people/names'
import type { StoredMessage } from '@/lib/transcripts/message'
import { textKey, type PassageMark, type PlacedFindings } from '@/lib/findings/placing'

/** How much of a message, and of a payload, a page shows before one asks for the rest. In UTF-16 units. */
export const CONTENT_LIMIT = 12_000
export const PAYLOAD_LIMIT = 4_000

/** What every part of a drawn transcript needs to know. */
export type Drawing = {
  transcript: string
  names: PeopleNames
  placed: PlacedFindings
  /** Passages the judge quotes, by text. */
  judged: ReadonlyMap<string, PassageMark[]>
  /** Payloads are drawn with as few elements as can be: there is very much of them. */
  isCompact: boolean
  /** Messages the judge names as evidence. */
  evidence: ReadonlySet<number>
}

/** Beyond so much payload, in UTF-16 units, a transcript is drawn compact. */
const COMPACT_BEYOND = 400_000

/** Whether a transcript holds so much payload that drawing it as trees would slow the page. */
export function isCompact(messages: readonly StoredMessage[]): boolean {
  let size = 0
  for (const { calls, result } of messages) {
    size += Math.min(result?.value?.length ?? 0, PAYLOAD_LIMIT)
    for (const call of calls) size += Math.min(call.arguments.length, PAYLOAD_LIMIT)
  }
  return size > COMPACT_BEYOND
}

/** The marked passages of one text. */
export function marksAt(drawing: Drawing, ...place: Parameters<typeof textKey>): PassageMark[] {
  const key = textKey(...place)
  return [...(drawing.placed.passages.get(key) ?? []), ...(drawing.judged.get(key) ?? [])]
}

export function findingsAt(drawing: Drawing, message: number): readonly Finding[] {
  return drawing.placed.byMessage.get(message) ?? []
}

/** `214 kB` */
export function sizeLabel(size: number): string {
  if (size < 1000) return `${size} B`
  return size < 1_000_000 ? `${Math.round(size / 1000)} kB` : `${(size / 1_000_000).toFixed(1)} MB`
}

/** Where the whole of one part of a message is read as plain text. */
export function partLink(transcript: string, message: number, part: 'content' | 'arguments' | 'result' | 'reasoning', call = 0): string {
  return `/api/v1/transcripts/${encodeURIComponent(transcript)}/messages/${message}/${part}${call === 0 ? '' : `?call=${call}`}`
}
