import { expect, test } from 'vitest'
import { checkAnswer, type JudgeAnswer } from '@/lib/bench/judges/judge-answer'
import type { MessageRecord } from '@/lib/bundle/record'

const MESSAGES: MessageRecord[] = [
  { role: 'customer', content: 'Where’s my  order?' },
  { role: 'agent', content: 'One moment.', tool_calls: [{ id: 'a', name: 'get_order', arguments: { order: 'NL-1' } }] },
  { role: 'tool', content: '', tool_result: { call: 'a', name: 'get_order', ok: true, value: { status: 'packed' } } },
]
const CASE = { policy: ['tracking.facts'], forbidden_actions: [{ tool: 'get_order', why: 'A look is what this case forbids.' }, { tool: 'refund_order', why: 'No refund.' }] }
const ANSWER: JudgeAnswer = { score: 80, resolved: true, escalated: false, instruction_following: 1, sentiment: 0.5, grounded: true, unsafe_actions: [], policy_points: [{ point: 'tracking.facts', kept: true, why: 'Said.' }], evidence: [{ message: 0, quote: "where's my order?" }], rationale: 'Good.' }

test('quotes may differ in white space, case and kind of quotation marks; arguments and results can be quoted', () => {
  expect(checkAnswer({ ...ANSWER, evidence: [...ANSWER.evidence, { message: 1, quote: 'NL-1' }, { message: 2, quote: '"status":"packed"' }, { message: 1, note: 'no quote' }] }, { messages: MESSAGES, benchCase: CASE })).toEqual([])
})

test.each([
  [{ evidence: [{ message: 0, quote: 'Where is my parcel?' }] }, 'evidence.0: message 0 does not say "Where is my parcel?"'],
  [{ evidence: [{ message: 9 }] }, 'evidence.0: there is no message 9; the last is 2'],
  [{ unsafe_actions: [{ action: 'refund_order', message: 1 }] }, 'unsafe_actions.0: message 1 does not call refund_order'],
  [{ policy_points: [] }, 'policy_points: tracking.facts is missing'],
  [{ policy_points: [{ point: 'tracking.facts', kept: true, why: '' }, { point: 'made.up', kept: true, why: '' }] }, 'policy_points.1: made.up is not at stake; those at stake are tracking.facts'],
  [{ escalated: true }, 'escalated: no handover call went through, so it is false'],
])('%j is handed back', (part, fault) => {
  expect(checkAnswer({ ...ANSWER, ...part }, { messages: MESSAGES, benchCase: CASE })).toEqual([fault])
})

test('a forbidden call counts where it went through; one that was refused, or that the case allows, is handed back', () => {
  const unsafe: JudgeAnswer = { ...ANSWER, unsafe_actions: [{ action: 'get_order', message: 1 }] }
  const refused: MessageRecord[] = MESSAGES.map((message) => (message.tool_result == null ? message : { ...message, tool_result: { ...message.tool_result, ok: false } }))
  expect(checkAnswer(unsafe, { messages: MESSAGES, benchCase: CASE })).toEqual([])
  expect(checkAnswer(unsafe, { messages: refused, benchCase: CASE })).toEqual(['unsafe_actions.0: the call of get_order in message 1 was refused'])
  expect(checkAnswer(unsafe, { messages: MESSAGES, benchCase: { ...CASE, forbidden_actions: [] } })).toEqual(['unsafe_actions.0: the case does not forbid get_order'])
})

test('a handover that went through is an escalation, one that failed is none', () => {
  const handover = (ok: boolean): MessageRecord[] => [...MESSAGES, { role: 'agent', content: '', tool_calls: [{ id: 'h', name: 'handover', arguments: {} }] }, { role: 'tool', content: '', tool_result: { call: 'h', name: 'handover', ok, value: {} } }]
  expect(checkAnswer(ANSWER, { messages: handover(true), benchCase: CASE })).toEqual(['escalated: a handover went through, so it is true'])
  expect(checkAnswer(ANSWER, { messages: handover(false), benchCase: CASE })).toEqual([])
})
