import type { ReactNode } from 'react'
import { shownText } from '@/components/transcripts/shown-text'
import { marksAt, PAYLOAD_LIMIT, partLink, sizeLabel, type Drawing } from '@/components/transcripts/drawing'
import { payloadLeaves, readPayload, type Payload, type PayloadNode } from '@/lib/transcripts/payload'

type Place = { message: number; part: 'arguments' | 'result'; call: number }

/** Beyond so many entries a nested value is folded. */
const FOLD_AT = 12

/** A payload as names and values. The leaves carry the class `v`, in the order of `payloadLeaves`: their place there is how a selection names them. */
export function PayloadTree({ stored, isJson, place, drawing }: { stored: string; isJson: boolean; place: Place; drawing: Drawing }) {
  const payload = payloadToShow(stored, isJson, place, drawing)
  const leaf = { next: 0 }
  return (
    <div className="pl" data-p={place.part} data-c={place.call === 0 ? undefined : place.call}>
      {payload.form === 'broken'
        ? <><em className="er">{isJson ? 'not JSON' : 'not an object: the text as the model wrote it'}</em><pre className="v">{shownText(payload.text, marksAt(drawing, place.message, place.part, place.call, 0))}</pre></>
        : node(payload.root, (index) => marksAt(drawing, place.message, place.part, place.call, index), leaf)}
      {payload.shownWhole ? null : <a className="all" href={partLink(drawing.transcript, place.message, place.part, place.call)}>show all {sizeLabel(payload.size)}</a>}
    </div>
  )
}

/** Capped, unless a finding points beyond the cap. */
function payloadToShow(stored: string, isJson: boolean, place: Place, drawing: Drawing): Payload {
  if (!isJson) return { form: 'broken', text: stored.slice(0, PAYLOAD_LIMIT), size: stored.length, shownWhole: stored.length <= PAYLOAD_LIMIT }
  const payload = readPayload(stored, PAYLOAD_LIMIT)
  if (payload.shownWhole || payload.form === 'broken') return payload
  const shown = payloadLeaves(payload.root).length
  const prefix = `${place.message}/${place.part}/${place.call}/`
  const isMarkedBeyond = [...drawing.placed.passages.keys()].some((key) => key.startsWith(prefix) && Number(key.slice(prefix.length)) >= shown)
  return isMarkedBeyond ? readPayload(stored, 60 * PAYLOAD_LIMIT) : payload
}

type MarksOf = (leaf: number) => ReturnType<typeof marksAt>

function node(value: PayloadNode, marksOf: MarksOf, leaf: { next: number }): ReactNode {
  switch (value.kind) {
    case 'text': return <span className="v" dir="auto">{shownText(value.text, marksOf(leaf.next++))}</span>
    case 'plain': return <span className="v n">{shownText(value.text, marksOf(leaf.next++))}</span>
    case 'deep': return <pre className="v">{shownText(value.text, marksOf(leaf.next++))}</pre>
    case 'list': return folded(value.items.length, value.cut, value.items.length === 0 ? '[ ]' : null, (
      <ol start={0}>{value.items.map((item, index) => <li key={`${index}`}>{node(item, marksOf, leaf)}</li>)}</ol>
    ))
    case 'record': return folded(value.entries.length, value.cut, value.entries.length === 0 ? '{ }' : null, (
      <dl>{value.entries.map(({ key, value: inner }, index) => <div key={`${index}`}><dt>{shownText(key)}</dt><dd>{node(inner, marksOf, leaf)}</dd></div>)}</dl>
    ))
  }
}

function folded(count: number, cut: boolean, empty: string | null, list: ReactNode): ReactNode {
  if (empty !== null && !cut) return <span className="n">{empty}</span>
  if (count <= FOLD_AT) return list
  return <details open><summary>{cut ? `${count} shown` : `${count} entries`}</summary>{list}</details>
}
