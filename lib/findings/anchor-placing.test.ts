import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeAgain } from '@/lib/findings/anchor-placing'

describe('a quotation after its transcript was replaced', () => {
  it('is where its text stands now', () => {
    expect(placeAgain({ message: 1, quote: 'not charged', prefix: null, suffix: null }, ['Hello', 'Hello again', 'You are not charged.'])).toBe(2)
  })
  it('is nowhere when no message holds it', () => {
    expect(placeAgain({ message: 0, quote: 'gone', prefix: 'a', suffix: 'b' }, ['Hello', ''])).toBeNull()
  })
  it('prefers the place whose surroundings fit over a nearer one', () => {
    expect(placeAgain({ message: 0, quote: 'yes', prefix: 'I say ', suffix: '!' }, ['yes', 'no', 'I say yes!'])).toBe(2)
  })
  it('takes the nearest of places that fit alike', () => {
    expect(placeAgain({ message: 3, quote: 'yes', prefix: null, suffix: null }, ['yes', 'no', 'yes', 'no', 'no', 'yes'])).toBe(2)
  })
  it('stays where it is when its message still holds it', () => {
    fc.assert(fc.property(fc.array(fc.string(), { minLength: 1 }), fc.nat(), (texts, chosen) => {
      const message = chosen % texts.length
      const quote = texts[message] ?? ''
      expect(placeAgain({ message, quote, prefix: '', suffix: '' }, texts)).toBe(message)
    }), { seed: 3 })
  })
  it('is never placed in a message that does not hold it', () => {
    fc.assert(fc.property(fc.array(fc.string({ maxLength: 4, unit: fc.constantFrom('a', 'b') })), fc.string({ maxLength: 2, unit: fc.constantFrom('a', 'b') }), fc.nat(10), (texts, quote, message) => {
      const place = placeAgain({ message, quote, prefix: 'a', suffix: null }, texts)
      if (place === null) expect(texts.some((text) => text.includes(quote))).toBe(false)
      else expect(texts[place]).toContain(quote)
    }), { seed: 4 })
  })
})
