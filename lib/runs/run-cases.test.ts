import { describe, expect, test } from 'vitest'
import { parseList, type SearchParams } from '@/lib/lists/list'
import { fromRun } from '@/lib/runs/from-list'
import { arrangeRunCases, type RunCase } from '@/lib/runs/run-cases'
import { RUN_CASES_LIST } from '@/lib/runs/run-cases-list'
import { outcomeOf, type OutcomeId } from '@/lib/transcripts/outcome'

function aRunCase(id: string, position: number, outcome: OutcomeId, over: Partial<RunCase> = {}): RunCase {
  return {
    transcript: `t-${id}`, case: { id, title: `Title ${id}`, kind: 'solvable', intent: 'tracking' }, position, outcome: outcomeOf(outcome), score: 50, resolved: true, escalated: false,
    instructionFollowing: null, sentiment: null, grounded: null, unsafeCount: 0, ended: 'resolved', messages: 4, toolCalls: 1, toolErrors: 0, costUsd: null, findings: 0, reviewers: [], ...over,
  }
}

const CASES = [
  aRunCase('a', 0, 'passed', { score: 90, reviewers: ['ana@example.com'] }),
  aRunCase('b', 1, 'unsafe', { score: 10, findings: 2, case: { id: 'b', title: 'Chargeback threat', kind: 'adversarial', intent: 'chargeback' } }),
  aRunCase('c', 2, 'failed', { score: null }),
  aRunCase('d', 3, 'failed', { score: 40 }),
]

function idsFor(params: SearchParams): string[] {
  return arrangeRunCases(CASES, parseList(RUN_CASES_LIST, params)).map((each) => each.case.id)
}

describe('the cases of a run', () => {
  test('stand in the order of the suite at first', () => {
    expect(idsFor({})).toEqual(['a', 'b', 'c', 'd'])
    expect(idsFor({ sort: '-case' })).toEqual(['d', 'c', 'b', 'a'])
  })
  test('sorted by score, the one without a score is last either way', () => {
    expect(idsFor({ sort: 'score' })).toEqual(['b', 'd', 'a', 'c'])
    expect(idsFor({ sort: '-score' })).toEqual(['a', 'd', 'b', 'c'])
  })
  test('sorted by outcome, the worst is first and ties keep the order of the suite', () => {
    expect(idsFor({ sort: 'outcome' })).toEqual(['b', 'c', 'd', 'a'])
  })
  test('are narrowed by outcome, kind, review, findings and words', () => {
    expect(idsFor({ outcome: ['failed', 'unsafe'] })).toEqual(['b', 'c', 'd'])
    expect(idsFor({ kind: 'adversarial' })).toEqual(['b'])
    expect(idsFor({ reviewed: 'no' })).toEqual(['b', 'c', 'd'])
    expect(idsFor({ findings: 'yes' })).toEqual(['b'])
    expect(idsFor({ q: 'CHARGE' })).toEqual(['b'])
  })
})

test('a transcript opened from a run knows the run, its filters and its order', () => {
  const state = parseList(RUN_CASES_LIST, { outcome: ['failed', 'unsafe'], sort: '-score', reviewed: 'no' })
  const from = new URLSearchParams(fromRun('r/1', state))
  expect({ run: from.get('run'), outcome: from.getAll('outcome'), sort: from.get('sort'), reviewed: from.get('reviewed') }).toEqual({ run: 'r/1', outcome: ['unsafe', 'failed'], sort: '-score', reviewed: 'no' })
})
