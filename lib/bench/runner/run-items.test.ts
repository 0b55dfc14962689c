import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ModelCallFailed } from '@/lib/bench/models/model-call-failed'
import { Journal, type JournalEntry } from '@/lib/bench/runner/journal'
import { timeLeft } from '@/lib/bench/runner/progress'
import { runItems, type Work } from '@/lib/bench/runner/run-items'

let folder = ''
let journal: Journal
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sab-items-'))
  journal = Journal.open(path.join(folder, 'journal.jsonl'), false)
})
afterEach(() => {
  journal.close()
  rmSync(folder, { recursive: true, force: true })
})

const KEYS = ['a', 'b', 'c', 'd', 'e', 'f']

function played(key: string, failed: string | null = null): JournalEntry {
  return { key, transcript: { type: 'transcript', run: 'r', case: key, ended: failed === null ? 'resolved' : 'error', messages: [] }, judgement: null, failed }
}

function work(play: Work<{ key: string }>['play'], more: Partial<Work<{ key: string }>> = {}): Work<{ key: string }> {
  return { items: KEYS.map((key) => ({ key })), total: KEYS.length, journal, concurrency: 2, play, onProgress: () => {}, ...more }
}

const never = new AbortController().signal

test('every item is played once, as many at a time as allowed', async () => {
  const seen: string[] = []
  let open = 0
  let most = 0
  const ended = await runItems(work(async ({ key }) => {
    seen.push(key)
    most = Math.max(most, ++open)
    await new Promise((resolve) => setTimeout(resolve, 5))
    open--
    return played(key)
  }), never)
  expect(ended).toEqual({ end: 'finished', message: null })
  expect(seen).toEqual(KEYS)
  expect(most).toBe(2)
})

test('a second call plays only what is missing or had failed', async () => {
  await runItems(work(async ({ key }) => played(key, key === 'c' ? '503' : null), { items: KEYS.slice(0, 4).map((key) => ({ key })) }), never)
  const again: string[] = []
  await runItems(work(async ({ key }) => {
    again.push(key)
    return played(key)
  }), never)
  expect(again).toEqual(['c', 'e', 'f'])
  expect(journal.counts()).toMatchObject({ done: 6, failed: 0 })
})

test('cancelling starts nothing new and keeps what is finished', async () => {
  const cancel = new AbortController()
  const ended = await runItems(work(async ({ key }) => {
    if (key === 'c') cancel.abort()
    return played(key)
  }, { concurrency: 1 }), cancel.signal)
  expect(ended.end).toBe('cancelled')
  expect(KEYS.filter((key) => journal.isDone(key))).toEqual(['a', 'b', 'c'])
})

test('a failure that every further call would share ends the round and says why; one that would not is counted', async () => {
  const progress: { done: number; failed: number }[] = []
  const ended = await runItems(work(async ({ key }) => {
    if (key === 'd') throw new ModelCallFailed('budget', 'the budget of $2 is spent', true)
    return played(key, key === 'b' ? '500 no' : null)
  }, { concurrency: 1, onProgress: ({ done, failed }) => progress.push({ done, failed }) }), never)
  expect(ended).toEqual({ end: 'stopped', message: 'the budget of $2 is spent' })
  expect(progress.at(-1)).toEqual({ done: 2, failed: 1 })
})

test('when nothing goes well any more the rest is not tried, and the reason is the last failure', async () => {
  const many = Array.from({ length: 40 }, (_each, index) => ({ key: `k${index}` }))
  const ended = await runItems(work(async ({ key }) => played(key, key === 'k0' ? null : '503 overloaded'), { items: many, total: 40, concurrency: 3 }), never)
  expect(ended).toEqual({ end: 'stopped', message: 'the last 8 all failed, so the rest was not tried: 503 overloaded' })
  expect(journal.counts().failed).toBeLessThanOrEqual(10)
})

test('a fault of our own ends the round once everybody has put down what they hold', async () => {
  await expect(runItems(work(async ({ key }) => {
    if (key === 'b') throw new Error('a bug')
    await new Promise((resolve) => setTimeout(resolve, 20))
    return played(key)
  }), never)).rejects.toThrow('a bug')
  expect(journal.isDone('a')).toBe(true)
})

test('time left follows the pace so far', () => {
  // 20 of 100 in 10 s: 80 more take 40 s
  expect(timeLeft(10_000, 20, 80)).toBe(40_000)
  expect(timeLeft(10_000, 0, 80)).toBeNull()
  expect(timeLeft(10_000, 100, 0)).toBe(0)
})
