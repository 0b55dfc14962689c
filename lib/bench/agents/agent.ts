import type { ProviderMetadata } from 'ai'
import type { OddFinish } from '@/lib/bench/models/one-answer'
import type { TurnClock } from '@/lib/bench/models/turn-clock'
import type { Usage } from '@/lib/bench/models/usage'
import type { MessageRecord, ModelRecord } from '@/lib/bundle/record'
import type { DeskSession } from '@/lib/desk/session'

/** The shop as its staff know it: what they are told, the policy, the tools. */
export type AgentDesk = DeskSession['desk']

/** What an agent sees when it is its turn: everything said, called and returned so far, and nothing of the case behind it. */
export type AgentView = {
  messages: readonly MessageRecord[]
  desk: AgentDesk
  /** When the customer opened the chat, on the desk's own clock; ISO. */
  now: string
  /** What earlier steps gave to be carried, by tool call. */
  carried?: ReadonlyMap<string, Carry>
  /** Where chance enters: the same view with the same seed gets the same step from a scripted agent. */
  seed: number
}

/** What only a model's provider understands and wants back with the call it came with; lives as long as the conversation, stored nowhere. */
export type Carry = ProviderMetadata

/** One step of an agent: words, tool calls, or both. Without a tool call its turn is over. */
export type AgentStep = {
  content: string
  reasoning?: string
  /** `arguments` is an object, or the raw text where a model wrote no JSON. */
  toolCalls: { id: string; name: string; arguments: Record<string, unknown> | string }[]
  /** Null for agents that no tokens pay for. */
  usage: Usage | null
  /** By tool call id. */
  carry?: Readonly<Record<string, Carry>>
  /** Set where the answer is not all that the model had to say: cut at the token limit, or held back by the provider's filter. */
  finish?: OddFinish
}

/** Somebody who answers customers: a model, or a reference agent. Keeps nothing between steps. */
export type Agent = {
  /** As the bundle records it. */
  record: ModelRecord
  /** The message that stands first in a transcript, null where the agent is given none. */
  systemPrompt(desk: AgentDesk, now: string): string | null
  /** What a run records about how the agent was asked. */
  settings: Record<string, unknown>
  /** @param clock of this turn; its signal and `signal` are one. None for scripted agents, who take no time. */
  step(view: AgentView, signal: AbortSignal, clock?: TurnClock): AgentStep | Promise<AgentStep>
}
