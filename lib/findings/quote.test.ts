import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeQuote, quoteAt } from '@/lib/findings/quote'

describe('quoting a passage', () => {
  it('keeps the words and what stands around them', () => {
    expect(quoteAt('You will not be charged for the second parcel.', 4, 23)).toEqual({ quote: 'will not be charged', prefix: 'You ', suffix: ' for the second parcel.' })
  })

  it('keeps at most 32 characters on either side', () => {
    const quote = quoteAt(`${'a'.repeat(50)}HERE${'b'.repeat(50)}`, 50, 54)
    expect(quote).toEqual({ quote: 'HERE', prefix: 'a'.repeat(32), suffix: 'b'.repeat(32) })
  })

  it('never cuts an emoji in two', () => {
    expect(quoteAt('ok 👍 done', 4, 5)?.quote).toBe('👍')
  })

  it.each([[5, 5], [6, 2], [-1, 3], [0, 99], [3, 4], [0.5, 3]])('refuses %s to %s of a text of 9 characters', (start, end) => {
    expect(quoteAt('one two .', start, end)).toBeNull()
  })
})

describe('finding a quoted passage again', () => {
  it('takes the occurrence whose surroundings fit', () => {
    const text = 'refund now. No. refund later.'
    expect(placeQuote(text, { quote: 'refund', prefix: 'No. ', suffix: ' later' })).toEqual({ start: 16, end: 22 })
  })

  it('takes the first where nothing tells them apart', () => {
    expect(placeQuote('ab ab', { quote: 'ab', prefix: null, suffix: null })).toEqual({ start: 0, end: 2 })
  })

  it('says that the words are gone', () => {
    expect(placeQuote('something else', { quote: 'refund', prefix: 'a', suffix: 'b' })).toBeNull()
  })

  it('always finds the passage that was quoted, or one with the same words and the same surroundings', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b', ' ', '👍', 'é'), maxLength: 120 }), fc.nat(130), fc.nat(130), (text, a, b) => {
        const quote = quoteAt(text, Math.min(a, b), Math.max(a, b))
        if (quote === null) return
        const place = placeQuote(text, quote)
        expect(place).not.toBeNull()
        if (place === null) return
        expect(quoteAt(text, place.start, place.end)).toEqual(quote)
      }),
      { seed: 20261122, numRuns: 500 },
    )
  })
})
