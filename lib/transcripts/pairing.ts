import { grouped } from '@/lib/transcripts/grouped'
import { callKey, type CallPlace, type StoredCall, type StoredMessage } from '@/lib/transcripts/message'

/** Which call each result answers, and which message answers each call. What is in neither map has no partner. */
export type Pairing = {
  /** Message number of the result, by {@link callKey}. */
  resultOf: ReadonlyMap<string, number>
  /** The call, by the message number of its result. */
  callOf: ReadonlyMap<number, CallPlace>
}

type OpenCall = CallPlace & { call: StoredCall }

/**
 * Pairs tool calls with results. An id that one call and one later result carry decides, wherever the two stand. What is left is paired in order inside
 * its block (a message with calls and the tool messages right after it); there an empty id or a missing name fits any, a different one does not.
 */
export function pairCalls(messages: readonly StoredMessage[]): Pairing {
  const resultOf = new Map<string, number>()
  const callOf = new Map<number, CallPlace>()
  const pair = ({ message, position }: CallPlace, result: number): void => {
    resultOf.set(callKey({ message, position }), result)
    callOf.set(result, { message, position })
  }

  const callsById = grouped(messages.flatMap((message) => message.calls.map((call) => ({ id: call.callId, message: message.number, position: call.position }))), ({ id }) => id)
  const resultsById = grouped(messages.flatMap((message) => (message.result === null ? [] : [{ id: message.result.call, number: message.number }])), ({ id }) => id)
  for (const [id, calls] of callsById) {
    const results = resultsById.get(id) ?? []
    const [call, result] = [calls[0], results[0]]
    if (id === '' || calls.length > 1 || results.length > 1 || call === undefined || result === undefined) continue
    if (result.number > call.message) pair(call, result.number)
  }

  let open: OpenCall[] = []
  for (const message of messages) {
    if (message.result !== null && !callOf.has(message.number)) {
      const { call: id, name } = message.result
      const index = open.findIndex(({ call }) => (id === '' || call.callId === '' || call.callId === id) && (name === null || name === '' || name === call.name))
      const found = open[index]
      if (found !== undefined) {
        pair(found, message.number)
        open.splice(index, 1)
      }
    }
    if (message.role === 'tool' && message.calls.length === 0) continue
    open = message.calls.map((call) => ({ message: message.number, position: call.position, call })).filter((place) => !resultOf.has(callKey(place)))
  }
  return { resultOf, callOf }
}
