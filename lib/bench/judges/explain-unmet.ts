import { diffStates } from '@/lib/desk/difference'
import { meetsAll, recordsOf, saidBy, valueAt, type Situation } from '@/lib/bench/cases/holds'
import type { Conditions, Predicate } from '@/lib/bench/cases/predicate'
import { describeConditions, describeExpected, describePhrases, describePredicate, fieldWords, listWords, plainWords, quoteValue, singular, subjectOf } from '@/lib/bench/judges/describe-predicate'

/** Why a predicate does not hold, as a sentence without its full stop: what is there instead, by name and message. */
export function explainUnmet(predicate: Predicate, situation: Situation): string {
  if ('state' in predicate) return upperFirst(`${subjectOf(predicate.state)} ends as ${quoteValue(valueAt(situation.after, predicate.state))}, where it should be so that it ${describeExpected(predicate.is)}`.replace('should be so that it is ', 'should be '))
  if ('records' in predicate) return explainRecords(predicate, situation)
  if ('unchanged' in predicate) return explainChanged([predicate.unchanged].flat(), situation)
  if ('called' in predicate) return explainCall(predicate.called, predicate.with, situation)
  if ('not_called' in predicate) return `The agent calls ${predicate.not_called}${describeConditions(predicate.with)}, which it should not`
  if ('agent_said' in predicate) return `The agent never ${describePhrases(predicate.agent_said, predicate.means)}`
  if ('customer_said' in predicate) return `The customer never ${describePhrases(predicate.customer_said, predicate.means)}`
  if ('agent_never_said' in predicate) {
    const said = saidBy(situation.events, 'agent', predicate.agent_never_said)
    return `In message ${said?.message ?? '?'} the agent ${describePhrases(predicate.agent_never_said, predicate.means)}, which it should not`
  }
  if ('any' in predicate) return `None of this is so: ${predicate.any.map(describePredicate).join('; ')}`
  if ('before' in predicate) return `It should be that ${describePredicate(predicate.before[0])} before ${describePredicate(predicate.before[1])}, and it is not`
  return `It should be that ${describePredicate(predicate)}`
}

function explainRecords(predicate: Extract<Predicate, { records: string }>, { after }: Situation): string {
  const all = recordsOf(after, predicate.records)
  const fitting = all.filter((record) => meetsAll(record, predicate.where))
  const one = singular(predicate.records)
  if (predicate.at_most !== undefined && fitting.length > predicate.at_most) {
    return `${fitting.length === 1 ? `A ${one} was` : `${fitting.length} ${one}s were`} made${describeConditions(predicate.where)}, and there should be ${predicate.at_most === 0 ? 'none' : `no more than ${predicate.at_most}`}`
  }
  const near = nearest(all, predicate.where)
  if (near === null) return `No ${one} was made${describeConditions(predicate.where)}`
  const wrong = Object.entries(near.wrong).map(([path, expected]) => `${fieldWords(path)} ${quoteValue(valueAt(near.record, path))}, where it ${describeExpected(expected)} in a right one`)
  return `A ${one} was made with ${listWords(wrong)}`
}

/** The record that breaks the fewest conditions, if it is about the same order, parcel or customer; null where none is. */
function nearest(records: readonly unknown[], where: Conditions = {}): { record: unknown; wrong: Conditions } | null {
  const candidates = records.map((record) => ({ record, wrong: Object.fromEntries(Object.entries(where).filter(([path, expected]) => !meetsAll(record, { [path]: expected }))) }))
    .filter(({ wrong }) => !('order' in wrong) && !('parcel' in wrong) && Object.keys(wrong).length > 0)
  return candidates.sort((a, b) => Object.keys(a.wrong).length - Object.keys(b.wrong).length)[0] ?? null
}

/** How many changes a sentence names before it says that there are more. */
const NAMED_CHANGES = 3

function explainChanged(collections: readonly string[], { before, after }: Situation): string {
  const changes = collections.flatMap((collection) => diffStates(valueAt(before, collection), valueAt(after, collection)).map(({ path, before: was, after: is }) => {
    const [id = '', ...field] = path.split('.')
    const record = `${singular(collection)} ${id}`
    if (field.length === 0) return was === undefined ? `${record} was made` : `${record} was removed`
    return `the ${fieldWords(field.join('.'))} of ${record} went from ${quoteValue(was)} to ${quoteValue(is)}`
  }))
  const more = changes.length > NAMED_CHANGES ? `, and ${changes.length - NAMED_CHANGES} more` : ''
  return `${upperFirst(listWords(collections.map(plainWords)))} should stay as they were, but ${listWords(changes.slice(0, NAMED_CHANGES))}${more}`
}

function explainCall(tool: string, conditions: Conditions | undefined, { events }: Situation): string {
  const own = events.called.filter((call) => call.tool === tool)
  const through = own.find((call) => call.ok)
  if (through === undefined) return own.length > 0 ? `Every call of ${tool} was refused by the desk` : `${tool} was never called${describeConditions(conditions)}`
  const wrong = Object.entries(conditions ?? {}).filter(([path, expected]) => !meetsAll(through.args, { [path]: expected }))
  if (wrong.length === 0) return `${tool} was called more often than it should be`
  return `Message ${through.message} calls ${tool} with ${listWords(wrong.map(([path, expected]) => `${fieldWords(path)} ${quoteValue(valueAt(through.args, path))}, where it should ${describeExpected(expected).replace(/^is /, 'be ')}`))}`
}

export function upperFirst(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
