import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { choiceFilter, defineList, flagFilter, isNarrowed, listHref, parseList, textFilter, visibleColumns } from '@/lib/lists/list'

const LIST = defineList({
  name: 'things',
  sorts: ['imported', 'score', 'trial'],
  firstSort: '-imported',
  columns: ['name', 'score', 'trial', 'notes'],
  hiddenAtFirst: ['notes'],
  filters: { suite: textFilter(), status: choiceFilter(['complete', 'partial']), reviewed: flagFilter() },
  pageSize: 50,
})
const NONE = { suite: null, status: [], reviewed: null }

describe('the state of a list', () => {
  test('an empty address is the declaration', () => {
    expect(parseList(LIST, {})).toEqual({ sort: { by: 'imported', descending: true }, page: 1, filters: NONE })
  })
  test('everything can be named', () => {
    expect(parseList(LIST, { sort: 'score', page: '3', suite: ' sab-v2 ', status: ['partial', 'complete'], reviewed: 'no' }))
      .toEqual({ sort: { by: 'score', descending: false }, page: 3, filters: { suite: 'sab-v2', status: ['complete', 'partial'], reviewed: false } })
  })
  test('what is wrong is its default', () => {
    expect(parseList(LIST, { sort: '-colour', page: '0', status: 'finished', reviewed: 'perhaps', suite: ['', 'x'] }))
      .toEqual({ sort: { by: 'imported', descending: true }, page: 1, filters: NONE })
    expect(parseList(LIST, { page: '99999999999' }).page).toBe(1)
  })
})

describe('the address of a state', () => {
  const state = parseList(LIST, { sort: '-score', page: '4', status: 'partial' })
  test('what is at its default is left out', () => {
    expect(listHref('/things', LIST, parseList(LIST, {}), {})).toBe('/things')
    expect(listHref('/things', LIST, state, { sort: { by: 'imported', descending: true } })).toBe('/things?status=partial')
  })
  test('turning the page keeps the rest', () => {
    expect(listHref('/things', LIST, state, { page: 5 })).toBe('/things?status=partial&sort=-score&page=5')
  })
  test('a changed filter goes back to the first page', () => {
    expect(listHref('/things', LIST, state, { filters: { status: [], reviewed: true } })).toBe('/things?reviewed=yes&sort=-score')
  })
  test('other parameters are carried along', () => {
    expect(listHref('/things', LIST, parseList(LIST, {}), { page: 2 }, { cols: ['name', 'trial'] })).toBe('/things?page=2&cols=name&cols=trial')
  })
  test('reading back what was written gives the same state', () => {
    fc.assert(fc.property(
      fc.record({ sort: fc.constantFrom('imported', '-score', 'trial'), page: fc.integer({ min: 1, max: 9_999 }).map(String), suite: fc.string(), status: fc.subarray(['complete', 'partial']), reviewed: fc.constantFrom('yes', 'no', '') }),
      (params) => {
        const state = parseList(LIST, params)
        const url = new URL(listHref('/things', LIST, state, {}), 'http://desk.test')
        const read = Object.fromEntries([...new Set(url.searchParams.keys())].map((key) => [key, url.searchParams.getAll(key)]))
        expect(parseList(LIST, read)).toEqual(state)
      },
    ), { seed: 7, numRuns: 300 })
  })
})

describe('columns', () => {
  test('at first, all but those hidden at first', () => {
    expect(visibleColumns(LIST, {}, undefined)).toEqual(['name', 'score', 'trial'])
  })
  test('the address goes before what is remembered, and the first column always stays', () => {
    expect(visibleColumns(LIST, { cols: ['notes'] }, 'name.trial')).toEqual(['name', 'notes'])
    expect(visibleColumns(LIST, {}, 'trial.notes')).toEqual(['name', 'trial', 'notes'])
  })
  test('nonsense and "first" mean the declaration', () => {
    expect(visibleColumns(LIST, { cols: 'first' }, 'trial')).toEqual(['name', 'score', 'trial'])
    expect(visibleColumns(LIST, {}, 'x.y')).toEqual(['name', 'score', 'trial'])
  })
})

test('a list is narrowed when any filter holds something', () => {
  expect(isNarrowed(NONE)).toBe(false)
  expect(isNarrowed({ ...NONE, reviewed: false })).toBe(true)
  expect(isNarrowed({ ...NONE, status: ['partial'] })).toBe(true)
})
