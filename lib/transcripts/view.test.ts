import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { StoredCall, StoredMessage } from '@/lib/transcripts/message'
import { pairCalls } from '@/lib/transcripts/pairing'
import { numberTurns } from '@/lib/transcripts/turns'
import { toTranscriptView, type TranscriptView } from '@/lib/transcripts/view'

function call(position: number, callId: string, name = 'get_order', overrides: Partial<StoredCall> = {}): StoredCall {
  return { position, callId, name, arguments: '{}', argumentsValid: true, effect: null, ...overrides }
}

function transcript(...parts: Partial<StoredMessage>[]): StoredMessage[] {
  return parts.map((part, number) => ({ number, role: 'agent', content: '', at: null, reasoning: null, calls: [], result: null, ...part }))
}

const customer = (content: string): Partial<StoredMessage> => ({ role: 'customer', content })
const result = (call: string, name: string | null = null): Partial<StoredMessage> => ({ role: 'tool', result: { call, name, ok: true, value: 'null' } })

function pairs(messages: StoredMessage[]): [string, number][] {
  return [...pairCalls(messages).resultOf].sort(([a], [b]) => a.localeCompare(b))
}

describe('pairing calls with results', () => {
  it('pairs by id, whatever the order of the results', () => {
    expect(pairs(transcript({ calls: [call(0, 'a'), call(1, 'b')] }, result('b'), result('a')))).toEqual([['0.0', 2], ['0.1', 1]])
  })

  it('pairs by order inside the block where an id repeats', () => {
    expect(pairs(transcript({ calls: [call(0, 'x')] }, result('x'), { calls: [call(0, 'x'), call(1, 'x')] }, result('x'), result('x')))).toEqual([['0.0', 1], ['2.0', 3], ['2.1', 4]])
  })

  it('pairs by order where ids are missing, and by name where order would mix them up', () => {
    expect(pairs(transcript({ calls: [call(0, '', 'find'), call(1, '', 'cancel')] }, result('', 'cancel'), result('', 'find')))).toEqual([['0.0', 2], ['0.1', 1]])
  })

  it('leaves a result alone whose id no call has', () => {
    expect(pairs(transcript({ calls: [call(0, 'a')] }, result('z')))).toEqual([])
  })

  it('leaves a result alone that stands before its call', () => {
    expect(pairs(transcript(result('a'), { calls: [call(0, 'a')] }))).toEqual([])
  })

  it('leaves a call alone that nothing answers', () => {
    expect(pairs(transcript({ calls: [call(0, '')] }, customer('Hello?'), result('')))).toEqual([])
  })
})

describe('numbering turns', () => {
  it('begins one where the customer speaks after somebody else', () => {
    const turns = numberTurns(transcript({ role: 'system', content: 'Be kind.' }, { content: 'Hi, how can I help?' }, customer('Where is\nmy parcel?'), customer('It is late.'), { content: 'On its way.' }, customer('When?')))
    expect(turns).toEqual([
      { number: 0, firstMessage: 1, title: 'Hi, how can I help?' },
      { number: 1, firstMessage: 2, title: 'Where is my parcel?' },
      { number: 2, firstMessage: 5, title: 'When?' },
    ])
  })
})

describe('the view of a transcript', () => {
  it('puts a result with its call, and keeps a late one at its own place', () => {
    const { items } = toTranscriptView(transcript(customer('Cancel it.'), { calls: [call(0, 'a'), call(1, 'b')] }, result('a'), { content: 'One moment.' }, result('b')))
    expect(items.map((item) => [item.kind, item.message.number])).toEqual([['customer', 0], ['agent', 1], ['agent', 3], ['lone-result', 4]])
    expect(items[1]?.calls.map(({ answer }) => (answer.kind === 'with-call' ? answer.message.message.number : answer))).toEqual([2, { kind: 'elsewhere', message: 4 }])
    expect(items[3]?.result?.callAt).toEqual({ message: 1, position: 1 })
  })

  it('gives each malformed thing a form of its own', () => {
    const { items } = toTranscriptView(transcript(result('nobody'), { role: 'tool', content: 'timeout' }, { role: 'narrator', content: 'Meanwhile' }, { calls: [call(0, 'a')] }))
    expect(items.map((item) => item.kind)).toEqual(['lone-result', 'tool-note', 'unknown', 'agent'])
    expect(items[3]?.calls[0]?.answer).toEqual({ kind: 'none' })
  })

  it('shows every message and every call exactly once', () => {
    const anyMessage = fc.record({
      role: fc.constantFrom('system', 'customer', 'agent', 'tool', 'weird'),
      content: fc.constantFrom('', 'text'),
      callIds: fc.array(fc.constantFrom('', 'a', 'b', 'c'), { maxLength: 3 }),
      answers: fc.option(fc.constantFrom('', 'a', 'b', 'c', 'd')),
      name: fc.constantFrom(null, 'get_order', 'other'),
    })
    fc.assert(
      fc.property(fc.array(anyMessage, { maxLength: 14 }), (drawn) => {
        const messages = transcript(...drawn.map(({ role, content, callIds, answers, name }) => ({
          role, content, calls: callIds.map((id, position) => call(position, id)), result: answers === null ? null : { call: answers, name, ok: null, value: '1' },
        })))
        const view = toTranscriptView(messages)
        expect(messagesShown(view).sort((a, b) => a - b)).toEqual(messages.map((message) => message.number))
        expect(view.items.flatMap((item) => item.calls.map(({ place }) => `${place.message}.${place.position}`)).sort()).toEqual(messages.flatMap((message) => message.calls.map(({ position }) => `${message.number}.${position}`)).sort())
        const order = view.items.map((item) => item.message.number)
        expect(order).toEqual(order.toSorted((a, b) => a - b))
      }),
      { seed: 20261122, numRuns: 1000 },
    )
  })
})

function messagesShown(view: TranscriptView): number[] {
  return view.items.flatMap((item) => [item.message.number, ...item.calls.flatMap(({ answer }) => (answer.kind === 'with-call' ? [answer.message.message.number] : []))])
}
