import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { like } from '@/lib/db/sqlite-like'

describe('LIKE on SQLite', () => {
  it.each([
    ['%b%', 'abc', 1], ['%b%', 'xyz', 0], ['%B%', 'abc', 1], ['%É%', 'café', 1], ['%', '', 1], ['%%', 'a', 1], ['a%', 'abc', 1], ['a%', 'xa', 0], ['%c', 'abc', 1], ['%c', 'cb', 0], ['a_c', 'abc', 1], ['a_c', 'ac', 0], ['_', '\u{1F4A5}', 1],
    [String.raw`%50\%%`, 'by 50% more', 1], [String.raw`%50\%%`, 'by 500 more', 0], [String.raw`%a\_b%`, 'a_b', 1], [String.raw`%a\_b%`, 'axb', 0], [String.raw`%a\\b%`, String.raw`a\b`, 1], [String.raw`%a\\b%`, 'ab', 0], ['abc', 'ABC', 1], ['a.c', 'abc', 0],
    ['%a%b%', 'a\nb', 1],
  ])('%s and %s: %i', (pattern, text, expected) => { expect(like(pattern, text)).toBe(expected) })

  it('knows nothing of what is not there', () => { expect([like(null, 'a'), like('%', null)]).toEqual([null, null]) })

  it('finds words wherever they stand and whatever signs are in them, once these are escaped', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 20 })
    fc.assert(fc.property(text, text, text, (before, words, after) => {
      expect(like(`%${words.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`, `${before}${words}${after}`)).toBe(1)
    }), { seed: 8 })
  })
})
