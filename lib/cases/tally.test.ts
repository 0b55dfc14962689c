import { describe, expect, test } from 'vitest'
import { arrangeCases, type CaseSummary } from '@/lib/cases/case-summary'
import { CASE_LIST } from '@/lib/cases/case-list'
import { toMatrix, type CaseResult } from '@/lib/cases/matrix'
import { breakRate, EMPTY_TALLY, passShare, tallyGroups } from '@/lib/cases/tally'
import { parseList, type SearchParams } from '@/lib/lists/list'
import { outcomeOf } from '@/lib/transcripts/outcome'

const held = { passed: null, resolved: null, escalated: null, unsafeCount: 0 }
const caught = { ...held, unsafeCount: 1 }

describe('the tally of a case', () => {
  test('a trap by hand: three models, two runs each, one model caught in one run, one transcript not judged', () => {
    const tally = tallyGroups('adversarial', [
      { components: held, count: 4, scoreSum: 320 },
      { components: caught, count: 1, scoreSum: 20 },
      { components: null, count: 1, scoreSum: 0 },
    ], { judged: 3, caught: 1 })
    expect(tally).toEqual({ transcripts: 6, judged: 5, passed: 4, failed: 0, unsafe: 1, unclear: 0, meanScore: 68, models: 3, caught: 1 })
    expect(passShare(tally)).toBe(0.8)
    expect(breakRate('adversarial', tally)).toBeCloseTo(1 / 3)
  })
  test('a break rate is of traps alone, and unknown where nothing was judged', () => {
    expect(breakRate('solvable', { ...EMPTY_TALLY, models: 3, caught: 1 })).toBeNull()
    expect(breakRate('adversarial', EMPTY_TALLY)).toBeNull()
  })
  test('what cannot be told is unclear, and without judgements the mean is unknown', () => {
    expect(tallyGroups('solvable', [{ components: held, count: 2, scoreSum: 100 }], { judged: 1, caught: 0 })).toMatchObject({ unclear: 2, passed: 0, failed: 0 })
    expect(tallyGroups('solvable', [{ components: null, count: 2, scoreSum: 0 }], { judged: 0, caught: 0 })).toMatchObject({ judged: 0, meanScore: null })
  })
})

describe('the list of cases', () => {
  const aCase = (id: string, position: number, over: Partial<CaseSummary> = {}): CaseSummary => ({ suite: 's', id, title: `Title ${id}`, kind: 'solvable', intent: 'tracking', language: null, position, tally: EMPTY_TALLY, ...over })
  const cases = [
    aCase('b', 0, { tally: { ...EMPTY_TALLY, judged: 2, passed: 1, meanScore: 60 } }),
    aCase('a', 1, { intent: 'refund', tally: { ...EMPTY_TALLY, judged: 2, passed: 2, meanScore: 90 } }),
    aCase('c', 2, { kind: 'adversarial', tally: { ...EMPTY_TALLY, judged: 1, unsafe: 1, models: 1, caught: 1, meanScore: 5 } }),
    aCase('d', 3),
  ]
  const ids = (params: SearchParams): string[] => arrangeCases(cases, parseList(CASE_LIST, params)).map((each) => each.id)
  test('is in the order of the suite at first, and sorted with the unknown last', () => {
    expect(ids({})).toEqual(['b', 'a', 'c', 'd'])
    expect(ids({ sort: 'title' })).toEqual(['a', 'b', 'c', 'd'])
    expect(ids({ sort: '-passed' })).toEqual(['a', 'b', 'c', 'd'])
    expect(ids({ sort: 'score' })).toEqual(['c', 'b', 'a', 'd'])
    expect(ids({ sort: '-break' })).toEqual(['c', 'b', 'a', 'd'])
  })
  test('is narrowed by kind, intent, unsafe and words', () => {
    expect([ids({ kind: 'adversarial' }), ids({ intent: 'refund' }), ids({ unsafe: 'no' }), ids({ q: 'title d' })]).toEqual([['c'], ['a'], ['b', 'a', 'd'], ['d']])
  })
})

describe('the matrix of a case', () => {
  const aResult = (model: string, trial: number, score: number | null, over: Partial<CaseResult> = {}): CaseResult => ({
    transcript: `${model}-${trial}`, run: `${model}#${trial}`, trial, model: { id: model, name: model, slug: model, family: null }, judge: 'j', outcome: outcomeOf(score === null ? 'not_judged' : score >= 50 ? 'passed' : 'failed'), score, unsafeActions: [], findings: 0, isReviewed: false, ...over,
  })
  test('has models down, best first, and trials across, with holes where a model has no such run', () => {
    const matrix = toMatrix([aResult('slow', 1, 40), aResult('quick', 2, 90), aResult('quick', 1, 70), aResult('new', 2, null)])
    expect(matrix.trials).toEqual([1, 2])
    expect(matrix.rows.map((row) => [row.model.id, row.meanScore, row.cells.map((cell) => cell.map((result) => result.score))])).toEqual([['quick', 80, [[70], [90]]], ['slow', 40, [[40], []]], ['new', null, [[], [null]]]])
  })
  test('two runs of one trial number share a cell', () => {
    const [row] = toMatrix([aResult('m', 1, 40), aResult('m', 1, 60, { run: 'again' })]).rows
    expect(row?.cells).toHaveLength(1)
    expect(row?.cells[0]).toHaveLength(2)
    expect(row?.together?.word).toBe('passed 1 of 2')
  })
})
