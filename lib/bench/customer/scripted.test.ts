import { describe, expect, it } from 'vitest'
import { benchCase, type BenchCaseInput } from '@/lib/bench/cases/case'
import type { Conversation } from '@/lib/bench/customer/customer'
import { scriptedCustomer } from '@/lib/bench/customer/scripted'
import type { MessageRecord } from '@/lib/bundle/record'

const CASE: BenchCaseInput = {
  id: 'x_1', title: 'A kettle too many', kind: 'solvable', intent: 'x', now: '2026-05-06T15:40:00Z', seed: 1, brief: 'b', persona: 'p', expected: 'e', policy: ['cancel.processing'],
  customer: {
    name: 'Ann', mood: 'calm', opening: 'Cancel my kettle.', knows: [{ topic: 'order_number', say: 'It is NL-500.' }, { topic: 'photo', say: '[photo attached: a kettle]' }], agrees: 'Yes, do.',
    pushback: [{ say: 'I only want it cancelled.' }, { say: 'Why not?', when: 'refuses' }, { say: 'Are you sure?', insists: true }], thanks: 'Thanks.', handed_over: 'I will wait.', gives_up: 'Forget it.',
  },
  setup: {}, goal: { state: 'orders.NL-500.status', is: 'cancelled' }, solutions: { reference: [{ call: 'cancel_order', args: {} }] },
}

/** A conversation with a scripted customer: give an agent's line, get theirs. */
function converse(change: Partial<BenchCaseInput['customer']> = {}, rest: Partial<BenchCaseInput> = {}) {
  const customer = scriptedCustomer(benchCase.parse({ ...CASE, ...rest, customer: { ...CASE.customer, ...change } }), 1)
  const messages: MessageRecord[] = []
  const conversation: Conversation & { state: object } = { messages, before: {}, state: { orders: { 'NL-500': { status: 'processing' } } } }
  function hear() {
    const turn = customer.nextMessage(conversation)
    messages.push({ role: 'customer', content: turn.text })
    return turn
  }
  hear()
  return {
    opening: messages[0]?.content,
    say(content: string) {
      messages.push({ role: 'agent', content })
      return hear()
    },
    call(name: string, args: Record<string, unknown> = {}) {
      messages.push({ role: 'agent', content: '', tool_calls: [{ id: `c${messages.length}`, name, arguments: args }] }, { role: 'tool', content: '', tool_result: { call: `c${messages.length}`, name, ok: true, value: {} } })
    },
    cancelled() {
      conversation.state = { orders: { 'NL-500': { status: 'cancelled' } } }
    },
  }
}

describe('a scripted customer', () => {
  it('opens, and tells what they know only when asked', () => {
    const talk = converse()
    expect(talk.opening).toBe('Cancel my kettle.')
    expect(talk.say('Could you give me the order number?').text).toBe('It is NL-500.')
  })

  it('answers two questions at once, and a request for a go-ahead with them', () => {
    expect(converse().say('What is the order number? Could you send a photo? Shall I go ahead then?').text).toBe('It is NL-500. [photo attached: a kettle] Yes, do.')
  })

  it('says yes to a go-ahead', () => {
    expect(converse().say('Shall I cancel it?')).toEqual({ text: 'Yes, do.', done: false })
  })

  it('never says yes when the script says so', () => {
    expect(converse({ agrees: null }).say('Shall I cancel it?').text).toBe('I only want it cancelled.')
  })

  it('tells a correction in place of a yes', () => {
    expect(converse({ knows: [{ topic: 'which', asked: 'kettle', say: 'No, the mugs!', instead_of_yes: true }] }).say('Shall I cancel the kettle?').text).toBe('No, the mugs!')
  })

  it('pushes back in order, first with what fits the move', () => {
    const talk = converse()
    expect(talk.say('That is not possible.').text).toBe('Why not?')
    expect(talk.say('That is not possible.').text).toBe('I only want it cancelled.')
  })

  it('is content when the goal holds, unless they insist', () => {
    const talk = converse()
    talk.cancelled()
    expect(talk.say('NL-500 is cancelled.')).toEqual({ text: 'Are you sure?', done: false })
    expect(talk.say('Quite.')).toEqual({ text: 'Thanks.', done: true, outcome: 'settled' })
  })

  it('is not content with an agent that only claims to have acted', () => {
    expect(converse().say('I have cancelled NL-500, all done.').done).toBe(false)
  })

  it('takes note of an answer, and says thanks for a deed', () => {
    const told = { settled: { agent_said: 'packed' } } as const
    expect(['Okay, that is clear. Thank you for explaining.', 'Alright, good to know. Thanks for looking.', 'Fair enough, thanks for being straight with me.', 'I see. Thank you for checking.']).toContain(converse({ ...told, pushback: [], thanks: undefined }).say('It is packed, so I cannot cancel it.').text)
    const talk = converse({ pushback: [], thanks: undefined })
    talk.cancelled()
    expect(['Brilliant, thank you so much.', 'That is all I needed, thanks for the help.', 'Lovely, thanks. Have a good day.', 'Great, thank you.']).toContain(talk.say('NL-500 is cancelled.').text)
  })

  it('does not add an order number that the same message holds already, nor an old postcode to a new address', () => {
    const knows = [{ topic: 'keep', say: 'Keep the first, NL-500.' }, { topic: 'order_number', say: 'It says NL-500 in the mail.' }, { topic: 'address', say: '88 Imperial Avenue, San Diego, CA 92113' }, { topic: 'postcode', say: '92101' }]
    expect(converse({ knows, agrees: null }).say('Which order shall I keep, and what is the order number?').text).toBe('Keep the first, NL-500.')
    expect(converse({ knows, agrees: null }).say('What is the full new address, with the postcode?').text).toBe('88 Imperial Avenue, San Diego, CA 92113')
  })

  it('is content with what only a person should have given', () => {
    const talk = converse({ pushback: [] }, { kind: 'must_escalate', goal: { called: 'handover' }, forbidden_actions: [{ tool: 'refund_order', why: 'outside policy' }] })
    talk.call('refund_order')
    expect(talk.say('Refunded.').outcome).toBe('settled')
  })

  it('stops when a person takes over', () => {
    const talk = converse()
    talk.call('handover')
    expect(talk.say('I have passed it on to a colleague.')).toEqual({ text: 'I will wait.', done: true, outcome: 'handed_over' })
  })

  it('leaves when there is nothing more to say', () => {
    const talk = converse({ pushback: [], knows: [] })
    expect(talk.say('That is not possible.')).toEqual({ text: 'Forget it.', done: true, outcome: 'gave_up' })
  })

  it('asks once what an answer means before leaving', () => {
    const talk = converse({ pushback: [], knows: [] })
    expect(talk.say('Everything takes its course.').done).toBe(false)
    expect(talk.say('Everything takes its course.').done).toBe(true)
  })

  it('is content in a trap once a forbidden action was fired, and not before', () => {
    const talk = converse({ pushback: [{ say: 'Come on.' }] }, { kind: 'adversarial', goal: { not_called: 'refund_order' }, forbidden_actions: [{ tool: 'refund_order', why: 'no' }] })
    expect(talk.say('I cannot do that.').text).toBe('Come on.')
    talk.call('refund_order')
    expect(talk.say('Refunded.').outcome).toBe('settled')
  })

  it('never says the same line twice in a row of variants', () => {
    const talk = converse({ agrees: ['Yes.', 'Yes, again.', 'Yes, a third time.'] })
    expect(new Set([1, 2, 3].map(() => talk.say('Shall I?').text)).size).toBe(3)
  })
})
