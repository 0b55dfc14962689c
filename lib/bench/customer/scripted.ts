import type { BenchCase, KnownFact, Pushback } from '@/lib/bench/cases/case'
import { forbiddenFired } from '@/lib/bench/cases/evaluate'
import { readEvents, type ConversationEvents } from '@/lib/bench/cases/events'
import { fits, holds, type Situation } from '@/lib/bench/cases/holds'
import { compile } from '@/lib/bench/cases/phrases'
import { asksFor, readMoves } from '@/lib/bench/customer/cues'
import type { Conversation, CustomerOutcome, CustomerTurn, SimulatedCustomer } from '@/lib/bench/customer/customer'
import { smallTalk, type Occasion } from '@/lib/bench/customer/small-talk'
import { pick, seededRandom } from '@/lib/desk/random'

/** How often a customer says yes before they want to see something happen. */
const PATIENCE_WITH_QUESTIONS = 3

/** A scripted customer that answers at once. */
export interface ScriptedCustomer extends SimulatedCustomer {
  readonly kind: 'scripted'
  nextMessage: (conversation: Conversation) => CustomerTurn
}

/**
 * A customer that follows the case's script: a small state machine over what the agent said (its moves and questions, by words) and did
 * (the calls, the desk's state). In this order: a handover ends it (who is not told of it asks what happens now); a goal that holds ends it unless the customer still insists; a question
 * is answered with what they know; a request for a go-ahead gets a yes; otherwise they push back, and leave when they have nothing more to say.
 * The same case, seed and agent always give the same words.
 */
export function scriptedCustomer(one: BenchCase, seed: number): ScriptedCustomer {
  const script = one.customer
  const random = seededRandom(seed * 7919 + one.seed)
  const told = new Set<string>()
  const left = [...script.pushback]
  const used = new Set<string>()
  let yesses = 0
  let insisted = false
  let nudges = 0

  function choose(lines: string | readonly string[] | null | undefined, occasion: Occasion): string {
    const list = lines ? (typeof lines === 'string' ? [lines] : lines) : smallTalk(occasion, one.language, script.mood)
    const fresh = list.filter((line) => !used.has(line))
    const line = pick(random, fresh.length > 0 ? fresh : list)
    used.add(line)
    return line
  }

  /** `got` says whether something was done for them: who was only told how it stands takes note, and does not cheer. */
  function leave(outcome: CustomerOutcome, got = true): CustomerTurn {
    if (outcome === 'settled') return { text: choose(script.thanks, got ? 'thanks' : 'accepts'), done: true, outcome }
    if (outcome === 'handed_over') return { text: choose(script.handed_over, 'handed_over'), done: true, outcome }
    return { text: choose(script.gives_up, 'gives_up'), done: true, outcome }
  }

  function say(pushback: Pushback): CustomerTurn {
    left.splice(left.indexOf(pushback), 1)
    insisted = pushback.insists === true
    return { text: choose(pushback.say, 'nudge'), done: false }
  }

  function tell(facts: KnownFact[], moreQuestions: boolean): string {
    const fresh = facts.filter((fact) => !told.has(fact.topic))
    for (const fact of fresh) told.add(fact.topic)
    const parts: string[] = []
    for (const fact of fresh) {
      const words = choose(fact.say, 'nudge')
      const isOldPostcode = fact.topic === 'postcode' && fresh.some((other) => other.topic === 'address')
      if (!isOldPostcode && !parts.some((part) => holdsAll(part, identifiersIn(words)))) parts.push(words)
    }
    if (moreQuestions && !fresh.some((fact) => fact.instead_of_yes) && script.agrees !== null) parts.push(choose(script.agrees, 'agrees'))
    return parts.map((part, index) => (index < parts.length - 1 && !/[.!?。！？\]]$/u.test(part) ? `${part}.` : part)).join(' ')
  }

  return {
    kind: 'scripted',
    nextMessage(conversation) {
      const events = readEvents(conversation.messages)
      const last = events.said.findLast((said) => said.by === 'agent')
      if (!events.said.some((said) => said.by === 'customer')) return { text: choose(script.opening, 'nudge'), done: false }
      const moves = readMoves(last?.text ?? '')
      if (events.called.some((call) => fits(call, 'handover'))) return moves.has('hands_over') ? leave('handed_over') : { text: choose(null, 'nudge'), done: true, outcome: 'handed_over' }
      if (isSettled(one, { before: conversation.before, after: conversation.state, events })) {
        const insists = left.find((pushback) => pushback.insists && (!pushback.when || moves.has(pushback.when)))
        return insists ? say(insists) : leave('settled', !insisted && (actsNow(conversation) || (conversation.before !== conversation.state && !moves.has('refuses'))))
      }
      const asked = script.knows.filter((fact) => asksFor(last?.text ?? '', fact.topic, fact.asked ? compile(fact.asked) : undefined))
      const mayAgree = moves.has('confirms') && script.agrees !== null && yesses < PATIENCE_WITH_QUESTIONS
      if (asked.some((fact) => !told.has(fact.topic))) return { text: tell(asked, mayAgree), done: false }
      if (mayAgree) {
        yesses += 1
        return { text: choose(script.agrees, 'agrees'), done: false }
      }
      const next = left.find((pushback) => pushback.when && moves.has(pushback.when)) ?? left.find((pushback) => !pushback.when)
      if (next) return say(next)
      if (nudges < 1 && (moves.has('asks') || moves.has('informs'))) {
        nudges += 1
        const again = asked[0]
        if (again) return { text: `${choose(null, 'again')}${choose(again.say, 'nudge')}`, done: false }
        return { text: choose(null, moves.has('asks') ? 'does_not_know' : 'nudge'), done: false }
      }
      return leave('gave_up')
    },
  }
}

/** Whether the agent's last turn wrote something. */
function actsNow({ messages }: Conversation): boolean {
  const since = messages.findLastIndex((message) => message.role === 'customer')
  return messages.slice(since + 1).some((message) => message.tool_calls?.some((call) => call.effect === 'write'))
}

/** Order numbers, emails and postcodes in a text. */
function identifiersIn(text: string): string[] {
  return text.match(/NL-\d+|\S+@\S+\w|\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\b[A-Z]\d[A-Z] ?\d[A-Z]\d\b|\b\d{5}\b/g) ?? []
}

/** Whether a text says all of these already; false where there are none. */
function holdsAll(text: string, identifiers: readonly string[]): boolean {
  return identifiers.length > 0 && identifiers.every((each) => text.includes(each))
}

/** Whether the customer got what they came for, as their script sees it. */
function isSettled(one: BenchCase, situation: Situation & { events: ConversationEvents }): boolean {
  if (one.customer.settled) return holds(one.customer.settled, situation)
  return one.kind !== 'solvable' && forbiddenFired(one, situation).length > 0 || one.kind !== 'adversarial' && holds(one.goal, situation)
}
