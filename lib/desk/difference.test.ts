import { describe, expect, it } from 'vitest'
import { diffStates, storedChanges } from '@/lib/desk/difference'

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

describe('changes that a transcript carries', () => {
  it('are read back as they were written', () => {
    const changes = diffStates({ orders: { 'NL-1': { status: 'processing' } }, returns: {} }, { orders: { 'NL-1': { status: 'cancelled' } }, returns: { 'RT-1': { order: 'NL-1' } } })
    expect(storedChanges(JSON.stringify({ state_changes: changes }))).toEqual([{ path: 'orders.NL-1.status', before: 'processing', after: 'cancelled' }, { path: 'returns.RT-1', after: { order: 'NL-1' } }])
  })

  it('are none where a file says something else under that name, or nothing', () => {
    expect([storedChanges(null), storedChanges('{"other":1}'), storedChanges('{"state_changes":"many"}'), storedChanges('"state_changes" and no JSON')]).toEqual([[], [], [], []])
  })
})
