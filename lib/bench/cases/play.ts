import type { BenchCase, SolutionStep } from '@/lib/bench/cases/case'
import { openDesk } from '@/lib/bench/cases/desks'
import { ENDED_BY_OUTCOME } from '@/lib/bench/customer/customer'
import { scriptedCustomer } from '@/lib/bench/customer/scripted'
import type { MessageRecord } from '@/lib/bundle/record'
import type { TranscriptEnding } from '@/lib/transcripts/transcript'

export interface Played {
  messages: MessageRecord[]
  ended: TranscriptEnding
  before: object
  after: object
  /** Calls of the solution that answered with a fault, as `tool: message`. */
  faults: string[]
  /** Steps that were never reached because the customer had stopped. */
  unusedSteps: number
}

/** Seconds between two messages on a case's clock. */
const PACE = 40

/** The time of a message on the case's own clock, as an ISO string. */
export function messageTime(one: BenchCase, message: number): string {
  return new Date(Date.parse(one.now) + message * PACE * 1000).toISOString()
}

/** Plays a scripted list of steps against the scripted customer, through the desk's tools. For proving cases, not for making runs. */
export function playSteps(desk: string, one: BenchCase, steps: readonly SolutionStep[], seed = 1): Played {
  const session = openDesk(desk, one)
  const before = session.state
  const customer = scriptedCustomer(one, seed)
  const messages: MessageRecord[] = []
  const faults: string[] = []
  let ended: TranscriptEnding | null = null
  let turns = 0

  function customerSpeaks(): void {
    const turn = customer.nextMessage({ messages, before, state: session.state })
    if (turn.text) messages.push({ role: 'customer', content: turn.text, at: messageTime(one, messages.length) })
    turns += 1
    if (turn.done) ended = turn.outcome ? ENDED_BY_OUTCOME[turn.outcome] : 'closed'
    else if (turns >= one.max_turns) ended = 'max_turns'
  }

  customerSpeaks()
  let position = 0
  while (position < steps.length && ended === null) {
    const step = steps[position]
    position += 1
    if (!step) break
    if ('say' in step) {
      messages.push({ role: 'agent', content: step.say, at: messageTime(one, messages.length) })
      customerSpeaks()
      continue
    }
    const id = `c${messages.length}`
    const at = messageTime(one, messages.length)
    const outcome = session.call(step.call, step.args, at)
    if (outcome.error) faults.push(`${step.call}: ${outcome.error.message}`)
    messages.push({ role: 'agent', content: '', at, tool_calls: [{ id, name: step.call, arguments: step.args, effect: outcome.effect }] })
    messages.push({ role: 'tool', content: '', at, tool_result: { call: id, name: step.call, ok: outcome.ok, value: outcome.value } })
  }
  return { messages, ended: ended ?? 'closed', before, after: session.state, faults, unusedSteps: steps.length - position }
}
