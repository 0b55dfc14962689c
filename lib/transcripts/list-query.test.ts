import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evidenceLink } from '@/lib/links/links'
import { listQueryToParams, listToFrom, paramsToRecord, parseFrom, parseListQuery, scoreBounds, TRANSCRIPT_LIST, transcriptListHref } from '@/lib/transcripts/list-query'

const NONE = { suite: null, model: null, run: null, case: null, intent: null, kind: [], outcome: [], score: [], ended: [], reviewed: null, deferred: null, finding: null, tag: null }

test('an empty URL is the whole list in the order of import', () => {
  expect(parseListQuery({})).toEqual({ evidence: null, state: { sort: { by: 'imported', descending: false }, page: 1, filters: NONE } })
})

test('a parameter that is not understood is as if it were absent', () => {
  const query = parseListQuery({ kind: 'impossible', score: '7', page: '0', sort: 'mood', outcome: 'passed', ended: ['closed', 'error', 'x'], suite: '', reviewed: 'maybe', run: 'x'.repeat(1001) })
  expect(query.state).toEqual({ sort: { by: 'imported', descending: false }, page: 1, filters: { ...NONE, outcome: ['passed'], ended: ['closed', 'error'] } })
})

test('an id is taken as it is, however long and whatever it holds', () => {
  const run = ` ${'r'.repeat(400)}/#1 `
  expect(parseListQuery({ run }).state.filters.run).toBe(run)
})

test('a figure with its suite and model lists evidence, and what names it is no filter', () => {
  const link = evidenceLink({ suite: 'sab-v2', model: 'helper-1', figure: 'over_escalation', part: 'counted', run: 'r#1', runs: ['r#1', 'r,2'], pass: ['p'] })
  const query = parseListQuery(paramsToRecord(new URL(link, 'http://desk.example').searchParams))
  expect(query.evidence).toEqual({ suite: 'sab-v2', model: 'helper-1', figure: 'over_escalation', part: 'counted', run: 'r#1', runs: ['r#1', 'r,2'], pass: ['p'] })
  expect(query.state.filters).toEqual(NONE)
  expect(transcriptListHref(query, { page: 2 })).toBe('/transcripts?page=2&suite=sab-v2&model=helper-1&figure=over_escalation&part=counted&run=r%231&runs=r%231&runs=r%2C2&pass=p')
})

test('`from` carries the list but not its page', () => {
  const from = listToFrom(parseListQuery({ suite: 's', kind: 'solvable', page: '7', sort: 'score', dir: 'desc' }))
  expect(from).toBe('suite=s&kind=solvable&sort=-score')
  expect(parseFrom(from)?.state).toMatchObject({ filters: { suite: 's', kind: ['solvable'] }, sort: { by: 'score', descending: true }, page: 1 })
  expect(parseFrom(undefined)).toBeNull()
  expect(parseFrom('x'.repeat(9000))).toBeNull()
})

test('score ranges meet without a gap and without overlap', () => {
  const holds = (score: number) => (['0-25', '25-50', '50-75', '75-100', '100'] as const).filter((range) => {
    const { from, under } = scoreBounds(range)
    return score >= from && (under === null || score < under)
  })
  expect([holds(0), holds(24.9), holds(25), holds(99.5), holds(100)]).toEqual([['0-25'], ['0-25'], ['25-50'], ['75-100'], ['100']])
})

test('what is written into a URL is read back the same, and nothing throws', () => {
  const keys = [...Object.keys(TRANSCRIPT_LIST.filters), 'figure', 'part', 'view', 'runs', 'pass', 'cluster', 'sort', 'dir', 'page']
  const values = fc.oneof(fc.string(), fc.constantFrom('yes', 'no', 'solvable', 'passed', 'closed', '0-25', '50', 'counted', 'desc', '-score', ...TRANSCRIPT_LIST.sorts))
  fc.assert(fc.property(fc.dictionary(fc.constantFrom(...keys), fc.oneof(values, fc.array(values))), (params) => {
    const once = parseListQuery(params)
    expect(parseListQuery(paramsToRecord(listQueryToParams(once)))).toEqual(once)
  }), { seed: 20260702, numRuns: 500 })
})
