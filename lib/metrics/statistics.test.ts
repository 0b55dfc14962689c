import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { choose, mean, meanInterval, median, pearson, range, standardError, wilson } from '@/lib/metrics/statistics'

const seeded = { seed: 20260701, numRuns: 300 }
const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 40 })

describe('medians and means', () => {
  test('the median of an even number of runs is the mean of the middle two', () => {
    expect(median([16, 17])).toBe(16.5)
    expect(median([4, 1, 3, 2])).toBe(2.5)
    expect(median([9, 1, 5])).toBe(5)
  })

  test('nothing has no mean, no median, no range and no interval', () => {
    expect([mean([]), median([]), range([]), standardError([1]), meanInterval([1]), wilson(0, 0), pearson([[1, 2]])]).toEqual([null, null, null, null, null, null, null])
  })

  test('mean, median and both ends of the interval keep to the order low <= mean <= high', () => {
    fc.assert(fc.property(shares, (values) => {
      const [low, high] = range(values) ?? [NaN, NaN]
      const [from, to] = meanInterval(values) ?? [NaN, NaN]
      const centre = mean(values) ?? NaN
      const middle = median(values) ?? NaN
      return low <= centre + 1e-12 && centre <= high + 1e-12 && low <= middle && middle <= high && from <= centre && centre <= to
    }), seeded)
  })
})

describe('the interval of a mean', () => {
  test('by hand: of 1, 1, 0, 0 the standard error is sqrt(1/3)/2 and the interval 0.5 ± 1.96 of it', () => {
    expect(standardError([1, 1, 0, 0])).toBeCloseTo(0.288675, 6)
    const [low, high] = meanInterval([1, 1, 0, 0]) ?? []
    expect(low).toBeCloseTo(-0.065803, 6)
    expect(high).toBeCloseTo(1.065803, 6)
  })
})

describe('the Wilson interval', () => {
  test('24 of 24 is not certain: 0.862 to 1', () => {
    const [low, high] = wilson(1, 24) ?? []
    expect(low).toBeCloseTo(0.862021, 5)
    expect(high).toBe(1)
  })

  test('15 of 18 is 0.608 to 0.942', () => {
    const [low, high] = wilson(15 / 18, 18) ?? []
    expect(low).toBeCloseTo(0.6078, 4)
    expect(high).toBeCloseTo(0.9416, 4)
  })

  test('it lies within 0 to 1, holds the share and narrows as cases are added', () => {
    fc.assert(fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 500 }), (p, n) => {
      const [low, high] = wilson(p, n) ?? [NaN, NaN]
      const [lowMore, highMore] = wilson(p, n * 4) ?? [NaN, NaN]
      return low >= 0 && high <= 1 && low <= p + 1e-9 && p <= high + 1e-9 && highMore - lowMore < high - low
    }), seeded)
  })
})

describe('Pearson\'s r', () => {
  test('by hand: (1,2) (2,1) (3,3) correlate by 0.5', () => {
    expect(pearson([[1, 2], [2, 1], [3, 3]])).toBeCloseTo(0.5, 12)
  })

  test('it is 1 on a rising line, -1 on a falling one, and unknown where one side stands still', () => {
    expect(pearson([[1, 10], [2, 20], [5, 50]])).toBeCloseTo(1, 12)
    expect(pearson([[1, 3], [2, 2], [3, 1]])).toBeCloseTo(-1, 12)
    expect(pearson([[1, 3], [1, 2]])).toBeNull()
  })
})

test('binomial coefficients', () => {
  expect([choose(4, 0), choose(4, 2), choose(4, 4), choose(3, 4), choose(50, 25)]).toEqual([1, 6, 1, 0, 126410606437752])
})
