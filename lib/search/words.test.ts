import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fts5Text, MOST_CHARACTERS, parseTerms, snippetOf, toFts5, toTsQuery, toTsVector, wordsOf } from '@/lib/search/words'

describe('words of a message', () => {
  test('letter case, accents and invisible characters do not count', () => {
    expect(wordsOf(['Où est MON café?', 'pa\u200bss\u00adword', 'ﬁne'])).toEqual(['ou', 'est', 'mon', 'cafe', 'password', 'fine'])
  })

  test('what is written without spaces is found by each character', () => {
    expect(wordsOf(['注文NL-1042が届きません'])).toEqual(['注', '文', 'nl', '1042', 'が', '届', 'き', 'ま', 'せ', 'ん'])
  })

  test('a huge message is read up to a limit', () => {
    expect(wordsOf(['a '.repeat(150_000)])).toHaveLength(MOST_CHARACTERS / 2)
    expect(wordsOf(['x'.repeat(300_000), 'never read'])).toEqual(['x'.repeat(100)])
    expect(fts5Text(['a'.repeat(MOST_CHARACTERS - 3), 'bcdef', 'never read'])).toBe(`${'a'.repeat(MOST_CHARACTERS - 3)}\nbcd\n`)
  })
})

describe('terms', () => {
  test('what is written together stands together, the last word may go on, quotes make a phrase', () => {
    expect(parseTerms('NL-1042 refu')).toEqual([{ words: ['nl', '1042'], isPrefix: false }, { words: ['refu'], isPrefix: true }])
    expect(parseTerms('"no photo" x')).toEqual([{ words: ['no', 'photo'], isPrefix: false }, { words: ['x'], isPrefix: false }])
    expect(parseTerms('agent "no photo" ')).toEqual([{ words: ['agent'], isPrefix: false }, { words: ['no', 'photo'], isPrefix: false }])
  })

  test('signs have no meaning, and signs alone are nothing', () => {
    expect(parseTerms(`* % _ \\ ' ; -- ( ) NEAR( col:`).map((term) => term.words)).toEqual([['near'], ['col']])
    expect(parseTerms('"" "" \u0000 *')).toEqual([])
  })

  test('are written for either database without anything in them being an operator', () => {
    const terms = parseTerms('NL-1042 OR "no photo" refu')
    expect(toFts5(terms)).toBe('"nl 1042" AND "or" AND "no photo" AND "refu"*')
    expect(toTsQuery(terms)).toBe(`('nl' <-> '1042') & ('or') & ('no' <-> 'photo') & ('refu':*)`)
    expect(toTsVector(['no', 'photo'])).toBe(`'no':1 'photo':2`)
  })

  test('hold letters, marks and digits alone, whatever was typed', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
      for (const { words } of parseTerms(typed)) for (const word of words) expect(word).not.toMatch(/['"\\\s*:&|!()<>\0]/)
    }), { seed: 20261125, numRuns: 500 })
  })
})

describe('a snippet', () => {
  const joined = (text: string, typed: string): string | undefined => snippetOf(text, parseTerms(typed), 12)?.map((part) => (part.isHit ? `[${part.text}]` : part.text)).join('')

  test('stands around the first hit and marks every hit in sight', () => {
    expect(joined('I will send a replacement, and a replacement only, to the old address of the order.', 'replacement')).toBe('…will send a [replacement], and a repla…')
    expect(joined('Où est mon café?', 'CAFE')).toBe('Où est mon [café]?')
  })

  test('marks a phrase as one', () => {
    expect(joined('order NL-1042 now', 'NL-1042 x')).toBe('order [NL-1042] now')
  })

  test('is null where nothing is met', () => {
    expect(joined('nothing of the kind', 'kindness')).toBeUndefined()
  })

  test('gives back the text it stands in, hit by hit', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('alpha', 'beta', '注文', '😀', 'x-y'), { minLength: 1, maxLength: 30 }), (words) => {
      const text = words.join(' ')
      const parts = snippetOf(text, parseTerms('"alpha"'), 20)
      expect(parts === null).toBe(!words.includes('alpha'))
      if (parts !== null) expect(text).toContain(parts.map((part) => part.text).join('').replaceAll('…', ''))
    }), { seed: 20261125, numRuns: 200 })
  })
})
