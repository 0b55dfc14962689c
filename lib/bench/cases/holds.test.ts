import { describe, expect, it } from 'vitest'
import { readEvents } from '@/lib/bench/cases/events'
import { holds, unmet, type Situation } from '@/lib/bench/cases/holds'
import type { Predicate } from '@/lib/bench/cases/predicate'
import type { MessageRecord } from '@/lib/bundle/record'

const MESSAGES: MessageRecord[] = [
  { role: 'customer', content: 'Where is NL-1? [photo attached: a box]' },
  { role: 'agent', content: '', tool_calls: [{ id: 'c1', name: 'get_order', arguments: { order: 'NL-1' }, effect: 'read' }, { id: 'c2', name: 'cancel_order', arguments: { order: 'NL-2' }, effect: 'write' }] },
  { role: 'tool', content: '', tool_result: { call: 'c1', name: 'get_order', ok: true, value: {} } },
  { role: 'tool', content: '', tool_result: { call: 'c2', name: 'cancel_order', ok: false, value: { error: 'unknown_order' } } },
  { role: 'agent', content: 'It comes on November 20th and costs $84.50. I can’t make it faster.' },
]
const situation: Situation = {
  before: { orders: { 'NL-1': { status: 'shipped', lines: [{ sku: 'A' }] } }, returns: {} },
  after: { orders: { 'NL-1': { status: 'delivered', lines: [{ sku: 'A' }] } }, returns: { r1: { order: 'NL-1', amount: 12 }, r2: { order: 'NL-1', amount: 30 } } },
  events: readEvents(MESSAGES),
}
const holding: [string, Predicate][] = [
  ['a value of the state', { state: 'orders.NL-1.status', is: 'delivered' }],
  ['the length of a list', { state: 'orders.NL-1.lines.length', is: 1 }],
  ['one of several values', { state: 'orders.NL-1.status', is: { one_of: ['shipped', 'delivered'] } }],
  ['a value by pattern, in any letter case', { state: 'orders.NL-1.lines.0.sku', is: { matches: '^a$' } }],
  ['records counted with bounds', { records: 'returns', where: { order: 'NL-1', amount: { at_least: 12 } }, at_least: 2, at_most: 2 }],
  ['no record of a kind', { records: 'returns', where: { order: 'NL-9' }, at_most: 0 }],
  ['a list as at the start', { unchanged: 'orders.NL-1.lines' }],
  ['a call that went through', { called: 'get_order', with: { order: 'NL-1' } }],
  ['a call that failed counts as not called', { not_called: 'cancel_order' }],
  ['a day in another way of writing', { agent_said: { date: '2026-11-20' } }],
  ['an amount', { agent_said: { amount: 84.5 } }],
  ['a refusal with a typographic apostrophe', { agent_said: { move: 'refuses' } }],
  ['any phrase of several', { agent_said: ['never', 'comes on'] }],
  ['words that never fell', { agent_never_said: 'photo' }],
  ['an order of events', { before: [{ customer_said: 'photo attached' }, { called: 'get_order' }] }],
  ['the first event alone', { before: [{ called: 'get_order' }, { called: 'refund_order' }] }],
  ['one branch of any', { any: [{ called: 'refund_order' }, { called: 'get_order' }] }],
  ['a negation', { not: { called: 'refund_order' } }],
]
const failing: [string, Predicate][] = [
  ['another value', { state: 'orders.NL-1.status', is: 'shipped' }],
  ['a path that is not there', { state: 'orders.NL-7.status', is: { not: 'shipped' } }],
  ['an inherited key', { state: 'orders.constructor', is: { not: null } }],
  ['too many records', { records: 'returns', at_most: 1 }],
  ['a collection that has changed', { unchanged: ['orders', 'returns'] }],
  ['a call with other arguments', { called: 'get_order', with: { order: 'NL-2' } }],
  ['a call that failed', { called: 'cancel_order' }],
  ['another day', { agent_said: { date: '2026-11-2' } }],
  ['part of an amount', { agent_said: { amount: 4.5 } }],
  ['words of the other side', { agent_said: 'photo' }],
  ['events the wrong way round', { before: [{ called: 'get_order' }, { customer_said: 'photo' }] }],
]

describe('holds', () => {
  it.each(holding)('accepts %s', (_what, predicate) => {
    expect(holds(predicate, situation)).toBe(true)
  })

  it.each(failing)('rejects %s', (_what, predicate) => {
    expect(holds(predicate, situation)).toBe(false)
  })

  it('names the parts that are missing, and those alone', () => {
    const missing: Predicate = { called: 'refund_order' }
    expect(unmet({ all: [{ called: 'get_order' }, { all: [missing, { agent_said: 'comes' }] }] }, situation)).toEqual([missing])
    expect(unmet({ called: 'get_order' }, situation)).toEqual([])
  })
})

describe('readEvents', () => {
  it('pairs results with calls by id, and by order where ids are missing', () => {
    const events = readEvents([
      { role: 'agent', content: '', tool_calls: [{ name: 'a', arguments: {} }, { name: 'b', arguments: 'not json' }] },
      { role: 'tool', content: '', tool_result: { name: 'a', ok: true, value: 1 } },
      { role: 'tool', content: '', tool_result: { name: 'b', ok: false, value: 2 } },
    ])
    expect(events.called.map((call) => [call.tool, call.ok, call.args])).toEqual([['a', true, {}], ['b', false, {}]])
  })

  it('takes a call without a result for one that did not go through', () => {
    expect(readEvents([{ role: 'agent', content: '', tool_calls: [{ id: 'x', name: 'a', arguments: {} }] }]).called[0]?.ok).toBe(false)
  })
})
