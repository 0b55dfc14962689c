import { diffStates } from '@/lib/desk/difference'
import { isObject, type Called, type ConversationEvents, type Said } from '@/lib/bench/cases/events'
import { compile, matchesPhrase } from '@/lib/bench/cases/phrases'
import type { Conditions, Expected, Phrase, Predicate } from '@/lib/bench/cases/predicate'

/** What a predicate is asked about: the desk before and now, and what happened between. */
export interface Situation { before: object; after: object; events: ConversationEvents }

/** Whether a predicate holds. */
export function holds(predicate: Predicate, situation: Situation): boolean {
  if ('all' in predicate) return predicate.all.every((one) => holds(one, situation))
  if ('any' in predicate) return predicate.any.some((one) => holds(one, situation))
  if ('not' in predicate) return !holds(predicate.not, situation)
  if ('state' in predicate) return meets(valueAt(situation.after, predicate.state), predicate.is)
  if ('records' in predicate) {
    const count = recordsOf(situation.after, predicate.records).filter((record) => meetsAll(record, predicate.where)).length
    return count >= (predicate.at_least ?? (predicate.at_most === undefined ? 1 : 0)) && count <= (predicate.at_most ?? Number.POSITIVE_INFINITY)
  }
  if ('unchanged' in predicate) return listOf(predicate.unchanged).every((path) => diffStates(valueAt(situation.before, path), valueAt(situation.after, path)).length === 0)
  if ('called' in predicate) {
    const count = situation.events.called.filter((call) => fits(call, predicate.called, predicate.with)).length
    return count > 0 && count <= (predicate.at_most ?? Number.POSITIVE_INFINITY)
  }
  if ('not_called' in predicate) return !situation.events.called.some((call) => fits(call, predicate.not_called, predicate.with))
  if ('agent_said' in predicate) return firstSaid(situation.events, 'agent', predicate.agent_said) !== null
  if ('customer_said' in predicate) return firstSaid(situation.events, 'customer', predicate.customer_said) !== null
  if ('agent_never_said' in predicate) return firstSaid(situation.events, 'agent', predicate.agent_never_said) === null
  const [first, second] = predicate.before.map((one) => firstMessage(one, situation.events))
  return typeof first === 'number' && (typeof second !== 'number' || first < second)
}

/** The parts of a predicate that do not hold, each as its own predicate: the leaves of what is missing. Empty when it holds. */
export function unmet(predicate: Predicate, situation: Situation): Predicate[] {
  if (holds(predicate, situation)) return []
  return 'all' in predicate ? predicate.all.flatMap((one) => unmet(one, situation)) : [predicate]
}

/** A call that went through, of that tool and with such arguments. */
export function fits(call: Called, tool: string, conditions?: Conditions): boolean {
  return call.ok && call.tool === tool && meetsAll(call.args, conditions)
}

function firstMessage(predicate: Predicate, events: ConversationEvents): number | null {
  if ('called' in predicate) return events.called.find((call) => fits(call, predicate.called, predicate.with))?.message ?? null
  if ('agent_said' in predicate) return firstSaid(events, 'agent', predicate.agent_said)
  if ('customer_said' in predicate) return firstSaid(events, 'customer', predicate.customer_said)
  throw new Error('`before` takes called, agent_said or customer_said.')
}

function firstSaid(events: ConversationEvents, by: 'agent' | 'customer', phrases: Phrase | Phrase[]): number | null {
  return saidBy(events, by, phrases)?.message ?? null
}

/** The first thing somebody wrote in which one of the phrases stands, or null. */
export function saidBy(events: ConversationEvents, by: 'agent' | 'customer', phrases: Phrase | Phrase[]): Said | null {
  const list = Array.isArray(phrases) ? phrases : [phrases]
  return events.said.find((one) => one.by === by && list.some((phrase) => matchesPhrase(phrase, one.text))) ?? null
}

/** Whether a record meets conditions by dotted path. */
export function meetsAll(record: unknown, conditions: Conditions | undefined): boolean {
  return Object.entries(conditions ?? {}).every(([path, condition]) => meets(valueAt(record, path), condition))
}

function meets(value: unknown, condition: Expected): boolean {
  if (condition === null || typeof condition !== 'object') return value === condition
  if ('one_of' in condition) return condition.one_of.some((one) => one === value)
  if ('matches' in condition) return typeof value === 'string' && compile(condition.matches).test(value)
  if ('at_least' in condition) return isOrdered(value, condition.at_least) && value >= condition.at_least
  if ('at_most' in condition) return isOrdered(value, condition.at_most) && value <= condition.at_most
  return value !== undefined && value !== condition.not
}

function isOrdered(value: unknown, bound: string | number): value is string | number {
  return typeof value === typeof bound
}

/** The value at a dotted path, or undefined. Only own keys count. */
export function valueAt(data: unknown, path: string): unknown {
  let value = data
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = Array.isArray(value) ? (key === 'length' ? value.length : value[Number(key)]) : isObject(value) ? value[key] : undefined
  }
  return value
}

/** The records of a collection of the state; none where it is no collection. */
export function recordsOf(state: object, collection: string): unknown[] {
  const records = valueAt(state, collection)
  return isObject(records) ? Object.values(records) : []
}

function listOf(value: string | string[]): string[] {
  return Array.isArray(value) ? value : [value]
}
