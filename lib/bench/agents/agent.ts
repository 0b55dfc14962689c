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
  /** Where chance enters: the same view with the same seed gets the same step from a scripted agent. */
  seed: number
}

/** What one call of a model, or of anything that is counted like one, used. A null cost is not known. */
export type Usage = { inputTokens: number; outputTokens: number; costUsd: number | null }

/** One step of an agent: words, tool calls, or both. Without a tool call its turn is over. */
export type AgentStep = {
  content: string
  reasoning?: string
  /** `arguments` is an object, or the raw text where a model wrote no JSON. */
  toolCalls: { id: string; name: string; arguments: Record<string, unknown> | string }[]
  /** Null for agents that no tokens pay for. */
  usage: Usage | null
}

/** Somebody who answers customers: a model, or a reference agent. Keeps nothing between steps. */
export type Agent = {
  /** As the bundle records it. */
  record: ModelRecord
  /** The message that stands first in a transcript, null where the agent is given none. */
  systemPrompt(desk: AgentDesk, now: string): string | null
  /** What a run records about how the agent was asked. */
  settings: Record<string, unknown>
  step(view: AgentView, signal: AbortSignal): AgentStep | Promise<AgentStep>
}
