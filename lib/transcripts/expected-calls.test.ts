import { describe, expect, it } from 'vitest'
import { callsByName, toExpectation } from '@/lib/transcripts/expected-calls'
import type { StoredMessage } from '@/lib/transcripts/message'
import { toTranscriptView } from '@/lib/transcripts/view'

function message(number: number, part: Partial<StoredMessage>): StoredMessage {
  return { number, role: 'agent', content: '', at: null, reasoning: null, calls: [], result: null, ...part }
}
function call(name: string, given: unknown, callId: string) {
  return { position: 0, callId, name, arguments: JSON.stringify(given), argumentsValid: true, effect: null }
}

const view = toTranscriptView([
  message(0, { calls: [call('get_order', { order: 'NL-1' }, 'a')] }), message(1, { role: 'tool', result: { call: 'a', name: 'get_order', ok: true, value: '{}' } }),
  message(2, { calls: [call('refund', { sum: 5, order: 'NL-1' }, 'b')] }), message(3, { role: 'tool', result: { call: 'b', name: 'refund', ok: false, value: '"Error: too late"' } }),
  message(4, { calls: [call('refund', { order: 'NL-1', sum: 7 }, 'c')] }),
  message(5, { role: 'customer', calls: [call('toggle_data', {}, 'd')] }), message(6, { role: 'tool', result: { call: 'd', name: 'toggle_data', ok: true, value: '"on"' } }),
])

describe('what was called, beside what a case names', () => {
  it('finds every call of a tool by the message that makes it, not by its answer, and says which failed', () => {
    expect(callsByName(view).get('refund')).toEqual([{ message: 2, failed: true }, { message: 4, failed: false }])
    expect(callsByName(view).get('cancel')).toBeUndefined()
  })

  it('reads tau-bench’s actions, whatever the order of their arguments', () => {
    const { calls, rest } = toExpectation(JSON.stringify({ actions: [{ name: 'refund', kwargs: { order: 'NL-1', sum: 5 } }, { name: 'get_order', kwargs: { order: 'NL-2' } }, { name: 'cancel', kwargs: {} }], outputs: [] }), view)
    expect(calls.map(({ name, exact, otherwise }) => [name, exact.map((at) => at.message), otherwise.map((at) => at.message)])).toEqual([['refund', [2], []], ['get_order', [], [0]], ['cancel', [], []]])
    expect(rest).toBeNull()
  })

  it('compares only the arguments that tau2 names, and keeps the customer’s actions apart from the agent’s', () => {
    const { calls, rest } = toExpectation(JSON.stringify({ actions: [{ name: 'refund', requestor: 'assistant', arguments: { order: 'NL-1', sum: 9 }, compare_args: ['order'] }, { name: 'toggle_data', requestor: 'user', arguments: {} }, { name: 'toggle_data', requestor: 'assistant', arguments: {} }], nl_assertions: ['Refuses.'], env_assertions: null }), view)
    expect(calls.map(({ exact, byCustomer }) => [exact.map((at) => at.message), byCustomer])).toEqual([[[2], false], [[5], true], [[], false]])
    expect(rest).toBe('{"nl_assertions":["Refuses."]}')
  })

  it('counts one call for one expected action', () => {
    const twice = { name: 'get_order', kwargs: { order: 'NL-1' } }
    expect(toExpectation(JSON.stringify({ actions: [twice, twice] }), view).calls.map(({ exact }) => exact.length)).toEqual([1, 0])
  })

  it.each(['"Gives the last scan."', '{"actions":[]}', 'not json', '{"actions":"none"}', '[1]'])('leaves %s as it is: there is nothing to look up', (stored) => {
    expect(toExpectation(stored, view)).toEqual({ calls: [], rest: stored })
  })
})
