import type { Conditions, Expected, Phrase, Predicate } from '@/lib/bench/cases/predicate'

// Predicates in plain words: what a reviewer reads in a rationale. Never shows a regular expression: a pattern says what it stands for in
// `means`, and one that is only words is quoted as those words.

/** A predicate as a clause without a capital or a full stop: `no refund was made`, `the agent names 20 November`. */
export function describePredicate(predicate: Predicate): string {
  if ('all' in predicate) return listWords(predicate.all.map(describePredicate))
  if ('any' in predicate) return predicate.any.map(describePredicate).join(', or ')
  if ('not' in predicate) return `it is not so that ${describePredicate(predicate.not)}`
  if ('state' in predicate) return `${subjectOf(predicate.state)} ${describeExpected(predicate.is)}`
  if ('records' in predicate) return `${countWords(predicate)} made${describeConditions(predicate.where)}`
  if ('unchanged' in predicate) return `${listWords([predicate.unchanged].flat().map(plainWords))} stay as they were`
  if ('called' in predicate) return `${predicate.called} was called${describeConditions(predicate.with)}${predicate.at_most === undefined ? '' : ` at most ${timesWords(predicate.at_most)}`}`
  if ('not_called' in predicate) return `${predicate.not_called} was not called${describeConditions(predicate.with)}`
  if ('agent_said' in predicate) return `the agent ${describePhrases(predicate.agent_said, predicate.means)}`
  if ('customer_said' in predicate) return `the customer ${describePhrases(predicate.customer_said, predicate.means)}`
  if ('agent_never_said' in predicate) return `the agent never ${describePhrases(predicate.agent_never_said, predicate.means)}`
  return `${describePredicate(predicate.before[0])} before ${describePredicate(predicate.before[1])}`
}

/** What somebody does with their words, as a verb phrase: `names $84.50`, `asks for a photo`, `mentions "packed"`. */
export function describePhrases(phrases: Phrase | Phrase[], means?: string): string {
  return means ?? [phrases].flat().map(describePhrase).join(' or ')
}

/** ` for order NL-1, label "prepaid", line 2`: conditions as they follow on a noun or a verb. Empty where there are none. */
export function describeConditions(conditions: Conditions | undefined): string {
  return Object.entries(conditions ?? {}).map(([path, expected], index) => {
    const isFirst = index === 0
    if (typeof expected === 'string' && SUBJECTS.has(path)) return `${isFirst ? ' ' : ', '}${path === 'about' ? 'about' : `for ${path}`} ${expected}`
    return `${isFirst ? ' with ' : ', '}${describeField(path, expected)}`
  }).join('')
}

/** Fields that say what a record is about. */
const SUBJECTS: ReadonlySet<string> = new Set(['order', 'parcel', 'customer', 'about'])

function describeField(path: string, expected: Expected): string {
  if (typeof expected === 'object' && expected !== null) return `${fieldWords(path)} that ${describeExpected(expected)}`
  const [list = '', key] = path.split('.')
  if (key === 'length') return `${quoteValue(expected)} ${expected === 1 ? singular(list) : plainWords(list)}`
  if (key !== undefined && /^\d+$/.test(key)) return `${singular(list)} ${quoteValue(expected)}`
  return `${fieldWords(path)} ${quoteValue(expected)}`
}

/** A condition on a value as it follows on a noun: `is "cancelled"`, `is 2 or more`. */
export function describeExpected(expected: Expected): string {
  if (expected === null || typeof expected !== 'object') return `is ${quoteValue(expected)}`
  if ('one_of' in expected) return `is ${expected.one_of.map(quoteValue).join(' or ')}`
  if ('matches' in expected) return expected.means ?? `holds ${patternWords(expected.matches)}`
  if ('at_least' in expected) return `is ${expected.at_least} or more`
  if ('at_most' in expected) return `is ${expected.at_most} or less`
  return `is not ${quoteValue(expected.not)}`
}

/** `orders.NL-1.lines.0.sku` as `order NL-1: SKU of line 1`. */
export function subjectOf(path: string): string {
  const [collection = '', id, ...field] = path.split('.')
  if (id === undefined) return `what the books hold as ${plainWords(collection)}`
  const record = `${singular(collection)} ${id}`
  return field.length === 0 ? record : `the ${fieldWords(field.join('.'))} of ${record}`
}

/** `lines.0.sku` as `sku of line 1`, `lines.length` as `number of lines`, `address.postcode` as `postcode of the address`. */
export function fieldWords(path: string): string {
  const words: string[] = []
  for (const part of path.split('.')) {
    const last = words.at(-1)
    if (/^\d+$/.test(part) && last !== undefined) words[words.length - 1] = `${singular(last)} ${Number(part) + 1}`
    else if (part === 'length' && last !== undefined) words[words.length - 1] = `number of ${last}`
    else words.push(part === 'sku' ? 'SKU' : plainWords(part).replace(/(?<=[a-z])(?=\d)/, ' '))
  }
  return words.reverse().map((word, index) => (index > 0 && !/\d$/.test(word) ? `the ${word}` : word)).join(' of ')
}

/** One of a collection: `carrier_claims` as `carrier claim`. */
export function singular(collection: string): string {
  return plainWords(collection).replace(/s$/, '')
}

export function plainWords(name: string): string {
  return name.replaceAll('_', ' ')
}

export function quoteValue(value: unknown): string {
  return typeof value === 'string' ? `"${value}"` : value === null || value === undefined ? 'nothing' : typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** `a, b and c`. */
export function listWords(items: readonly string[]): string {
  const last = items.at(-1) ?? ''
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`
}

/** Whether a pattern is nothing but words with `|` between, so that a reader can be shown it. */
export function isPlainPattern(source: string): boolean {
  return /^[\p{L}\p{N} '@.\\|-]+$/u.test(source) && !/\\[^.|]/.test(source) && !/(?<!\\)\./.test(source.replaceAll('\\.', ''))
}

function patternWords(source: string): string {
  return isPlainPattern(source) ? source.split('|').map((words) => `"${words.replaceAll('\\', '').trim()}"`).join(' or ') : 'the words that the case asks for'
}

const MOVE_WORDS = { asks: 'asks something', confirms: 'asks for a go-ahead', refuses: 'declines', claims_done: 'says that something is done', hands_over: 'says that a person takes over', informs: 'explains how it stands' } as const

function describePhrase(phrase: Phrase): string {
  if (typeof phrase === 'string') return `mentions ${patternWords(phrase)}`
  if ('date' in phrase) return `names ${new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(phrase.date))}`
  return 'amount' in phrase ? `names $${phrase.amount.toFixed(2)}` : MOVE_WORDS[phrase.move]
}

function countWords({ records, at_least: atLeast, at_most: atMost }: { records: string; at_least?: number; at_most?: number }): string {
  const one = singular(records)
  if (atMost === 0) return `no ${one} was`
  if (atMost === undefined) return atLeast === undefined || atLeast === 1 ? `a ${one} was` : `at least ${atLeast} ${one}s were`
  if (atLeast === atMost) return atLeast === 1 ? `one ${one} was` : `${atLeast} ${one}s were`
  return `at most ${atMost} ${one}${atMost === 1 ? ' was' : 's were'}`
}

function timesWords(count: number): string {
  return count === 1 ? 'once' : `${count} times`
}
