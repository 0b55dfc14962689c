import { anchorTexts, drawnPassages } from '@/lib/findings/anchor-text'
import type { Anchor, Finding } from '@/lib/findings/finding'
import { placeQuote } from '@/lib/findings/quote'
import type { StoredMessage } from '@/lib/transcripts/message'

/** A passage that a finding, or the judge, points at, within one text of a message. */
export type PassageMark = { id: string; start: number; end: number }

/** What is marked where: passages by {@link textKey}, findings by the number of each message they name. */
export type PlacedFindings = {
  passages: ReadonlyMap<string, PassageMark[]>
  byMessage: ReadonlyMap<number, Finding[]>
  /** `finding id/anchor index` of anchors whose message, call or words are not there any more. */
  broken: ReadonlySet<string>
}

/** Names one text of a transcript: a message's content, or leaf `leaf` of a call's arguments or of a result. */
export function textKey(message: number, part: 'content' | 'arguments' | 'result', callPosition = 0, leaf = 0): string {
  return part === 'content' ? `${message}` : `${message}/${part}/${callPosition}/${leaf}`
}

/** Places the anchors of findings that are not withdrawn. An anchor that no longer holds is counted as broken and loses nothing else. */
export function placeFindings(messages: readonly StoredMessage[], findings: readonly Finding[]): PlacedFindings {
  const byNumber = new Map(messages.map((message) => [message.number, message]))
  const passages = new Map<string, PassageMark[]>()
  const byMessage = new Map<number, Finding[]>()
  const broken = new Set<string>()
  for (const finding of findings) {
    if (finding.withdrawnAt !== null) continue
    for (const [index, anchor] of finding.anchors.entries()) {
      const message = byNumber.get(anchor.message)
      if (message === undefined) {
        broken.add(`${finding.id}/${index}`)
        continue
      }
      const there = byMessage.get(anchor.message) ?? []
      if (!there.includes(finding)) byMessage.set(anchor.message, [...there, finding])
      const placed = placeAnchor(anchor, message)
      if (placed === 'broken') broken.add(`${finding.id}/${index}`)
      else for (const { key, start, end } of placed) passages.set(key, [...(passages.get(key) ?? []), { id: finding.id, start, end }])
    }
  }
  return { passages, byMessage, broken }
}

function placeAnchor(anchor: Anchor, message: StoredMessage): { key: string; start: number; end: number }[] | 'broken' {
  const call = anchor.call === null ? null : message.calls.find(({ callId }) => callId === anchor.call)
  // A result's anchor names the call it answers, which stands in another message.
  if (call === undefined && !(anchor.part === 'result' || message.result?.call === anchor.call)) return 'broken'
  if (anchor.quote === null) return []
  const part = anchor.part ?? 'content'
  const position = call?.position ?? 0
  for (const text of anchorTexts(message, part, position)) {
    const place = placeQuote(text.text, { quote: anchor.quote, prefix: anchor.prefix, suffix: anchor.suffix })
    if (place !== null) return drawnPassages(text, place.start, place.end).map(({ leaf, start, end }) => ({ key: textKey(anchor.message, part, position, leaf), start, end }))
  }
  return 'broken'
}

/** A text cut where marks begin and end, each piece with the marks that cover it. Marks may overlap. */
export function markedPieces(text: string, marks: readonly PassageMark[]): { text: string; ids: string[] }[] {
  const cuts = [...new Set([0, text.length, ...marks.flatMap(({ start, end }) => [start, end])])].filter((cut) => cut >= 0 && cut <= text.length).sort((a, b) => a - b)
  const pieces: { text: string; ids: string[] }[] = []
  for (const [index, from] of cuts.entries()) {
    const to = cuts[index + 1]
    if (to === undefined) continue
    pieces.push({ text: text.slice(from, to), ids: marks.filter(({ start, end }) => start <= from && end >= to).map(({ id }) => id) })
  }
  return pieces
}

/** The passages that a judge quotes, all under one id, by {@link textKey}. Evidence without a quote, or with one that is not there, marks nothing. */
export function placeEvidence(messages: readonly StoredMessage[], evidence: readonly { message: number; quote: string | null }[], id: string): Map<string, PassageMark[]> {
  const byNumber = new Map(messages.map((message) => [message.number, message]))
  const marks = new Map<string, PassageMark[]>()
  for (const { message: number, quote } of evidence) {
    const message = byNumber.get(number)
    if (message === undefined || quote === null) continue
    const place = placeQuote(message.content, { quote, prefix: null, suffix: null })
    if (place !== null) marks.set(textKey(number, 'content'), [...(marks.get(textKey(number, 'content')) ?? []), { id, ...place }])
  }
  return marks
}

/** The name of the tool that an anchor's call calls. Of calls that share an id the first is meant, as elsewhere on the page; null where there is none. */
export function toolAt(messages: readonly StoredMessage[], { message: number, call }: Pick<Anchor, 'message' | 'call'>): string | null {
  if (call === null) return null
  const message = messages.find((each) => each.number === number)
  return message?.calls.find(({ callId }) => callId === call)?.name ?? (message?.result?.call === call ? message.result.name : null)
}
