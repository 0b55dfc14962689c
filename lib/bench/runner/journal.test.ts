import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Journal, type JournalEntry } from '@/lib/bench/runner/journal'

let folder = ''
let file = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'sab-journal-'))
  file = path.join(folder, 'journal.jsonl')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function entry(key: string, more: Partial<JournalEntry> = {}): JournalEntry {
  return { key, transcript: { type: 'transcript', run: 'r', case: key, ended: 'resolved', messages: [{ role: 'customer', content: 'Wo bleibt mein Päckchen? 我的包裹呢' }] }, judgement: null, failed: null, ...more }
}

function opened<T>(work: (journal: Journal) => T): T {
  const journal = Journal.open(file, false)
  try {
    return work(journal)
  } finally {
    journal.close()
  }
}

test('what was written down is there after opening again', () => {
  opened((journal) => ['a', 'b'].forEach((key) => journal.append(entry(key))))
  opened((journal) => {
    expect(journal.isDone('a')).toBe(true)
    expect(journal.isDone('c')).toBe(false)
    expect(journal.read('b')).toEqual(entry('b'))
    expect(journal.counts()).toEqual({ done: 2, failed: 0 })
  })
})

test('a line torn by a crash is cut off, at whatever byte it tore', () => {
  opened((journal) => ['a', 'b'].forEach((key) => journal.append(entry(key))))
  const whole = readFileSync(file)
  const first = whole.indexOf(10) + 1
  for (let size = first; size < whole.length; size += 7) {
    truncateSync(file, 0)
    appendFileSync(file, whole.subarray(0, size))
    opened((journal) => {
      expect(journal.counts().done).toBe(1)
      journal.append(entry('b'))
      expect(journal.read('b')).toEqual(entry('b'))
    })
    expect(readFileSync(file).equals(whole)).toBe(true)
  }
})

test('a failed item is not done, and is done once it was played again', () => {
  opened((journal) => {
    journal.append(entry('a', { failed: '503' }))
    expect(journal.isDone('a')).toBe(false)
    journal.append(entry('a'))
  })
  opened((journal) => {
    expect(journal.isDone('a')).toBe(true)
    expect(journal.read('a')?.failed).toBeNull()
    expect(journal.counts()).toEqual({ done: 1, failed: 0 })
  })
})

test('entries longer than what is read at once come back whole', () => {
  const long = entry('long', { transcript: { type: 'transcript', run: 'r', case: 'long', ended: 'closed', messages: [{ role: 'agent', content: 'ß'.repeat(1_500_000) }] } })
  opened((journal) => [entry('a'), long, entry('b')].forEach((each) => journal.append(each)))
  opened((journal) => {
    expect(journal.read('long')).toEqual(long)
    expect(journal.read('b')).toEqual(entry('b'))
  })
  expect(statSync(file).size).toBeGreaterThan(3_000_000)
})
