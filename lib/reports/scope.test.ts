import { expect, test } from 'vitest'
import { choosePass, chooseRuns, newestFirst, parseScope, scopeParams } from '@/lib/reports/scope'

const pass = (key: number, at: string | null) => ({ key, id: `p${key}`, judge: 'j', at, judged: 10 })

test('the newest pass is the one with the latest time; of those without a time the last that came in; none that judged less than half of what the widest did; a rubric never', () => {
  expect(newestFirst([pass(1, '2026-01-01'), pass(2, null), pass(3, '2026-02-01'), pass(4, null)]).map((one) => one.id)).toEqual(['p3', 'p1', 'p4', 'p2'])
  expect(newestFirst([pass(1, null), { ...pass(2, '2026-03-01'), judged: 4 }, { ...pass(3, null), judged: 5 }]).map((one) => one.id)).toEqual(['p3', 'p1', 'p2'])
  expect(newestFirst([pass(1, null), { ...pass(2, '2026-03-01'), id: 'tau2-judge.polite.m' }]).map((one) => one.id)).toEqual(['p1', 'tau2-judge.polite.m'])
})

test('a run is read through the first pass that was asked for and judged it, else through its newest', () => {
  const passes = [pass(1, null), pass(2, null)]
  expect(choosePass(passes, [])?.id).toBe('p2')
  expect(choosePass(passes, ['p9', 'p1'])?.id).toBe('p1')
  expect(choosePass([], ['p1'])).toBeNull()
})

test('a report stands on the complete runs of at least half the widest one\'s cases, or on others as wide where no complete one is, or on those asked for', () => {
  const runs = [{ id: 'a', status: 'complete', transcriptCount: 162 }, { id: 'b', status: 'partial', transcriptCount: 30 }, { id: 'c', status: 'complete', transcriptCount: 81 }, { id: 'one task', status: 'complete', transcriptCount: 80 }]
  expect(chooseRuns(runs, []).map((run) => run.id)).toEqual(['a', 'c'])
  expect(chooseRuns(runs, ['one task']).map((run) => run.id)).toEqual(['one task'])
  expect(chooseRuns(runs, ['b', 'unknown']).map((run) => run.id)).toEqual(['b'])
  expect(chooseRuns(runs, ['unknown']).map((run) => run.id)).toEqual(['a', 'c'])
  expect(chooseRuns([{ id: 'b', status: 'partial', transcriptCount: 1 }], []).map((run) => run.id)).toEqual(['b'])
  // Forty files over one task each, complete in themselves, beside one run that lacks ten tasks.
  expect(chooseRuns([{ id: 'one task', status: 'complete', transcriptCount: 1 }, { id: 'most', status: 'partial', transcriptCount: 40 }], []).map((run) => run.id)).toEqual(['most'])
  expect(chooseRuns([], [])).toEqual([])
})

test('a scope is written into an address and read back', () => {
  const scope = parseScope({ view: 'adjusted', runs: ['a#1', 'b&c'], pass: 'p' })
  expect(scope).toEqual({ view: 'adjusted', runs: ['a#1', 'b&c'], pass: ['p'] })
  expect(scopeParams(scope)).toBe('&view=adjusted&runs=a%231&runs=b%26c&pass=p')
  expect(parseScope({ view: 'guessed', runs: '' })).toEqual({ view: 'judge', runs: [], pass: [] })
  expect(scopeParams(parseScope({}))).toBe('')
})
