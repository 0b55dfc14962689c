import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findJsonFault } from '@/lib/imports/reading/json-faults'
import { parseStrict } from '@/lib/imports/reading/strict-json'

function parses(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** JSON with things in it that a hasty scanner trips over. */
const tricky = fc.stringMatching(/^[[\]{}",:\\ 0-9eE.+\-tfn\nu]{0,30}$/)

describe('strict parsing', () => {
  it('gives back what was written', () => {
    fc.assert(
      fc.property(fc.jsonValue({ depthSize: 'medium', noUnicodeString: false }), fc.constantFrom(undefined, 1), (value, indent) => {
        const text = JSON.stringify(value, null, indent)
        const parsed = parseStrict(text)
        // Blank keys, unsafe integers and unstorable text are the business of their own tests.
        if (/"\s*":|\\u|[0-9]{16}/.test(text)) return
        expect(parsed).toEqual({ ok: true, value: JSON.parse(text), changes: [] })
      }),
      { seed: 1, numRuns: 500 },
    )
  }, 30_000)

  it('refuses exactly what JSON refuses, beyond its own rules', () => {
    fc.assert(
      fc.property(fc.oneof(tricky, fc.tuple(fc.json(), fc.nat(40), tricky).map(([text, at, junk]) => text.slice(0, at) + junk + text.slice(at))), (text) => {
        const fault = findJsonFault(text)
        if (!parses(text)) expect(fault).not.toBeNull()
        else if (fault !== null) expect(fault.message).toMatch(/stands twice/)
        expect(fault === null || (fault.at >= 0 && fault.at <= text.length)).toBe(true)
        expect(typeof parseStrict(text).ok).toBe('boolean')
      }),
      { seed: 2, numRuns: 3000 },
    )
  }, 30_000)

  it('sees a repeated key wherever it stands, and only there', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string({ minLength: 1 }).filter((key) => /^\w+$/.test(key)), fc.integer({ min: 0, max: 30 }), (value, key, depth) => {
        const inner = JSON.stringify(value)
        const twice = `${'['.repeat(depth)}{${JSON.stringify(key)}:1,"other":${inner},${JSON.stringify(key)}:2}${']'.repeat(depth)}`
        expect(parseStrict(twice).ok).toBe(false)
      }),
      { seed: 3, numRuns: 200 },
    )
  }, 30_000)

  it.each([
    ['{"a":1,"a":2}', 7, '$.a', 'the key "a" stands twice in the same object'],
    ['{"a":{"b":[0,{"c":1,"\\u0063":2}]}}', 20, '$.a.b[1].c', 'the key "c" stands twice in the same object'],
    ['{"odd key":[1,2,]}', 16, '$["odd key"][2]', 'there is a comma before the closing bracket'],
    ['{"a":tru', 5, '$.a', 'the JSON ends early, inside a word'],
    ['{"a":None}', 5, '$.a', 'None is Python, not JSON'],
    ['{"a":"\\x41"}', 6, '$.a', '\\x is not an escape of JSON'],
    ['{"a" 1}', 5, '$.a', 'a colon is missing after the key, before 1}'],
    ['[1 2]', 3, '$[0]', 'a comma or a closing bracket is missing before 2]'],
  ])('names the place of what is wrong in %s', (text, at, path, message) => {
    expect(findJsonFault(text)).toMatchObject({ at, path, message })
  })

  it('keeps integers that a double would round, and no other number, as text', () => {
    expect(parseStrict('{"seed":9007199254740993,"ok":9007199254740991,"half":0.1234567890123456789,"in":"9007199254740993"}')).toEqual({
      ok: true, value: { seed: '9007199254740993', ok: 9007199254740991, half: 0.12345678901234568, in: '9007199254740993' }, changes: ['1 integer too large for exact arithmetic kept as text'],
    })
  })
})
