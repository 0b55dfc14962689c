import { expect, test } from 'vitest'
import { toRoundRow } from '@/lib/bench/round-row'
import { isResumable } from '@/lib/bench/rounds'
import { newPlan } from '@/lib/bench/runner/new-plan'
import { itemsOf, roundPlan } from '@/lib/bench/runner/plan'
import type { RoundProgress, RoundState } from '@/lib/bench/runner/progress'

const PLAN = newPlan({ id: 'b-1', suite: 'sab-v2', models: ['scripted/careful', 'openai/gpt-4o'], trials: 2 }, 'somebody')

function row(state: RoundState | null, isAlive: boolean, failed = 0) {
  const progress: RoundProgress | null = state === null ? null : { state, pid: 1, total: 4, done: 3, failed, spentUsd: { agent: 1, customer: 2, judge: 4 }, startedAt: null, updatedAt: '2026-11-22T11:00:00.000Z', leftMs: null, active: [], message: null }
  return toRoundRow(PLAN, progress, () => isAlive)
}

test.each([['running', true, 'running', false], ['running', false, 'crashed', true], ['importing', false, 'crashed', true], ['waiting', true, 'waiting', false], ['waiting', false, 'crashed', true], ['cancelled', false, 'cancelled', true], ['stopped', false, 'stopped', true], ['done', false, 'done', false]] as const)(
  'a round that says %s while its process is alive: %s, stands as %s', (state, isAlive, stand, resumable) => {
    expect(row(state, isAlive)).toMatchObject({ stand, spentUsd: 7, unpriced: [] })
    expect(isResumable(row(state, isAlive))).toBe(resumable)
  })

test('a finished round with failed conversations can be gone on with; one without a word yet waits', () => {
  expect(isResumable(row('done', false, 2))).toBe(true)
  expect(row(null, false).stand).toBe('waiting')
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
