import { payloadLine, readPayload } from '@/lib/transcripts/payload'
import { oneLine } from '@/lib/transcripts/visible-text'
import type { CallView } from '@/lib/transcripts/view'

/** Characters of the mono face that fit one line of the reading column. The line is cut here, because nothing may be clipped by the browser (transcript.css says why). */
const LINE_ROOM = 57
/** Less than this says nothing. */
const LEAST = 10

/** What the one quiet line of a tool call says of its arguments and its result; each may be empty. */
export type CallLine = { arguments: string; result: string }

/** Shares the room of one line between arguments and result: what one does not need the other gets. */
export function callLine({ call, answer }: CallView): CallLine {
  const marks = (call.effect === null ? 0 : call.effect.length + 4) + (isFailed(answer) ? 6 : 0)
  const room = Math.max(LINE_ROOM - call.name.length - marks, 2 * LEAST)
  const given = flat(call.arguments, call.argumentsValid)
  const got = answer.kind !== 'with-call' ? '' : answer.message.result.value === null ? 'no value' : flat(answer.message.result.value, true) || 'empty'
  const forArguments = Math.max(Math.floor(room / 2), room - got.length)
  const shown = oneLine(given, Math.max(forArguments, LEAST))
  return { arguments: shown, result: oneLine(got, Math.max(room - shown.length, LEAST)) }
}

function isFailed(answer: CallView['answer']): boolean {
  return answer.kind === 'none' || (answer.kind === 'with-call' && answer.message.result.ok === false)
}

function flat(stored: string, isJson: boolean): string {
  return isJson ? payloadLine(readPayload(stored, 300)) : stored.slice(0, 600)
}
