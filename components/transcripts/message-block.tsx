import type { ReactNode } from 'react'
import { FindingNotes } from '@/components/findings/finding-notes'
import { CallBlock, callFindings, ResultBody } from '@/components/transcripts/call-block'
import { Capped, Content } from '@/components/transcripts/content'
import { findingsAt, sizeLabel, type Drawing } from '@/components/transcripts/drawing'
import { shownText } from '@/components/transcripts/shown-text'
import { oneLine } from '@/lib/transcripts/visible-text'
import type { ViewItem } from '@/lib/transcripts/view'

/** One message with its calls; the number hangs in the margin and is the link. */
export function MessageBlock({ item, drawing }: { item: ViewItem; drawing: Drawing }) {
  const { message, calls } = item
  const onCalls = new Set(calls.flatMap((call) => callFindings(call, drawing)))
  const notes = findingsAt(drawing, message.number).filter((finding) => !onCalls.has(finding))
  const { className, speaker, body } = parts(item, drawing)
  return (
    <article id={`m${message.number}`} className={`m ${className}`}>
      <a className="no" href={`#m${message.number}`} aria-label={`Message ${message.number}`} data-tip={message.at ?? undefined}>{message.number}</a>
      <span className="who">{speaker}</span>
      {body}
      {notes.length === 0 ? null : <FindingNotes findings={notes} messages={[message.number]} names={drawing.names} />}
      {message.reasoning === null || message.reasoning === '' ? null : (
        <details className="re"><summary>reasoning, {sizeLabel(message.reasoning.length)}</summary><Capped text={message.reasoning} place={{ message: message.number, part: 'reasoning' }} drawing={drawing} /></details>
      )}
      {calls.map((call) => <CallBlock key={call.place.position} view={call} drawing={drawing} />)}
      {drawing.evidence.has(message.number) ? <a className="jv" href="#judge">judge</a> : null}
    </article>
  )
}

/** How each kind of message looks; what is malformed says so in words. */
function parts(item: ViewItem, drawing: Drawing): { className: string; speaker: ReactNode; body: ReactNode } {
  const { message } = item
  const text = <Content message={message} drawing={drawing} />
  switch (item.kind) {
    case 'customer': return { className: 'c', speaker: 'customer', body: withStrayResult(item, drawing, text) }
    case 'agent': return { className: 'a', speaker: 'agent', body: withStrayResult(item, drawing, text) }
    case 'instructions': return {
      className: 's', speaker: 'system',
      body: withStrayResult(item, drawing, <details className="sy"><summary>system prompt, {sizeLabel(message.content.length)}</summary>{text}</details>),
    }
    case 'lone-result': return { className: 't', speaker: 'tool', body: withStrayResult(item, drawing, message.content === '' ? null : text) }
    case 'tool-note': return { className: 't', speaker: 'tool', body: <><em className="er">a tool message without a result</em>{text}</> }
    case 'unknown': return { className: 'u', speaker: <bdi>{message.role === '' ? 'no role' : oneLine(message.role, 40)}</bdi>, body: withStrayResult(item, drawing, <><em className="er">unknown role</em>{text}</>) }
  }
}

/** A result that does not stand with its call. */
function withStrayResult(item: ViewItem, drawing: Drawing, body: ReactNode): ReactNode {
  if (item.result === null) return body
  const { result, callAt } = item.result
  return (
    <>
      {body}
      <div className="tc">
        <p className="lone">
          <b>{shownText(result.name ?? 'result')}</b>
          {callAt === null
            ? <em className="er">{result.call === '' ? 'answers no call' : <>answers call <code>{result.call}</code>, which is not here</>}</em>
            : <span className="ar">answers the call in <a href={`#m${callAt.message}`}>{callAt.message}</a></span>}
          {result.ok === false ? <em className="er">error</em> : null}
        </p>
        <ResultBody message={item.message.number} result={result} drawing={drawing} />
      </div>
    </>
  )
}
