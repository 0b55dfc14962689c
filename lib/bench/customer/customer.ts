import type { Usage } from '@/lib/bench/models/usage'
import type { MessageRecord } from '@/lib/bundle/record'

/** What a customer can see and feel the effect of: the conversation so far, and the desk's state as it stands. */
export interface Conversation {
  messages: readonly MessageRecord[]
  /** The desk's state when the conversation began, and now. */
  before: object
  state: object
}

/** Why a customer stops: the request was settled, a person takes over, or they leave without. */
export const CUSTOMER_OUTCOMES = ['settled', 'handed_over', 'gave_up'] as const
export type CustomerOutcome = (typeof CUSTOMER_OUTCOMES)[number]

export interface CustomerTurn {
  /** What the customer writes. May be empty only when `done`: they leave without a word. */
  text: string
  /** The conversation ends here; a text that comes with it is the last message, without an answer. */
  done: boolean
  outcome?: CustomerOutcome
  usage?: Usage
}

/**
 * One customer in one conversation; keeps its own memory, so a new one is made for each transcript.
 * The first call (no customer message yet) gives the opening. It counts nobody's turns: the runner ends at the case's `max_turns`.
 */
export interface SimulatedCustomer {
  readonly kind: 'scripted' | 'model'
  nextMessage: (conversation: Conversation) => CustomerTurn | Promise<CustomerTurn>
}

/** How an outcome is written in a transcript's `ended`. */
export const ENDED_BY_OUTCOME = { settled: 'resolved', handed_over: 'escalated', gave_up: 'closed' } as const satisfies Record<CustomerOutcome, string>
