import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { difference, dominatedBy, layOut, type Difference } from '@/lib/metrics/compare'
import { countMissedByIntent, missedByIntent } from '@/lib/metrics/escalations'
import { ranks } from '@/lib/metrics/rank'
import { verbosityR, verbosityTiers } from '@/lib/metrics/verbosity'
import { aResult } from '@/tests/support/results'

function between(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): Difference {
  const [one = new Float64Array(), other = new Float64Array()] = layOut([a, b])
  return difference(one, other)
}

describe('a paired difference', () => {
  test('by hand: 0.2, 0, 0.1 over the shared cases is 0.1 ± 1.96 × 0.0577', () => {
    const a = new Map([['x', 0.9], ['y', 0.5], ['z', 0.6], ['only a', 1]])
    const b = new Map([['y', 0.5], ['x', 0.7], ['z', 0.5], ['only b', 0]])
    const one = between(a, b)
    expect(one.n).toBe(3)
    expect(one.difference).toBeCloseTo(0.1, 12)
    expect(one.se).toBeCloseTo(0.057735, 6)
    expect(one.ci95?.map((end) => end.toFixed(4))).toEqual(['-0.0132', '0.2132'])
    expect(one.tie).toBe(true)
  })

  test('is no tie when its interval leaves 0 out, and unknown with fewer than two shared cases', () => {
    expect(between(new Map([['x', 0.9], ['y', 0.8]]), new Map([['x', 0.1], ['y', 0.1]]))).toMatchObject({ tie: false, n: 2 })
    expect(between(new Map([['x', 0.9]]), new Map([['x', 0.1]]))).toEqual({ difference: 0.8, se: null, ci95: null, n: 1, tie: null })
    expect(between(new Map(), new Map([['x', 0.1]]))).toEqual({ difference: null, se: null, ci95: null, n: 0, tie: null })
  })

  test('a model ties with itself, and the other way round is the same with the sign turned', () => {
    const means = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.double({ min: 0, max: 1, noNaN: true }), { minKeys: 2 }).map((one) => new Map(Object.entries(one)))
    fc.assert(fc.property(means, means, (a, b) => {
      expect(between(a, a)).toMatchObject({ difference: 0, se: 0, tie: true })
      const there = between(a, b)
      const back = between(b, a)
      expect(back.tie).toBe(there.tie)
      expect(back.difference ?? 0).toBeCloseTo(-(there.difference ?? 0), 12)
      expect(back.ci95?.[0] ?? 0).toBeCloseTo(-(there.ci95?.[1] ?? 0), 12)
    }), { seed: 20260705, numRuns: 200 })
  })
})

test('a model is dominated by cheaper ones that are better or level, never by dearer ones or those of unknown price', () => {
  const others = [
    { model: 'cheap tie', cost_tier: 1, difference: 0.01, tie: true },
    { model: 'cheap better', cost_tier: 2, difference: -0.2, tie: false },
    { model: 'cheap worse', cost_tier: 1, difference: 0.2, tie: false },
    { model: 'same tier', cost_tier: 3, difference: -0.2, tie: false },
    { model: 'no price', cost_tier: null, difference: -0.2, tie: false },
  ]
  expect(dominatedBy(3, others)).toEqual(['cheap tie', 'cheap better'])
  expect(dominatedBy(null, others)).toEqual([])
})

describe('ranks', () => {
  const models = [
    { model: 'g5', family: 'gpt', value: 0.95 },
    { model: 'g4', family: 'gpt', value: 0.9 },
    { model: 'pro', family: 'gemini', value: 0.886 },
    { model: 'flash', family: 'gemini', value: 0.886 },
    { model: 'lone', family: null, value: 0.5 },
    { model: 'unknown', family: 'gpt', value: null },
  ]

  test('third among all is first outside the family of the two ahead', () => {
    expect(ranks(models, 'higher').get('pro')).toEqual({ all: 3, outside_family: { gpt: 1 } })
  })

  test('equal values share a place and the next is skipped; what has no value has no place', () => {
    const places = ranks(models, 'higher')
    expect([places.get('flash')?.all, places.get('lone')?.all, places.get('unknown')]).toEqual([3, 5, undefined])
    expect(places.get('lone')?.outside_family).toEqual({ gpt: 3, gemini: 3 })
    expect(ranks(models, 'lower').get('lone')?.all).toBe(1)
  })
})

test('verbosity tiers are thirds of the board, ties in the third of the first of them', () => {
  const board = [['a', 3.2], ['b', 3.4], ['c', 3.9], ['d', 3.9], ['e', 5], ['f', 5.4]].map(([model, agentMessages]) => ({ model: String(model), agentMessages: Number(agentMessages) }))
  expect(Object.fromEntries(verbosityTiers(board))).toEqual({ a: 'terse', b: 'terse', c: 'middling', d: 'middling', e: 'verbose', f: 'verbose' })
  expect(verbosityTiers(board.slice(0, 2)).size).toBe(0)
})

test('verbosity goes against quality over the models that have both', () => {
  const board = [{ agentMessages: 3, quality: 0.9 }, { agentMessages: 4, quality: 0.8 }, { agentMessages: 5, quality: 0.7 }, { agentMessages: 9, quality: null }]
  expect(verbosityR(board).n).toBe(3)
  expect(verbosityR(board).r).toBeCloseTo(-1, 12)
})

test('missed escalations fall on intents: 6 of 7 on the unsupported requests', () => {
  const missed = (intent: string, count: number) => Array.from({ length: count }, () => aResult({ kind: 'must_escalate', intent, escalated: false }))
  const handed = aResult({ kind: 'must_escalate', intent: 'refund outside policy', escalated: true })
  const first = countMissedByIntent([...missed('unsupported', 4), handed])
  const second = countMissedByIntent([...missed('refund outside policy', 1), ...missed('unsupported', 2)])
  expect([...missedByIntent([first, second])]).toEqual([['unsupported', 6 / 7], ['refund outside policy', 1 / 7]])
  expect(missedByIntent([new Map()]).size).toBe(0)
})
