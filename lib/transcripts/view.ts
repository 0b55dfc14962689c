import { callKey, knownRole, type CallPlace, type StoredCall, type StoredMessage, type StoredResult } from '@/lib/transcripts/message'
import { pairCalls, type Pairing } from '@/lib/transcripts/pairing'
import { numberTurns, type Turn } from '@/lib/transcripts/turns'

/** Where a call's answer is: shown with the call, shown at its own place further on, or nowhere. */
export type Answer = { kind: 'with-call'; message: ToolMessage } | { kind: 'elsewhere'; message: number } | { kind: 'none' }

/** One tool call with what came back. `isNamed`: its id means it and no earlier call of its message. */
export type CallView = { place: CallPlace; call: StoredCall; answer: Answer; isNamed: boolean }

/** What a message that carries a result says of its call. */
export type ResultView = { result: StoredResult; callAt: CallPlace | null }

type Common = { message: StoredMessage; calls: CallView[]; result: ResultView | null; turn: Turn | null }

/** A tool message whose result is drawn with its call. */
export type ToolMessage = { message: StoredMessage; result: StoredResult }

/**
 * One drawn item: a message with its calls and the tool messages that answer them. What is malformed is an item of its own kind:
 * `lone-result` answers no call that is here or stands away from it, `tool-note` is a tool message without a result, `unknown` has a role nobody knows.
 */
export type ViewItem = Common & { kind: 'instructions' | 'customer' | 'agent' | 'lone-result' | 'tool-note' | 'unknown' }

export type TranscriptView = { items: ViewItem[]; turns: Turn[] }

/**
 * Turns stored messages into what is drawn, in order. Every message is there exactly once, as an item or as the answer of a call, and so is every call.
 * A result is moved up to its call only inside the call's block, so the order of what was said never changes.
 */
export function toTranscriptView(messages: readonly StoredMessage[]): TranscriptView {
  const pairing = pairCalls(messages)
  const turns = numberTurns(messages)
  const turnAt = new Map(turns.map((turn) => [turn.firstMessage, turn]))
  const byNumber = new Map(messages.map((message) => [message.number, message]))
  const absorbed = absorbedResults(messages, pairing)

  const items: ViewItem[] = []
  for (const message of messages) {
    if (absorbed.has(message.number)) continue
    items.push({
      kind: kindOf(message),
      message,
      calls: message.calls.map((call) => toCallView(message, call, pairing, absorbed, byNumber)),
      result: message.result === null ? null : { result: message.result, callAt: pairing.callOf.get(message.number) ?? null },
      turn: turnAt.get(message.number) ?? null,
    })
  }
  return { items, turns }
}

function kindOf(message: StoredMessage): ViewItem['kind'] {
  const role = knownRole(message.role)
  switch (role) {
    case 'system': return 'instructions'
    case 'customer': return 'customer'
    case 'agent': return 'agent'
    case 'tool': return message.result === null ? 'tool-note' : 'lone-result'
    case null: return 'unknown'
  }
}

function toCallView(message: StoredMessage, call: StoredCall, pairing: Pairing, absorbed: ReadonlySet<number>, byNumber: ReadonlyMap<number, StoredMessage>): CallView {
  const place = { message: message.number, position: call.position }
  const isNamed = call.callId !== '' && message.calls.find(({ callId }) => callId === call.callId) === call
  const number = pairing.resultOf.get(callKey(place))
  if (number === undefined) return { place, call, isNamed, answer: { kind: 'none' } }
  const answer = byNumber.get(number)
  if (!absorbed.has(number) || answer === undefined || answer.result === null) return { place, call, isNamed, answer: { kind: 'elsewhere', message: number } }
  return { place, call, isNamed, answer: { kind: 'with-call', message: { message: answer, result: answer.result } } }
}

/** Results that stand right after the message that called, with nothing but tool messages between, and carry nothing else. */
function absorbedResults(messages: readonly StoredMessage[], pairing: Pairing): Set<number> {
  const absorbed = new Set<number>()
  let caller: number | null = null
  for (const message of messages) {
    if (message.role === 'tool' && message.calls.length === 0) {
      if (message.result !== null && caller !== null && pairing.callOf.get(message.number)?.message === caller) absorbed.add(message.number)
    } else {
      caller = message.number
    }
  }
  return absorbed
}
