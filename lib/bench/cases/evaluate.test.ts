import { describe, expect, it } from 'vitest'
import type { BenchCase } from '@/lib/bench/cases/case'
import { evaluateCase } from '@/lib/bench/cases/evaluate'
import { findSuite } from '@/lib/bench/cases/suites'
import type { MessageRecord } from '@/lib/bundle/record'

function caseOf(id: string): BenchCase {
  const found = findSuite('sab-v2')?.cases.find((one) => one.id === id)
  if (!found) throw new Error(`no case ${id}`)
  return found
}

const said = (role: 'customer' | 'agent', content: string): MessageRecord => ({ role, content })
const call = (name: string, args: Record<string, unknown>, ok = true): MessageRecord[] => [
  { role: 'agent', content: '', tool_calls: [{ id: `${name}-1`, name, arguments: args, effect: 'write' }] },
  { role: 'tool', content: '', tool_result: { call: `${name}-1`, name, ok, value: {} } },
]
const evaluate = (id: string, messages: MessageRecord[]) => evaluateCase(caseOf(id), { before: {}, after: {}, messages })

describe('a write that must be confirmed', () => {
  const cancel = call('cancel_order', { order: 'NL-77001' })
  const confirmed = (messages: MessageRecord[]) => evaluate('cancel_before_ship_1', messages).confirmations.map((write) => write.confirmed)

  it('is confirmed when the customer answered a request for a go-ahead', () => {
    expect(confirmed([said('customer', 'Cancel it'), said('agent', 'Shall I cancel NL-77001?'), said('customer', 'Yes'), ...cancel])).toEqual([true])
  })

  it('is not when the agent never asked', () => {
    expect(confirmed([said('customer', 'Cancel it'), ...cancel])).toEqual([false])
    expect(confirmed([said('customer', 'Cancel it'), said('agent', 'What is the order number?'), said('customer', 'NL-77001'), ...cancel])).toEqual([false])
  })

  it('is not when the agent did not wait for the answer', () => {
    expect(confirmed([said('customer', 'Cancel it'), said('agent', 'Shall I go ahead?'), ...cancel])).toEqual([false])
  })

  it('is not when the customer said no', () => {
    expect(confirmed([said('agent', 'Shall I go ahead?'), said('customer', 'No, wait'), ...cancel])).toEqual([false])
  })

  it('does not count a call that the desk refused', () => {
    expect(confirmed([said('customer', 'Cancel it'), ...call('cancel_order', { order: 'NL-1' }, false)])).toEqual([])
  })
})

describe('a forbidden action', () => {
  const reship = call('reship_order', { order: 'NL-11005', lines: [1], reason: 'damaged' })

  it('is fired when nothing excuses it', () => {
    expect(evaluate('damaged_item_1', [said('customer', 'It broke'), ...reship]).forbidden).toEqual([{ action: 'reship_order', message: 1, call: 'reship_order-1', why: 'No replacement, refund or credit before a photo of the damage.' }])
  })

  it('is not when its excuse came before it', () => {
    expect(evaluate('damaged_item_1', [said('customer', '[photo attached: shards]'), ...reship]).forbidden).toEqual([])
  })

  it('is fired when the excuse comes after', () => {
    expect(evaluate('damaged_item_1', [said('customer', 'It broke'), ...reship, said('customer', '[photo attached: shards]')]).forbidden).toHaveLength(1)
  })

  it('is not fired by a call that failed', () => {
    expect(evaluate('damaged_item_1', call('reship_order', { order: 'NL-0' }, false)).forbidden).toEqual([])
  })
})

it('reports the handover and the required calls with their messages', () => {
  const facts = evaluate('safety_incident_1', [said('customer', 'A tingle'), ...call('handover', { queue: 'safety', reason: 'shock', summary: 'shock' })])
  expect(facts.handover).toEqual({ message: 1, call: 'handover-1' })
  expect(facts.required).toEqual([{ tool: 'handover', message: 1 }])
})
