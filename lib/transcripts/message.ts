import type { StateChange } from '@/lib/desk/difference'
import { MESSAGE_ROLES, type MessageRole, type ToolEffect } from '@/lib/transcripts/transcript'

/** One tool call as stored. */
export type StoredCall = {
  /** Place among the calls of its message, from 0. */
  position: number
  /** As the harness wrote it: may be empty, may be repeated. */
  callId: string
  name: string
  /** JSON text, or the raw text where it is not JSON. */
  arguments: string
  argumentsValid: boolean
  effect: ToolEffect | null
}

/** What a message says a tool gave back. */
export type StoredResult = {
  /** Id of the call it answers; empty where the harness left it out. */
  call: string
  name: string | null
  ok: boolean | null
  /** JSON text; null where the harness wrote no value at all. */
  value: string | null
}

/** One message as stored; `number` is its index in the transcript, from 0. */
export type StoredMessage = {
  number: number
  role: string
  content: string
  at: string | null
  reasoning: string | null
  calls: readonly StoredCall[]
  result: StoredResult | null
  /** What the call that this message answers changed in the desk's books, where the harness recorded it. */
  changes?: readonly StateChange[]
}

/** The role of a message where it is one this product knows. */
export function knownRole(role: string): MessageRole | null {
  return MESSAGE_ROLES.find((known) => known === role) ?? null
}

/** Names one call of a transcript: its message and its place there. Call ids cannot, they repeat. */
export type CallPlace = { message: number; position: number }

export function callKey(place: CallPlace): string {
  return `${place.message}.${place.position}`
}
