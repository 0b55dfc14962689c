import { FindingNotes } from '@/components/findings/finding-notes'
import { Content } from '@/components/transcripts/content'
import { findingsAt, type Drawing } from '@/components/transcripts/drawing'
import { PayloadTree } from '@/components/transcripts/payload-tree'
import { shownText } from '@/components/transcripts/shown-text'
import type { Finding } from '@/lib/findings/finding'
import type { StateChange } from '@/lib/desk/difference'
import type { StoredResult } from '@/lib/transcripts/message'
import { callLine } from '@/lib/transcripts/call-line'
import { payloadLine, readPayload } from '@/lib/transcripts/payload'
import { oneLine } from '@/lib/transcripts/visible-text'
import type { CallView } from '@/lib/transcripts/view'

/** A tool call and what came back, as one quiet line that opens. */
export function CallBlock({ view, drawing }: { view: CallView; drawing: Drawing }) {
  const { call, place, answer } = view
  const result = answer.kind === 'with-call' ? answer.message : null
  const findings = callFindings(view, drawing)
  const line = callLine(view)
  return (
    <div className="tc" id={result === null ? undefined : `m${result.message.number}`} data-call={`${place.message}.${place.position}`}>
      {result === null ? null : <a className="no" href={`#m${result.message.number}`} aria-label={`Message ${result.message.number}`}>{result.message.number}</a>}
      {findings.length === 0 ? null : <FindingNotes findings={findings} messages={result === null ? [place.message] : [place.message, result.message.number]} names={drawing.names} />}
      <details>
        <summary>
          <b>{shownText(call.name)}</b>
          {call.effect === null ? null : <>{' '}<em className={`ef ${call.effect}`}>{call.effect}</em></>}
          {line.arguments === '' ? null : <>{' '}<bdi>{line.arguments}</bdi></>}
          {' '}<AnswerLine view={view} shown={line.result} />
        </summary>
        <h4>Arguments{call.callId === '' ? null : <code>{call.callId}</code>}</h4>
        <PayloadTree stored={call.arguments} isJson={call.argumentsValid} place={{ message: place.message, part: 'arguments', call: place.position }} drawing={drawing} />
        {result === null ? null : (
          <>
            <h4>Result{result.result.ok === false ? <em className="er">error</em> : null}</h4>
            <ResultBody message={result.message.number} result={result.result} drawing={drawing} />
            <ChangeList changes={result.message.changes ?? []} />
            {result.message.content === '' ? null : <><h4>Text of the tool message</h4><Content message={result.message} drawing={drawing} /></>}
          </>
        )}
      </details>
    </div>
  )
}

/** What a write did to the desk's books, a line for each place that differs. */
function ChangeList({ changes }: { changes: readonly StateChange[] }) {
  if (changes.length === 0) return null
  return (
    <>
      <h4>What it changed</h4>
      <ul className="ch">
        {changes.map((change) => <li key={change.path}><bdi>{oneLine(change.path.replaceAll('.', ' › '), 120)}</bdi>: {changed(change.before)} → <b>{changed(change.after)}</b></li>)}
      </ul>
    </>
  )
}

function changed(value: unknown): string {
  return value === undefined ? 'nothing' : oneLine(payloadLine(readPayload(JSON.stringify(value) ?? 'null', 300)), 160)
}

/** A result's value, or that there is none. */
export function ResultBody({ message, result, drawing }: { message: number; result: StoredResult; drawing: Drawing }) {
  if (result.value === null) return <p className="none">no value</p>
  return <PayloadTree stored={result.value} isJson place={{ message, part: 'result', call: 0 }} drawing={drawing} />
}

function AnswerLine({ view: { answer }, shown }: { view: CallView; shown: string }) {
  switch (answer.kind) {
    case 'none': return <em className="er">no result</em>
    case 'elsewhere': return <span className="ar">result in <a href={`#m${answer.message}`}>{answer.message}</a></span>
    case 'with-call': return <>{answer.message.result.ok === false ? <><em className="er">error</em>{' '}</> : null}<bdi className="ar">{shown}</bdi></>
  }
}

/** Findings that point at this call, or at the message of its result. Of calls that share an id, a finding that names it means the first. */
export function callFindings(view: CallView, drawing: Drawing): Finding[] {
  const { call, place, answer } = view
  const onCall = !view.isNamed ? [] : findingsAt(drawing, place.message).filter((finding) => finding.anchors.some((anchor) => anchor.message === place.message && anchor.call !== null && anchor.call === call.callId))
  const onResult = answer.kind === 'with-call' ? findingsAt(drawing, answer.message.message.number) : []
  return [...new Set([...onCall, ...onResult])]
}
