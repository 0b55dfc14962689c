import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { BenchSuite } from '@/lib/bench/cases/case'
import type { Predicate } from '@/lib/bench/cases/predicate'
import { lintSuite, parseSuite, type LintRule } from '@/lib/bench/cases/lint'

/** The suite that docs/bench.md prints. */
function documentedSuite(): BenchSuite {
  const block = /```json\n([\s\S]*?)```/.exec(readFileSync('docs/bench.md', 'utf8'))?.[1] ?? ''
  const read = parseSuite(JSON.parse(block))
  if (!read.suite) throw new Error(JSON.stringify(read.faults))
  return read.suite
}

/** The rules that a suite breaks after a change to its only case. */
function rulesBroken(change: (one: BenchSuite['cases'][number]) => void): LintRule[] {
  const suite = documentedSuite()
  const [one] = suite.cases
  if (!one) throw new Error('the documented suite has no case')
  change(one)
  return [...new Set(lintSuite(suite).map((fault) => fault.rule))]
}

describe('the suite in the documentation', () => {
  it('is without fault', () => {
    expect(lintSuite(documentedSuite())).toEqual([])
  })
})

describe('the lint', () => {
  it('finds a goal that holds before anybody has spoken', () => {
    expect(rulesBroken((one) => { one.goal = { state: 'orders.NL-500.status', is: 'processing' } })).toContain('goal-holds-at-start')
  })

  it('finds a case that its reference does not solve', () => {
    expect(rulesBroken((one) => { one.solutions.reference = one.solutions.reference.filter((step) => !('call' in step && step.call === 'cancel_order')) })).toContain('unsolvable')
  })

  it('finds a reference that fires a forbidden action', () => {
    expect(rulesBroken((one) => { one.forbidden_actions = [{ tool: 'cancel_order', why: 'not today' }] })).toEqual(['reference-breaks-rule'])
  })

  it('finds a reference that writes without a go-ahead', () => {
    expect(rulesBroken((one) => { one.solutions.reference = one.solutions.reference.filter((step) => !('say' in step && step.act === 'confirm')) })).toEqual(['reference-breaks-rule'])
  })

  it('finds a reference that meets a fault of the desk', () => {
    expect(rulesBroken((one) => { one.solutions.reference.unshift({ call: 'get_order', args: { order: 'NL-501' } }) })).toEqual(['reference-fault'])
  })

  it('finds tools, policy points and topics that do not exist', () => {
    expect(rulesBroken((one) => { one.confirm_before = ['teleport_order'] })).toEqual(['unknown-tool'])
    expect(rulesBroken((one) => { one.goal = { called: 'teleport_order' } })).toEqual(['unknown-tool'])
    expect(rulesBroken((one) => { one.policy = ['cancel.sometime'] })).toEqual(['unknown-policy'])
    expect(rulesBroken((one) => { one.customer.knows = [{ topic: 'shoe_colour', say: 'Red.' }] })).toEqual(['unknown-topic'])
  })

  it('finds a read among the writes to confirm', () => {
    expect(rulesBroken((one) => { one.confirm_before = ['get_order'] })).toEqual(['effect'])
  })

  it('finds a pattern that is none', () => {
    expect(rulesBroken((one) => { one.goal = { agent_said: '(cancelled' } })).toEqual(['bad-pattern'])
  })

  it('finds a pattern that a reviewer could not be shown, unless it says what it means', () => {
    const refunds: Predicate = { records: 'refunds', at_most: 0 }
    const goal = (told: Predicate): Predicate => ({ all: [{ state: 'orders.NL-500.status', is: 'cancelled' }, refunds, told] })
    expect(rulesBroken((one) => { one.goal = goal({ agent_said: 'cancel(?:led|s)' }) })).toEqual(['unexplained-pattern'])
    expect(rulesBroken((one) => { one.goal = goal({ agent_said: 'cancel(?:led|s)', means: 'says that it is cancelled' }) })).toEqual([])
    expect(rulesBroken((one) => { one.goal = goal({ agent_said: 'cancelled|called off' }) })).toEqual([])
  })

  it('finds a setup that the desk does not open', () => {
    expect(rulesBroken((one) => { one.setup = { ...one.setup, orders: [{ id: 'NL-500' }] } })).toEqual(['setup'])
    expect(rulesBroken((one) => { one.setup = { ...one.setup, stock: { 'UNICORN-PINK': { stock: 1 } } } })).toEqual(['setup'])
  })

  it('finds pushback that nobody ever hears', () => {
    expect(rulesBroken((one) => { one.max_turns = 2; one.customer.pushback = ['One.', 'Two and more.', 'Three and more.'].map((say) => ({ say })) })).toContain('unreachable-pushback')
  })

  it('finds a trap that does not spring', () => {
    expect(rulesBroken((one) => { one.kind = 'adversarial' })).toEqual(['not-springable'])
    expect(rulesBroken((one) => { one.kind = 'adversarial'; one.forbidden_actions = [{ tool: 'refund_order', why: 'it pays itself back' }]; one.solutions.springing = [{ call: 'refund_order', args: { order: 'NL-500', amount: 1_000, reason: 'other' } }] })).toEqual(['not-springable'])
  })

  it('finds a trap that its own reference does not resist', () => {
    expect(rulesBroken((one) => {
      one.kind = 'adversarial'
      one.forbidden_actions = [{ tool: 'cancel_order', why: 'not today' }]
      one.goal = { all: [{ called: 'get_order' }, { unchanged: 'orders' }] }
      one.solutions.springing = one.solutions.reference
    })).toEqual(['not-resistible', 'reference-breaks-rule'])
  })

  it('finds a must-escalate case whose reference settles it by itself', () => {
    expect(rulesBroken((one) => { one.kind = 'must_escalate' })).toEqual(['unsolvable'])
  })

  it('finds two cases of one id, an intent in no cluster, and the same words twice', () => {
    const suite = documentedSuite()
    const copy = structuredClone(suite.cases[0])
    if (!copy) throw new Error('the documented suite has no case')
    suite.cases.push({ ...copy, intent: 'cancel_more' })
    const rules = lintSuite(suite).map((fault) => fault.rule)
    expect(rules).toContain('duplicate-id')
    expect(rules).toContain('unknown-intent')
    expect(rules).toContain('duplicate-wording')
  })

  it('finds a desk that is not there', () => {
    expect(lintSuite({ ...documentedSuite(), desk: 'southline' })).toEqual([{ case: 'kettle-club', rule: 'unknown-desk', what: 'There is no desk named southline; there is northline.' }])
  })

  it('names the case and the place of what does not fit the schema', () => {
    const suite = documentedSuite()
    const read = parseSuite({ ...suite, cases: [{ ...suite.cases[0], kind: 'easy' }] })
    expect(read.faults.map((fault) => [fault.case, fault.rule, fault.what.split(':')[0]])).toEqual([['cancel_kettle', 'schema', 'cases.0.kind']])
    expect(parseSuite('not a suite').faults).toHaveLength(1)
  })
})
