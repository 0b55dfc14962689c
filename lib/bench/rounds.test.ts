import { expect, test } from 'vitest'
import { findSuite } from '@/lib/bench/cases/suites'
import { toRoundRow } from '@/lib/bench/round-row'
import { isResumable } from '@/lib/bench/rounds'
import { newPlan } from '@/lib/bench/runner/new-plan'
import { itemsOf, roundPlan } from '@/lib/bench/runner/plan'
import type { RoundProgress, RoundState } from '@/lib/bench/runner/progress'

const PLAN = newPlan({ id: 'b-1', suite: 'sab-v2', models: ['scripted/careful', 'openai/gpt-4o'], trials: 2 }, 'somebody')

const role = (usd: number) => ({ calls: 2, inputTokens: 10, cachedTokens: 0, outputTokens: 5, usd, unknownCalls: 0 })
const SPENT = { agent: role(1), customer: role(2), judge: role(4) }

function row(state: RoundState | null, isAlive: boolean, failed = 0, total = 4) {
  const progress: RoundProgress | null = state === null ? null : { state, worker: '1', total, done: 3, failed, spent: SPENT, startedAt: null, updatedAt: '2026-11-22T11:00:00.000Z', leftMs: null, active: [], held: [], warnings: {}, message: null }
  return toRoundRow(PLAN, progress, () => isAlive, Date.parse(PLAN.createdAt) + 1000)
}

test.each([['running', true, 'running', false], ['running', false, 'crashed', true], ['importing', false, 'crashed', true], ['waiting', true, 'waiting', false], ['waiting', false, 'crashed', true], ['cancelled', false, 'cancelled', true], ['stopped', false, 'stopped', true], ['done', false, 'done', false]] as const)(
  'a round that says %s while its process is alive: %s, stands as %s', (state, isAlive, stand, resumable) => {
    expect(row(state, isAlive)).toMatchObject({ stand, cost: { usd: 7, calls: 6, unknownCalls: 0 }, unpriced: [] })
    expect(isResumable(row(state, isAlive))).toBe(resumable)
  })

test('a finished round with failed conversations can be gone on with; one without a word yet waits, for a minute', () => {
  expect(isResumable(row('done', false, 2))).toBe(true)
  expect(row(null, false).stand).toBe('waiting')
  expect(toRoundRow(PLAN, null, () => false, Date.parse(PLAN.createdAt) + 61_000).stand).toBe('crashed')
})

test('a round that nothing is counted of yet knows how many conversations it will come to', () => {
  const played = (over: Partial<typeof PLAN>) => toRoundRow({ ...PLAN, ...over }, null, () => false).total
  const all = findSuite('sab-v2')?.cases ?? []
  expect(played({})).toBe(all.length * 2 * 2)
  expect(played({ cases: all.slice(0, 3).map((each) => each.id) })).toBe(12)
  expect(played({ suite: 'own', cases: ['a'] })).toBe(4)
  expect(played({ rescores: 'some-run' })).toBe(0)
  expect(row('waiting', true, 0, 0).total).toBe(all.length * 2 * 2)
})

test("items come in the order of models, trials and cases; all models meet the same customers, each with chances of its own", () => {
  const items = [...itemsOf(PLAN, ['a', 'b'])]
  expect(items.map((item) => item.key)).toEqual(['scripted/careful 1 a', 'scripted/careful 1 b', 'scripted/careful 2 a', 'scripted/careful 2 b', 'openai/gpt-4o 1 a', 'openai/gpt-4o 1 b', 'openai/gpt-4o 2 a', 'openai/gpt-4o 2 b'])
  expect(new Set(items.map((item) => item.customerSeed)).size).toBe(4)
  expect(items.slice(0, 4).map((item) => item.customerSeed)).toEqual(items.slice(4).map((item) => item.customerSeed))
  expect(new Set(items.map((item) => item.agentSeed)).size).toBe(8)
  expect([...itemsOf(roundPlan.parse(JSON.parse(JSON.stringify(PLAN))), ['a', 'b'])]).toEqual(items)
})

test('a plan writes down what its models cost that day, and refuses models that would share a run', () => {
  expect(PLAN.prices['openai/gpt-4o']).toMatchObject({ asOf: expect.stringMatching(/^\d{4}-\d{2}/), source: expect.any(String) })
  expect(PLAN.prices['scripted/careful']).toBeUndefined()
  expect(() => newPlan({ suite: 'sab-v2', models: ['own/a/b', 'own/a.b'] }, 'x')).toThrow('each model once')
  expect(() => newPlan({ suite: 'sab-v2', models: ['own/a'], baseUrls: { own: 'file:///etc/passwd' } }, 'x')).toThrow('An http address')
})
