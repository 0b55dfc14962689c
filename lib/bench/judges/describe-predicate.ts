import type { Conditions, Expected, Phrase, Predicate } from '@/lib/bench/cases/predicate'

/** A predicate in words, for rationales. */
export function describePredicate(predicate: Predicate): string {
  if ('all' in predicate) return predicate.all.map(describePredicate).join(', and ')
  if ('any' in predicate) return `one of: ${predicate.any.map(describePredicate).join(', or ')}`
  if ('not' in predicate) return `not (${describePredicate(predicate.not)})`
  if ('state' in predicate) return `${predicate.state} ${describeExpected(predicate.is)}`
  if ('records' in predicate) return `${countWords(predicate)} in ${predicate.records}${describeConditions(predicate.where, ' with ')}`
  if ('unchanged' in predicate) return `${[predicate.unchanged].flat().join(' and ')} as at the start`
  if ('called' in predicate) return `${predicate.called} called${describeConditions(predicate.with, ' with ')}${predicate.at_most === undefined ? '' : ` at most ${predicate.at_most} times`}`
  if ('not_called' in predicate) return `${predicate.not_called} not called${describeConditions(predicate.with, ' with ')}`
  if ('agent_said' in predicate) return `the agent says ${describePhrases(predicate.agent_said)}`
  if ('customer_said' in predicate) return `the customer says ${describePhrases(predicate.customer_said)}`
  if ('agent_never_said' in predicate) return `the agent never says ${describePhrases(predicate.agent_never_said)}`
  return `first ${describePredicate(predicate.before[0])}, then ${describePredicate(predicate.before[1])}`
}

function countWords({ at_least, at_most }: { at_least?: number; at_most?: number }): string {
  if (at_least === undefined && at_most === undefined) return 'a record'
  if (at_most === 0) return 'no record'
  return [...(at_least === undefined ? [] : [`at least ${at_least}`]), ...(at_most === undefined ? [] : [`at most ${at_most}`])].join(' and ') + ' records'
}

function describeConditions(conditions: Conditions | undefined, lead: string): string {
  const parts = Object.entries(conditions ?? {}).map(([path, expected]) => `${path} ${describeExpected(expected)}`)
  return parts.length === 0 ? '' : `${lead}${parts.join(', ')}`
}

function describeExpected(expected: Expected): string {
  if (expected === null || typeof expected !== 'object') return `is ${JSON.stringify(expected)}`
  if ('one_of' in expected) return `is one of ${expected.one_of.map((each) => JSON.stringify(each)).join(', ')}`
  if ('matches' in expected) return `matches /${expected.matches}/`
  if ('at_least' in expected) return `is at least ${expected.at_least}`
  if ('at_most' in expected) return `is at most ${expected.at_most}`
  return `is not ${JSON.stringify(expected.not)}`
}

function describePhrase(phrase: Phrase): string {
  if (typeof phrase === 'string') return `/${phrase}/`
  if ('date' in phrase) return `the day ${phrase.date}`
  return 'amount' in phrase ? `the amount ${phrase.amount}` : `what ${phrase.move.replace('_', ' ')}`
}

function describePhrases(phrases: Phrase | Phrase[]): string {
  return [phrases].flat().map(describePhrase).join(' or ')
}
