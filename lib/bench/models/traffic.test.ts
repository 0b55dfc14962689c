import { setMaxListeners } from 'node:events'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { DEFAULT_LIMITS, Traffic, type TrafficLimits } from '@/lib/bench/models/traffic'

// Minutes pass here without anybody waiting for them.
beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const never = new AbortController().signal
setMaxListeners(0, never)

/** Lets as many callers as there are in, each taking so long and so many tokens; when each began, in milliseconds from the start. */
async function starts(limits: Partial<TrafficLimits>, callers: number, call: { ms: number; tokens: number; expected?: number }): Promise<number[]> {
  const traffic = new Traffic({ ...DEFAULT_LIMITS, concurrency: 50, ...limits })
  const began: number[] = []
  const zero = Date.now()
  const all = Promise.all(Array.from({ length: callers }, async () => {
    const pass = await traffic.enter(never, call.expected ?? call.tokens)
    began.push(Date.now() - zero)
    await new Promise((resolve) => setTimeout(resolve, call.ms))
    pass.leave({ tokens: call.tokens, costUsd: 0 })
  }))
  await vi.runAllTimersAsync()
  await all
  return began
}

/** The most that falls into any sixty seconds. */
function mostInAMinute(times: readonly number[], weight = 1): number {
  return Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + 60_000).length * weight))
}

test('no sixty seconds see more requests than allowed, and none is held longer than it must be', async () => {
  const times = await starts({ requestsPerMinute: 10 }, 35, { ms: 700, tokens: 0 })
  expect(mostInAMinute(times)).toBe(10)
  // 35 at 10 a minute: the last five begin in the fourth minute.
  expect(Math.max(...times)).toBeLessThan(3 * 61_000)
})

test('no sixty seconds see more tokens than allowed, though answers take long and are only counted when they are there', async () => {
  const times = await starts({ tokensPerMinute: 10_000 }, 30, { ms: 20_000, tokens: 1000 })
  expect(mostInAMinute(times, 1000)).toBe(10_000)
})

test('what was expected gives way to what was taken', async () => {
  const times = await starts({ tokensPerMinute: 10_000, concurrency: 1 }, 10, { ms: 100, tokens: 1000, expected: 4000 })
  // The eighth would go over: 7000 taken and 4000 expected.
  expect(times.filter((at) => at < 60_000)).toHaveLength(7)
})

test('a call that alone is more than a minute may have goes when nothing else is in the minute', async () => {
  const times = await starts({ tokensPerMinute: 1000 }, 2, { ms: 10, tokens: 5000 })
  expect(times[0]).toBe(0)
  expect(times[1]).toBeGreaterThan(60_000)
})
