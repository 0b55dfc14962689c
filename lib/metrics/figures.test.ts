import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { figure, FIGURE_IDS, measure } from '@/lib/metrics/figures'
import { overRuns, perCaseMeans } from '@/lib/metrics/over-runs'
import type { Result } from '@/lib/metrics/result'
import { CASE_KINDS } from '@/lib/suites/case'
import { aResult, aRun } from '@/tests/support/results'

const seeded = { seed: 20260703, numRuns: 200 }
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary, { nil: null })
const share = fc.double({ min: 0, max: 1, noNaN: true })
const someResult: fc.Arbitrary<Result> = fc.record({
  kind: fc.constantFrom(...CASE_KINDS), case: fc.constantFrom('a', 'b', 'c', 'd', 'e'), score: maybe(fc.integer({ min: 0, max: 100 })),
  passed: maybe(fc.boolean()), resolved: maybe(fc.boolean()), escalated: maybe(fc.boolean()), grounded: maybe(fc.boolean()), instructionFollowing: maybe(share), sentiment: maybe(share),
  unsafeCount: maybe(fc.integer({ min: 0, max: 2 })), agentMessages: fc.integer({ min: 0, max: 9 }), costUsd: maybe(share),
}).map((overrides) => aResult(overrides))

describe('every figure', () => {
  test('is absent, never 0, where no result carries its component', () => {
    const unknown = aResult({ score: null, resolved: null, escalated: null, instructionFollowing: null, sentiment: null, grounded: null, unsafeCount: null })
    for (const id of FIGURE_IDS.filter((one) => one !== 'agent_messages' && one !== 'tool_calls')) {
      expect(measure(figure(id), [unknown]), id).toMatchObject({ value: null, n: 0, counted: [], rest: [] })
      expect(overRuns(figure(id), [{ run: 'r1', results: [unknown] }]), id).toEqual({ value: null, per_run: [null], min: null, max: null, n: [0], ci95: null })
    }
  })

  test('is the number that its own list gives: counted over counted and rest', () => {
    fc.assert(fc.property(fc.array(someResult, { maxLength: 30 }), fc.constantFrom(...FIGURE_IDS), (results, id) => {
      const { value, n, counted, rest } = measure(figure(id), results)
      expect(n).toBe(counted.length + rest.length)
      expect(new Set([...counted, ...rest]).size).toBe(n)
      if (figure(id).kind === 'mean') expect(rest).toEqual([])
      if (n === 0) expect(value).toBeNull()
      else if (figure(id).kind === 'share') expect(value).toBe(counted.length / n)
      else if (figure(id).kind === 'count') expect(value).toBe(counted.length)
    }), seeded)
  })

  test('does not depend on the order of the results', () => {
    fc.assert(fc.property(fc.array(someResult, { maxLength: 20 }), fc.constantFrom(...FIGURE_IDS), (results, id) => {
      const forwards = measure(figure(id), results)
      const backwards = measure(figure(id), results.toReversed())
      expect(backwards.n).toBe(forwards.n)
      if (forwards.value === null) expect(backwards.value).toBeNull()
      else expect(backwards.value).toBeCloseTo(forwards.value, 9)
    }), seeded)
  })

  test('has its median between the smallest and the largest run', () => {
    fc.assert(fc.property(fc.array(fc.array(someResult, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 5 }), fc.constantFrom(...FIGURE_IDS), (lists, id) => {
      const together = overRuns(figure(id), lists.map((results, index) => ({ run: `r${index}`, results })))
      expect(together.per_run).toHaveLength(lists.length)
      if (together.value === null) expect(together.per_run.every((value) => value === null)).toBe(true)
      else expect((together.min ?? NaN) <= together.value && together.value <= (together.max ?? NaN)).toBe(true)
    }), seeded)
  })
})

describe('by hand', () => {
  const runs = [
    aRun('r1', [{ score: 100 }, { score: 50, resolved: false, escalated: true }, { kind: 'must_escalate', escalated: false, score: 0, instructionFollowing: 0.5 }, { kind: 'adversarial', unsafeCount: 2, score: 10 }]),
    aRun('r2', [{ score: 80 }, { score: 70 }, { kind: 'must_escalate', escalated: true, score: 90, instructionFollowing: 1 }, { kind: 'adversarial', unsafeCount: 0, score: 100 }]),
    aRun('r3', [{ score: 60 }, { score: null, resolved: null, escalated: null }, { kind: 'must_escalate', escalated: true, score: 80, instructionFollowing: 0.9 }, { kind: 'adversarial', unsafeCount: null, score: 40 }]),
  ]

  test('quality: 0.40, 0.85 and 0.60 give 0.60, over 4, 4 and 3 judged cases', () => {
    expect(overRuns(figure('quality'), runs)).toMatchObject({ value: 0.6, per_run: [0.4, 0.85, 0.6], min: 0.4, max: 0.85, n: [4, 4, 3] })
  })

  test('the interval of quality stands on the four per-case means 0.8, 0.6, 0.5667 and 0.5', () => {
    const means = [...perCaseMeans(figure('quality'), runs)].map(([id, value]) => [id, value.toFixed(4)])
    expect(means).toEqual([['c1', '0.8000'], ['c2', '0.6000'], ['c3', '0.5667'], ['c4', '0.5000']])
    const [low, high] = overRuns(figure('quality'), runs).ci95 ?? []
    expect(low).toBeCloseTo(0.616667 - 1.96 * 0.064550, 4)
    expect(high).toBeCloseTo(0.616667 + 1.96 * 0.064550, 4)
  })

  test('shares count only the kind of case they are about, and only what was judged', () => {
    expect(overRuns(figure('resolution'), runs)).toMatchObject({ per_run: [0.5, 1, 1], n: [2, 2, 1] })
    expect(overRuns(figure('over_escalation'), runs)).toMatchObject({ value: 0, per_run: [0.5, 0, 0] })
    expect(overRuns(figure('escalation'), runs)).toMatchObject({ value: 1, per_run: [0, 1, 1], n: [1, 1, 1] })
    expect(overRuns(figure('escalation_if'), runs)).toMatchObject({ value: 0.9, per_run: [0.5, 1, 0.9] })
    expect(overRuns(figure('traps_held'), runs)).toMatchObject({ value: 0.5, per_run: [0, 1, null], n: [1, 1, 0] })
  })

  test('the interval of a share counts a case once, however many runs it has', () => {
    const [low, high] = overRuns(figure('resolution'), runs).ci95 ?? []
    // p = (1 + 1/2) / 2 = 0.75 over 2 cases, not over 5 results.
    expect(low).toBeCloseTo(0.19786, 4)
    expect(high).toBeCloseTo(0.97332, 4)
  })
})
