import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalText, normalRecord, recordHash, splitExtra } from '@/lib/bundle/canonical'
import { messageRecord, toolCallRecord, type TranscriptRecord } from '@/lib/bundle/record'
import { normaliseText } from '@/lib/bundle/text'

const bare: TranscriptRecord = { type: 'transcript', run: 'r', case: 'c', ended: 'resolved', messages: [{ role: 'agent', content: 'x' }] }

function shuffled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffled)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).reverse().map(([key, item]) => [key, shuffled(item)]))
}

describe('the normal form of a record', () => {
  it('is the same for absent and null, for no tool calls and an empty list, and in any order of keys', () => {
    const full: TranscriptRecord = { messages: [{ content: 'x', at: null, tool_calls: [], tool_result: null, role: 'agent', reasoning: null }], ended: 'resolved', usage: null, error: null, case: 'c', run: 'r', type: 'transcript' }
    expect(recordHash(full)).toBe(recordHash(bare))
    expect(normalRecord(full)).toEqual(bare)
  })

  it('keeps null where it is a value: in results, arguments and unknown keys', () => {
    const result = (value: unknown): TranscriptRecord => ({ ...bare, messages: [{ role: 'tool', content: '', tool_result: { call: 'c', name: 'n', ok: true, value } }] })
    expect(recordHash(result(null))).not.toBe(recordHash(result(0)))
    expect(normalRecord(result(null))).toEqual(result(null))
    expect(recordHash({ ...bare, mood: null })).not.toBe(recordHash(bare))
  })

  it('gives a call without an id the empty id', () => {
    const call = (id?: string | null): TranscriptRecord => ({ ...bare, messages: [{ role: 'agent', content: '', tool_calls: [{ ...(id === undefined ? {} : { id }), name: 'n', arguments: {} }] }] })
    expect(recordHash(call())).toBe(recordHash(call('')))
    expect(recordHash(call(null))).toBe(recordHash(call('')))
    expect(recordHash(call('a'))).not.toBe(recordHash(call('')))
  })

  it('hashes to a value that is known by hand', () => {
    // printf '{"case":"c","ended":"resolved","messages":[{"content":"x","role":"agent"}],"run":"r","type":"transcript"}' | sha256sum
    expect(recordHash(bare)).toBe('aad6b192f8a1efe3f46365893b144fd6781032ff280cb863216f14d2b1e8d2e3')
  })

  it('text is the same in any order of keys, and another for another value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        expect(canonicalText(shuffled(one))).toBe(canonicalText(one))
        expect(JSON.parse(canonicalText(one))).toEqual(JSON.parse(JSON.stringify(one)))
        expect(canonicalText(one) === canonicalText(other)).toBe(JSON.stringify(sortedDeep(one)) === JSON.stringify(sortedDeep(other)))
      }),
      { seed: 5, numRuns: 300 },
    )
  }, 30_000)
})

function sortedDeep(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedDeep)
  if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? 0 : value
  return { object: Object.entries(value).map(([key, item]) => [key, sortedDeep(item)]).sort((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1)) }
}

describe('unknown keys', () => {
  it('are kept as JSON text in their order, and the known ones left out', () => {
    expect(splitExtra(messageRecord, { role: 'agent', z: 1, content: 'x', a: { b: null } })).toBe('{"z":1,"a":{"b":null}}')
    expect(splitExtra(toolCallRecord, { id: 'c', name: 'n', arguments: {}, effect: 'read' })).toBeNull()
    expect(splitExtra(messageRecord, JSON.parse('{"role":"a","content":"","__proto__":{"x":1}}'))).toBe('{"__proto__":{"x":1}}')
  })
})

describe('the normal form of text', () => {
  it('writes what cannot be stored as its escape and leaves everything else alone', () => {
    expect(normaliseText('a\u0000b\ud800c\udc00\ud800d😀')).toEqual({ text: 'a\\u0000b\\ud800c\\udc00\\ud800d😀', count: 4 })
    expect(normaliseText('plain \\u0000')).toEqual({ text: 'plain \\u0000', count: 0 })
  })

  it('is its own normal form, and survives UTF-8', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code))).map((chars) => chars.join('')), (text) => {
        const normal = normaliseText(text).text
        expect(normaliseText(normal)).toEqual({ text: normal, count: 0 })
        expect(Buffer.from(normal, 'utf8').toString('utf8')).toBe(normal)
        expect(normal).not.toContain('\0')
      }),
      { seed: 6, numRuns: 500 },
    )
  }, 30_000)
})
