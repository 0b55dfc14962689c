import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cohenKappa, intervalDistance, krippendorffAlpha, nominalDistance } from '@/lib/metrics/kappa'

describe('Cohen\'s kappa', () => {
  test('by hand: 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no is (0.7 - 0.5) / 0.5 = 0.4', () => {
    const pairs = [...Array.from({ length: 20 }, () => ['y', 'y']), ...Array.from({ length: 5 }, () => ['y', 'n']), ...Array.from({ length: 10 }, () => ['n', 'y']), ...Array.from({ length: 15 }, () => ['n', 'n'])] as [string, string][]
    expect(cohenKappa(pairs)).toBeCloseTo(0.4, 12)
  })

  test('is not defined where both always said the same one thing, nor without items', () => {
    expect(cohenKappa([['y', 'y'], ['y', 'y']])).toBeNull()
    expect(cohenKappa([])).toBeNull()
  })

  test('is at most 1, reached by agreeing everywhere, and does not depend on who is first', () => {
    const pairs = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('a', 'b', 'c')), { minLength: 2, maxLength: 40 })
    fc.assert(fc.property(pairs, (given) => {
      const there = cohenKappa(given)
      const back = cohenKappa(given.map(([a, b]) => [b, a]))
      if (there === null) expect(back).toBeNull()
      else {
        expect(back).toBeCloseTo(there, 12)
        expect(there).toBeLessThanOrEqual(1)
      }
      const same = cohenKappa(given.map(([a]) => [a, a]))
      if (new Set(given.map(([a]) => a)).size > 1) expect(same).toBeCloseTo(1, 12)
    }), { seed: 20260706, numRuns: 200 })
  })
})

describe('Krippendorff\'s alpha', () => {
  // The worked example of Krippendorff 2011 (section C): four observers, twelve units, missing answers.
  const units = [[1, 1, 1], [2, 2, 3, 2], [3, 3, 3, 3], [3, 3, 3, 3], [2, 2, 2, 2], [1, 2, 3, 4], [4, 4, 4, 4], [1, 1, 2, 1], [2, 2, 2, 2], [5, 5, 5], [1, 1], [3]]

  test('is 0.743 nominal and 0.849 interval on the published example', () => {
    expect(krippendorffAlpha(units, nominalDistance)).toBeCloseTo(0.743, 3)
    expect(krippendorffAlpha(units, intervalDistance)).toBeCloseTo(0.849, 3)
  })

  test('is 1 where everybody agrees, and not defined where nothing varies or nothing can be paired', () => {
    expect(krippendorffAlpha([[1, 1, 1], [0, 0], [1, 1]], nominalDistance)).toBe(1)
    expect(krippendorffAlpha([[1, 1], [1, 1]], nominalDistance)).toBeNull()
    expect(krippendorffAlpha([[1], [0]], nominalDistance)).toBeNull()
  })

  test('does not depend on the order of units or answers', () => {
    fc.assert(fc.property(fc.array(fc.array(fc.integer({ min: 0, max: 2 }), { maxLength: 4 }), { maxLength: 12 }), (given) => {
      const there = krippendorffAlpha(given, nominalDistance)
      const back = krippendorffAlpha(given.map((unit) => unit.toReversed()).toReversed(), nominalDistance)
      if (there === null) expect(back).toBeNull()
      else expect(back).toBeCloseTo(there, 12)
    }), { seed: 20260707, numRuns: 200 })
  })
})
