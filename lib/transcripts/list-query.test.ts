import fc from 'fast-check'
import { expect, test } from 'vitest'
import { evidenceLink } from '@/lib/links/links'
import { FILTER_KEYS, LIST_SORTS, listQueryToParams, listToFrom, paramsToRecord, parseFrom, parseListQuery } from '@/lib/transcripts/list-query'

test('an empty URL is the whole list in the order of import', () => {
  expect(parseListQuery({})).toEqual({ filter: {}, evidence: null, sort: 'imported', direction: 'asc', page: 1, pageSize: 50 })
})

test('a parameter that is not understood is as if it were absent', () => {
  const query = parseListQuery({ kind: 'impossible', score_min: '101', score_max: '-3', page: '0', per: '7', sort: 'mood', dir: 'sideways', outcome: 'passed', ended: ['closed', 'error'], suite: '' })
  expect(query).toEqual({ filter: { outcome: 'passed', ended: 'closed' }, evidence: null, sort: 'imported', direction: 'asc', page: 1, pageSize: 50 })
})

test('a figure with its suite and model lists evidence', () => {
  const link = evidenceLink({ suite: 'sab-v2', model: 'helper-1', figure: 'over_escalation', part: 'counted', run: 'r#1', runs: ['r#1', 'r,2'], pass: ['p'] })
  const query = parseListQuery(paramsToRecord(new URL(link, 'http://desk.example').searchParams))
  expect(query.evidence).toEqual({ suite: 'sab-v2', model: 'helper-1', figure: 'over_escalation', part: 'counted', run: 'r#1', runs: ['r#1', 'r,2'], pass: ['p'] })
})

test('`from` carries the list but not its page', () => {
  const from = listToFrom(parseListQuery({ suite: 's', kind: 'solvable', page: '7', per: '100', sort: 'score', dir: 'desc' }))
  expect(from).toBe('suite=s&kind=solvable&sort=score&dir=desc')
  expect(parseFrom(from)).toMatchObject({ filter: { suite: 's', kind: 'solvable' }, sort: 'score', direction: 'desc', page: 1, pageSize: 50 })
  expect(parseFrom(undefined)).toBeNull()
})

test('what is written into a URL is read back the same, and nothing throws', () => {
  const keys = [...FILTER_KEYS, 'figure', 'part', 'view', 'runs', 'sort', 'dir', 'page', 'per']
  const values = fc.oneof(fc.string(), fc.constantFrom('yes', 'no', 'solvable', 'passed', 'closed', '0', '50', '100', 'counted', 'desc', ...LIST_SORTS))
  fc.assert(fc.property(fc.dictionary(fc.constantFrom(...keys), fc.oneof(values, fc.array(values))), (params) => {
    const once = parseListQuery(params)
    const again = parseListQuery(paramsToRecord(listQueryToParams(once)))
    expect(once.evidence === null ? again : { ...again, filter: {} }).toEqual(once.evidence === null ? once : { ...once, filter: {} })
  }), { seed: 20260702, numRuns: 500 })
})
