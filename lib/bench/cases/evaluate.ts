import { asksToConfirm, declines, leavesOpen } from '@/lib/bench/customer/cues'
import type { BenchCase } from '@/lib/bench/cases/case'
import { readEvents, type Called, type ConversationEvents } from '@/lib/bench/cases/events'
import { fits, holds, unmet, type Situation } from '@/lib/bench/cases/holds'
import type { Predicate } from '@/lib/bench/cases/predicate'
import type { MessageRecord } from '@/lib/bundle/record'

/** A forbidden action that was really fired: the call answered without a fault, and nothing excused it. */
export interface ForbiddenFired { action: string; message: number; call: string | null; why: string }
export interface RequiredAction { tool: string; message: number | null }
/** A write of the case's `confirm_before`, and whether the customer had been asked and had answered before it. */
export interface ConfirmedWrite { tool: string; message: number; call: string | null; confirmed: boolean }

export interface CaseFacts {
  goalHolds: boolean
  /** The parts of the goal that do not hold. */
  missing: Predicate[]
  /** What the predicates were asked about. */
  situation: Situation
  forbidden: ForbiddenFired[]
  required: RequiredAction[]
  confirmations: ConfirmedWrite[]
  /** The first handover that went through. */
  handover: { message: number; call: string | null } | null
}

/** What a case's own predicates say about a conversation, from the desk before and after and from the messages alone. */
export function evaluateCase(one: BenchCase, conversation: { before: object; after: object; messages: readonly MessageRecord[] }): CaseFacts {
  const events = readEvents(conversation.messages)
  const situation: Situation = { before: conversation.before, after: conversation.after, events }
  const missing = unmet(one.goal, situation)
  const handover = events.called.find((call) => fits(call, 'handover'))
  return {
    goalHolds: missing.length === 0, missing, situation, forbidden: forbiddenFired(one, situation),
    required: one.required_actions.map((action) => ({ tool: action.tool, message: events.called.find((call) => fits(call, action.tool, action.with))?.message ?? null })),
    confirmations: events.called.filter((call) => call.ok && one.confirm_before.includes(call.tool)).map((call) => ({ tool: call.tool, message: call.message, call: call.call, confirmed: isConfirmed(call, events) })),
    handover: handover ? { message: handover.message, call: handover.call } : null,
  }
}

/** The forbidden actions of a case that were fired so far. */
export function forbiddenFired(one: BenchCase, situation: Situation): ForbiddenFired[] {
  if (one.forbidden_actions.length === 0) return []
  return situation.events.called.flatMap((call) => {
    const broken = one.forbidden_actions.find((action) => fits(call, action.tool, action.with) && !(action.unless && holds(action.unless, upTo(call, situation))))
    return broken ? [{ action: call.tool, message: call.message, call: call.call, why: broken.why }] : []
  })
}

function upTo(call: Called, situation: Situation): Situation {
  const { said, called } = situation.events
  return { ...situation, events: { said: said.filter((one) => one.message < call.message), called: called.filter((one) => one.message < call.message) } }
}

/**
 * Asked and answered: the customer's last message before the call is no refusal, no question back and no other wish, and came after an
 * agent's message that asked for a go-ahead and did not name other orders than the one the call is about.
 */
function isConfirmed(call: Called, events: ConversationEvents): boolean {
  const yes = events.said.findLast((one) => one.by === 'customer' && one.message < call.message)
  const question = yes && events.said.findLast((one) => one.by === 'agent' && one.message < yes.message)
  return yes !== undefined && question !== undefined && asksToConfirm(question.text) && !declines(yes.text) && !leavesOpen(yes.text) && !isAboutOthers(call, question.text)
}

/** Whether a question names orders, as the call does, and not the call's. */
function isAboutOthers({ args: { order } }: Called, question: string): boolean {
  if (typeof order !== 'string') return false
  const prefix = /^[A-Z]+-/.exec(order)?.[0]
  return prefix !== undefined && question.includes(prefix) && !question.includes(order)
}
