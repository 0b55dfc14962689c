import { expect, test } from 'vitest'
import type { Agent, AgentStep } from '@/lib/bench/agents/agent'
import { openDesk } from '@/lib/bench/cases/desks'
import { converse, DEFAULT_CONVERSATION_LIMITS, type ConversationLimits } from '@/lib/bench/conversation'
import type { CustomerTurn } from '@/lib/bench/customer/customer'
import { ModelCallFailed } from '@/lib/bench/models/model-call-failed'
import { sabV2 } from '@/tests/support/bench-plays'

const SAYS = (content: string, toolCalls: AgentStep['toolCalls'] = []): AgentStep => ({ content, toolCalls, usage: { inputTokens: 10, outputTokens: 2, cachedTokens: 0, cacheWriteTokens: 0, costUsd: 0.5 } })
const [CASE] = sabV2().cases
const never = new AbortController().signal

function agentOf(step: Agent['step']): Agent {
  return { record: { type: 'model', id: 'test/agent', name: 'agent', vendor: 'test' }, settings: {}, systemPrompt: () => 'Be kind.', step }
}

function play(step: Agent['step'], turns: CustomerTurn[] | (() => CustomerTurn), limits: Partial<ConversationLimits> = {}, signal = never) {
  if (CASE === undefined) throw new Error('no case')
  const session = openDesk('northline', CASE)
  const queue = typeof turns === 'function' ? turns : () => turns.shift() ?? { text: '', done: true }
  return converse({ benchCase: CASE, session, agent: agentOf(step), customer: { kind: 'model', nextMessage: async () => queue() }, seed: 1, limits: { ...DEFAULT_CONVERSATION_LIMITS, ...limits } }, signal)
}

test('customer and agent take turns until the customer is done, on the clock of the case', async () => {
  const held = await play(async () => SAYS('Hello.'), [{ text: 'Hi', done: false }, { text: 'Thanks', done: true, outcome: 'settled' }])
  expect(held.messages.map((message) => [message.role, message.content])).toEqual([['system', 'Be kind.'], ['customer', 'Hi'], ['agent', 'Hello.'], ['customer', 'Thanks']])
  expect(held).toMatchObject({ ended: 'resolved', error: null, agentUsage: { inputTokens: 10, outputTokens: 2, costUsd: 0.5 } })
  expect(held.messages[0]?.at).toBe(new Date(CASE?.now ?? '').toISOString())
  expect(held.messages.map((message) => message.at)).toEqual(held.messages.map((message) => message.at).toSorted())
})

test('a customer who never stops is cut off after as many messages as the case allows', async () => {
  const held = await play(async () => SAYS('No.'), () => ({ text: 'But?', done: false }))
  expect(held.ended).toBe('max_turns')
  expect(held.messages.filter((message) => message.role === 'customer')).toHaveLength(CASE?.max_turns ?? 0)
})

test('tools are called in order and answered one by one, a tool that does not exist and arguments that are no object are refusals', async () => {
  const steps = [SAYS('', [{ id: 'a', name: 'no_such_tool', arguments: {} }, { id: 'b', name: 'get_order', arguments: 'order 5' }]), SAYS('Sorry.')]
  const held = await play(async () => steps.shift() ?? SAYS(''), [{ text: 'Hi', done: false }, { text: '', done: true, outcome: 'gave_up' }])
  expect(held.messages.flatMap((message) => (message.tool_result == null ? [] : [[message.tool_result.call, message.tool_result.ok]]))).toEqual([['a', false], ['b', false]])
  expect(held.ended).toBe('closed')
  expect(held.states.after).toEqual(held.states.before)
})

test('a write carries what it changed in the books, a read and a refusal carry nothing', async () => {
  const order = 'NL-20118'
  const steps = [SAYS('', [{ id: 'a', name: 'get_order', arguments: { order } }, { id: 'b', name: 'add_note', arguments: { about: order, text: 'Called twice.' } }, { id: 'c', name: 'cancel_order', arguments: { order } }]), SAYS('Noted.')]
  const held = await play(async () => steps.shift() ?? SAYS(''), [{ text: 'Hi', done: false }, { text: '', done: true, outcome: 'gave_up' }])
  const results = held.messages.filter((message) => message.tool_result != null)
  expect(results.map((message) => message.state_changes)).toEqual([undefined, [{ path: 'notes.NT-1001', after: { id: 'NT-1001', about: order, text: 'Called twice.', created_at: results[0]?.at } }], undefined])
})

test('an agent that never speaks is cut off, and that is its own failure', async () => {
  const held = await play(async () => SAYS('', [{ id: 'a', name: 'get_policy', arguments: {} }]), [{ text: 'Hi', done: false }], { stepsPerTurn: 3 })
  expect(held).toMatchObject({ ended: 'error', harnessFailed: false })
  expect(held.messages.filter((message) => message.role === 'agent')).toHaveLength(3)
})

test('a turn that takes too long ends the conversation; that is the agent too', async () => {
  const held = await play((_seen, signal) => new Promise((_resolve, reject) => { signal.addEventListener('abort', () => reject(new ModelCallFailed('cancelled', 'cancelled'))) }), [{ text: 'Hi', done: false }], { turnTimeoutMs: 20 })
  expect(held).toMatchObject({ ended: 'error', harnessFailed: false, error: "the agent's turn took longer than 20 ms" })
})

test('a model out of reach breaks off this conversation, to be played again; a refused key ends everything', async () => {
  const unreachable = new ModelCallFailed('network', 'nobody there')
  expect(await play(async () => { throw unreachable }, [{ text: 'Hi', done: false }])).toMatchObject({ ended: 'error', harnessFailed: true, error: 'nobody there' })
  await expect(play(async () => { throw new ModelCallFailed('refused', 'wrong key', true) }, [{ text: 'Hi', done: false }])).rejects.toThrow('wrong key')
})
