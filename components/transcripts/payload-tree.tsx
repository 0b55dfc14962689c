import type { ReactNode } from 'react'
import { shownText } from '@/components/transcripts/shown-text'
import { marksAt, PAYLOAD_LIMIT, partLink, sizeLabel, type Drawing } from '@/components/transcripts/drawing'
import { wholeCharacters } from '@/lib/transcripts/visible-text'
import { payloadLeaves, payloadLines, readPayload, type Payload, type PayloadNode } from '@/lib/transcripts/payload'

type Place = { message: number; part: 'arguments' | 'result'; call: number }

/** Beyond so many entries a nested value is folded. */
const FOLD_AT = 12

/**
 * A payload as names and values that fold. The leaves carry the class `v`, in the order of `payloadLeaves`: their place there is how a selection names them.
 * In a transcript with very much of it, a payload that nothing points into is drawn as indented lines, one element instead of hundreds.
 */
export function PayloadTree({ stored, isJson, place, drawing }: { stored: string; isJson: boolean; place: Place; drawing: Drawing }) {
  const marked = markedLeaves(place, drawing)
  const payload = payloadToShow(stored, isJson, marked)
  return (
    <div className="pl" data-p={place.part} data-c={place.call === 0 ? undefined : place.call}>
      {body(payload, isJson, drawing.isCompact && marked.length === 0, (leaf) => marksAt(drawing, place.message, place.part, place.call, leaf))}
      {payload.shownWhole ? null : <a className="all" href={partLink(drawing.transcript, place.message, place.part, place.call)}>show all {sizeLabel(payload.size)}</a>}
    </div>
  )
}

type MarksOf = (leaf: number) => ReturnType<typeof marksAt>

function body(payload: Payload, isJson: boolean, isCompact: boolean, marksOf: MarksOf): ReactNode {
  if (payload.form === 'broken') return <><em className="er">{isJson ? 'not JSON' : 'not an object: the text as the model wrote it'}</em><pre className="v">{shownText(payload.text, marksOf(0))}</pre></>
  if (isCompact) return <pre>{shownText(payloadLines(payload.root))}</pre>
  return draw(payload.root, 'div', marksOf, { next: 0 })
}

/** Leaves of this payload that a finding points into. */
function markedLeaves(place: Place, drawing: Drawing): number[] {
  const prefix = `${place.message}/${place.part}/${place.call}/`
  return [...drawing.placed.passages.keys()].flatMap((key) => (key.startsWith(prefix) ? [Number(key.slice(prefix.length))] : []))
}

/** Capped, unless a finding points beyond the cap. */
function payloadToShow(stored: string, isJson: boolean, marked: readonly number[]): Payload {
  if (!isJson) return { form: 'broken', text: wholeCharacters(stored, PAYLOAD_LIMIT), size: stored.length, shownWhole: stored.length <= PAYLOAD_LIMIT }
  const payload = readPayload(stored, PAYLOAD_LIMIT)
  if (payload.shownWhole || payload.form === 'broken' || marked.length === 0) return payload
  return Math.max(...marked) >= payloadLeaves(payload.root).length ? readPayload(stored, 60 * PAYLOAD_LIMIT) : payload
}

/** One value, drawn as the element it stands in: a leaf needs no other. A value with values of its own gets the whole width, under its name. */
function draw(value: PayloadNode, Holder: 'div' | 'dd' | 'li', marksOf: MarksOf, leaf: { next: number }): ReactNode {
  switch (value.kind) {
    case 'text': return <Holder className="v" dir="auto">{shownText(value.text, marksOf(leaf.next++))}</Holder>
    case 'plain': return <Holder className="v n">{shownText(value.text, marksOf(leaf.next++))}</Holder>
    case 'deep': return <Holder className="v">{shownText(value.text, marksOf(leaf.next++))}</Holder>
    case 'list': return <Holder className={wide(value)}>{folded(value.items.length, value.cut, '[ ]', () => <ol>{value.items.map((item, index) => <Fragmented key={`${index}`}>{draw(item, 'li', marksOf, leaf)}</Fragmented>)}</ol>)}</Holder>
    case 'record': return <Holder className={wide(value)}>{folded(value.entries.length, value.cut, '{ }', () => <dl>{value.entries.map(({ key, value: inner }, index) => <Fragmented key={`${index}`}><dt className={wide(inner)}>{shownText(key)}</dt>{draw(inner, 'dd', marksOf, leaf)}</Fragmented>)}</dl>)}</Holder>
  }
}

function wide(value: PayloadNode): 'w' | undefined {
  return (value.kind === 'list' && value.items.length > 0) || (value.kind === 'record' && value.entries.length > 0) ? 'w' : undefined
}

/** Gives a key to nodes that need no element of their own. */
function Fragmented({ children }: { children: ReactNode }): ReactNode {
  return children
}

function folded(count: number, cut: boolean, empty: string, list: () => ReactNode): ReactNode {
  if (count === 0 && !cut) return <span className="n">{empty}</span>
  if (count <= FOLD_AT) return list()
  return <details open><summary>{cut ? `${count} shown` : `${count} entries`}</summary>{list()}</details>
}
