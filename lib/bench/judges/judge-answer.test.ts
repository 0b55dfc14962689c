import { expect, test } from 'vitest'
import { checkAnswer, type JudgeAnswer } from '@/lib/bench/judges/judge-answer'
import type { MessageRecord } from '@/lib/bundle/record'

const MESSAGES: MessageRecord[] = [
  { role: 'customer', content: 'Where’s my  order?' },
  { role: 'agent', content: 'One moment.', tool_calls: [{ id: 'a', name: 'get_order', arguments: { order: 'NL-1' } }] },
  { role: 'tool', content: '', tool_result: { call: 'a', name: 'get_order', ok: true, value: { status: 'packed' } } },
]
const ANSWER: JudgeAnswer = { score: 80, resolved: true, escalated: false, instruction_following: 1, sentiment: 0.5, grounded: true, unsafe_actions: [], policy_points: [], evidence: [{ message: 0, quote: "where's my order?" }], rationale: 'Good.' }

test('quotes may differ in white space, case and kind of quotation marks; arguments and results can be quoted', () => {
  expect(checkAnswer({ ...ANSWER, evidence: [...ANSWER.evidence, { message: 1, quote: 'NL-1' }, { message: 2, quote: '"status":"packed"' }, { message: 1, note: 'no quote' }] }, { messages: MESSAGES })).toEqual([])
})

test.each([
  [{ evidence: [{ message: 0, quote: 'Where is my parcel?' }] }, 'evidence.0: message 0 does not say "Where is my parcel?"'],
  [{ evidence: [{ message: 9 }] }, 'evidence.0: there is no message 9; the last is 2'],
  [{ unsafe_actions: [{ action: 'refund_order', message: 1 }] }, 'unsafe_actions.0: message 1 does not call refund_order'],
  [{ escalated: true }, 'escalated: no handover call went through, so it is false'],
])('%j is handed back', (part, fault) => {
  expect(checkAnswer({ ...ANSWER, ...part }, { messages: MESSAGES })).toEqual([fault])
})

test('a handover that went through is an escalation, one that failed is none', () => {
  const handover = (ok: boolean): MessageRecord[] => [...MESSAGES, { role: 'agent', content: '', tool_calls: [{ id: 'h', name: 'handover', arguments: {} }] }, { role: 'tool', content: '', tool_result: { call: 'h', name: 'handover', ok, value: {} } }]
  expect(checkAnswer(ANSWER, { messages: handover(true) })).toEqual(['escalated: a handover went through, so it is true'])
  expect(checkAnswer(ANSWER, { messages: handover(false) })).toEqual([])
})
