import { describe, expect, test } from 'vitest'
import { findUngrounded } from '@/lib/bench/judges/grounding'
import type { MessageRecord } from '@/lib/bundle/record'

const ORDER = { id: 'NL-20118', total: 129.5, lines: [{ price: 64.75, quantity: 2 }], parcels: [{ id: 'NP-300001', estimated_delivery: '2026-11-20' }] }
const POLICY = 'Express costs $12.'

function said(content: string, before: MessageRecord[] = []): string[] {
  const messages: MessageRecord[] = [
    { role: 'customer', content: 'My order NL-20118, I paid 40 for the candle on 3 November.' },
    { role: 'agent', content: '', tool_calls: [{ id: 'a', name: 'get_order', arguments: { order: 'NL-20118' } }] },
    { role: 'tool', content: '', tool_result: { call: 'a', name: 'get_order', ok: true, value: ORDER } },
    ...before, { role: 'agent', content },
  ]
  return findUngrounded(messages, POLICY).map((each) => each.quote)
}

function done(tool: string, ok: boolean): MessageRecord[] {
  return [{ role: 'agent', content: '', tool_calls: [{ id: 'b', name: tool, arguments: {} }] }, { role: 'tool', content: '', tool_result: { call: 'b', name: tool, ok, value: {} } }]
}

describe('has a source', () => {
  test.each(['NL-20118 comes to $129.50.', 'NP-300001 is due on Friday 20 November.', 'The estimate is November 20th.', 'One of them is $64.75, and express is $12.', 'You paid $40 on 3 November.', 'Both together with express: $141.50.', 'Half of it back would be $64.75.'])('%s', (text) => {
    expect(said(text)).toEqual([])
  })
  test('a deed that a tool did', () => {
    expect(said('I have cancelled it.', done('cancel_order', true))).toEqual([])
  })
})

describe('was given by nobody', () => {
  test.each([['I see NL-20119 as well.', 'NL-20119'], ['That is $131.17.', '$131.17'], ['It comes on 21 November.', '21 November'], ['I promise it arrives.', 'I promise'], ['I have refunded you.', 'I have refunded'], ['A replacement is on its way.', 'A replacement is on its way']])('%s', (text, quote) => {
    expect(said(text)).toEqual([quote])
  })
  test('a deed that the tool refused', () => {
    expect(said('I have cancelled it.', done('cancel_order', false))).toEqual(['I have cancelled'])
  })
})
