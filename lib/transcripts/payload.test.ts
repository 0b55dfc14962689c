import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { payloadLeaves, payloadLine, readPayload, type PayloadNode } from '@/lib/transcripts/payload'

/** The value a whole tree stands for. */
function value(node: PayloadNode): unknown {
  switch (node.kind) {
    case 'text': return node.text
    case 'plain': return JSON.parse(node.text)
    case 'deep': return JSON.parse(node.text)
    case 'list': return node.items.map(value)
    case 'record': return Object.fromEntries(node.entries.map(({ key, value: each }) => [key, value(each)]))
  }
}

describe('reading a payload', () => {
  it('keeps numbers as they were written', () => {
    const payload = readPayload('{"id":12345678901234567890,"price":1.50}', 1000)
    expect(payload.form === 'tree' && payloadLeaves(payload.root)).toEqual(['12345678901234567890', '1.50'])
  })

  it('keeps a key that is written twice', () => {
    const payload = readPayload('{"a":1,"a":2}', 1000)
    expect(payload.form === 'tree' && payload.root).toEqual({ kind: 'record', cut: false, entries: [{ key: 'a', value: { kind: 'plain', text: '1' } }, { key: 'a', value: { kind: 'plain', text: '2' } }] })
  })

  it.each(['{"order": "NL-1', '{order: 1}', '', '{"a":1}}', '[1,]', '"\\x"', 'undefined', '01'])('shows %j as the broken JSON it is', (text) => {
    expect(readPayload(text, 1000)).toEqual({ form: 'broken', text, size: text.length, shownWhole: true })
  })

  it('stops at the limit and says how much there is', () => {
    const stored = JSON.stringify(Array.from({ length: 10_000 }, (_, index) => ({ order: `NL-${index}` })))
    const payload = readPayload(stored, 400)
    expect(payload.size).toBe(stored.length)
    expect(payload.shownWhole).toBe(false)
    expect(payload.form === 'tree' && payload.root.kind === 'list' && payload.root.cut).toBe(true)
    expect(payload.form === 'tree' && payloadLeaves(payload.root).length).toBeLessThan(40)
  })

  it('cuts a long text without breaking an escape or a character', () => {
    const stored = JSON.stringify('é\n"👍'.repeat(500))
    for (let limit = 1; limit < 60; limit++) {
      const payload = readPayload(stored, limit)
      expect(payload.form).toBe('tree')
      if (payload.form !== 'tree' || payload.root.kind !== 'text') continue
      expect('é\n"👍'.repeat(500).startsWith(payload.root.text)).toBe(true)
      expect(payload.root.cut).toBe(true)
    }
  })

  it('draws what is nested beyond reason as text', () => {
    const stored = `${'['.repeat(50_000)}${']'.repeat(50_000)}`
    expect(readPayload(stored, 4000).form).toBe('tree')
    expect(readPayload('['.repeat(50_000), 4000).form).toBe('broken')
  })

  it('says in one line what a call asked', () => {
    expect(payloadLine(readPayload('{"order":"NL-1042","lines":[1,2],"to":{"city":"Leeds"}}', 1000))).toBe('order: NL-1042, lines: [1, 2], to: {city: Leeds}')
  })

  it('reads any JSON to the value it has, and anything cut from it without throwing', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.nat(200), (json, limit) => {
        const stored = JSON.stringify(json)
        const whole = readPayload(stored, stored.length + 1)
        expect(whole.form === 'tree' && whole.shownWhole && JSON.stringify(value(whole.root))).toBe(JSON.stringify(JSON.parse(stored)))
        expect(readPayload(stored, limit).form).toBe('tree')
        readPayload(stored.slice(0, limit), limit)
      }),
      { seed: 20261122, numRuns: 300 },
    )
  })
})
