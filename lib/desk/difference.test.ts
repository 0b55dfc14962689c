import { describe, expect, it } from 'vitest'
import { diffStates } from '@/lib/desk/difference'

describe('diffStates', () => {
  it('gives one change for each field that differs', () => {
    expect(diffStates({ a: { b: 1, c: 2 } }, { a: { b: 1, c: 3 } })).toEqual([{ path: 'a.c', before: 2, after: 3 }])
  })

  it('gives a record that appears or disappears as one change', () => {
    expect(diffStates({ returns: {} }, { returns: { r1: { order: 'NL-1' } } })).toEqual([{ path: 'returns.r1', before: undefined, after: { order: 'NL-1' } }])
    expect(diffStates({ lines: [{ sku: 'A' }, { sku: 'B' }] }, { lines: [{ sku: 'A' }] })).toEqual([{ path: 'lines.1', before: { sku: 'B' }, after: undefined }])
  })

  it('tells an empty list from an empty object, and null from nothing', () => {
    expect(diffStates({ a: [] }, { a: {} })).toHaveLength(1)
    expect(diffStates({ a: null }, {})).toEqual([{ path: 'a', before: null, after: undefined }])
  })

  it('is silent about equal states', () => {
    expect(diffStates({ a: [1, { b: null }] }, { a: [1, { b: null }] })).toEqual([])
  })
})
