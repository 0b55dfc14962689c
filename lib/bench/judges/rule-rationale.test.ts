import { describe, expect, test } from 'vitest'
import { readEvents } from '@/lib/bench/cases/events'
import type { Situation } from '@/lib/bench/cases/holds'
import type { Predicate } from '@/lib/bench/cases/predicate'
import { describePredicate } from '@/lib/bench/judges/describe-predicate'
import { explainUnmet } from '@/lib/bench/judges/explain-unmet'
import { scoreByRule } from '@/lib/bench/judges/rule-judge'
import type { MessageRecord } from '@/lib/bundle/record'
import { playSteps } from '@/lib/bench/cases/play'
import { probes } from '@/lib/bench/cases/probes'
import { sabV2 } from '@/tests/support/bench-plays'

describe('a predicate in words', () => {
  test.each<[Predicate, string]>([
    [{ state: 'orders.NL-1.status', is: 'cancelled' }, 'the status of order NL-1 is "cancelled"'],
    [{ state: 'orders.NL-1.lines.0.sku', is: 'TEE-NAVY-M' }, 'the SKU of line 1 of order NL-1 is "TEE-NAVY-M"'],
    [{ state: 'orders.NL-1.lines.length', is: 1 }, 'the number of lines of order NL-1 is 1'],
    [{ state: 'orders.NL-1.address.line1', is: { matches: '82' } }, 'the line 1 of the address of order NL-1 holds "82"'],
    [{ records: 'returns', where: { order: 'NL-1', label: 'prepaid', 'lines.0': 2 }, at_least: 1, at_most: 1 }, 'one return was made for order NL-1, label "prepaid", line 2'],
    [{ records: 'carrier_claims', at_most: 0 }, 'no carrier claim was made'],
    [{ unchanged: ['orders', 'refunds'] }, 'orders and refunds stay as they were'],
    [{ called: 'handover', with: { queue: 'returns' } }, 'handover was called with queue "returns"'],
    [{ agent_said: [{ date: '2026-11-20' }, { amount: 84.5 }] }, 'the agent names 20 November or names $84.50'],
    [{ agent_said: 'photo|picture' }, 'the agent mentions "photo" or "picture"'],
    [{ agent_said: 'n(?:o|\')t \\bpay', means: 'says not to pay' }, 'the agent says not to pay'],
    [{ agent_never_said: '(?:I|we) promise', means: 'promises the day' }, 'the agent never promises the day'],
    [{ before: [{ customer_said: 'photo', means: 'sends a photo' }, { called: 'reship_order' }] }, 'the customer sends a photo before reship_order was called'],
  ])('%j', (predicate, words) => {
    expect(describePredicate(predicate)).toBe(words)
  })
})

describe('why a predicate does not hold', () => {
  const messages: MessageRecord[] = [
    { role: 'customer', content: 'Where is it?' },
    { role: 'agent', content: '', tool_calls: [{ id: 'a', name: 'handover', arguments: { queue: 'other' } }] },
    { role: 'tool', content: '', tool_result: { call: 'a', name: 'handover', ok: true, value: {} } },
    { role: 'agent', content: 'I promise that it comes. Goodbye.' },
  ]
  const situation: Situation = {
    before: { orders: { 'NL-1': { status: 'processing' } }, returns: {}, refunds: {} },
    after: { orders: { 'NL-1': { status: 'cancelled' } }, returns: { 'RT-1': { order: 'NL-1', condition: 'unused' } }, refunds: { 'RF-1': { order: 'NL-1', amount: 12 } } },
    events: readEvents(messages),
  }
  test.each<[Predicate, string]>([
    [{ state: 'orders.NL-1.status', is: 'processing' }, 'The status of order NL-1 ends as "cancelled", where it should be "processing"'],
    [{ records: 'exchanges', where: { order: 'NL-1' } }, 'No exchange was made for order NL-1'],
    [{ records: 'returns', where: { order: 'NL-1', condition: 'used' } }, 'A return was made with condition "unused", where it is "used" in a right one'],
    [{ records: 'refunds', at_most: 0 }, 'A refund was made, and there should be none'],
    [{ unchanged: ['orders', 'refunds'] }, 'Orders and refunds should stay as they were, but the status of order NL-1 went from "processing" to "cancelled" and refund RF-1 was made'],
    [{ called: 'handover', with: { queue: 'returns' } }, 'Message 1 calls handover with queue "other", where it should be "returns"'],
    [{ called: 'track_parcel' }, 'track_parcel was never called'],
    [{ agent_said: 'carrier' }, 'The agent never mentions "carrier"'],
    [{ agent_never_said: '\\bI promise', means: 'promises the day' }, 'In message 3 the agent promises the day, which it should not'],
  ])('%j', (predicate, words) => {
    expect(explainUnmet(predicate, situation)).toBe(words)
  })
})

test('no judgement of any case shows a reviewer a pattern, raw data or a nameless value', { timeout: 60_000 }, () => {
  for (const benchCase of sabV2().cases) {
    for (const steps of [...probes(benchCase).slice(0, 3), benchCase.solutions.reference, benchCase.solutions.springing ?? []]) {
      const played = playSteps('northline', benchCase, steps)
      const scores = scoreByRule({ deskId: 'northline', benchCase, messages: played.messages, ended: played.ended, states: played })
      const shown = [scores.rationale, ...scores.checks.map((check) => `${check.name} ${check.rationale ?? ''}`), ...scores.evidence.map((each) => each.note ?? '')].join('\n')
      expect(/.{0,60}(?:\(\?|\\|\w\|\w|\{"|undefined|\[object|\bnull\b|\.\.|\.;| {2}|: :).{0,40}/.exec(shown)?.[0]).toBeUndefined()
      for (const each of scores.evidence) if (each.quote !== undefined) expect(played.messages[each.message]?.content).toContain(each.quote)
    }
  }
})
