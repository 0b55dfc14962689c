import { describe, expect, it } from 'vitest'
import type { Anchor, Finding } from '@/lib/findings/finding'
import { resolveAnchor } from '@/lib/findings/anchor-input'
import { markedPieces, placeFindings } from '@/lib/findings/placing'
import type { StoredMessage } from '@/lib/transcripts/message'

const messages: StoredMessage[] = [
  { number: 0, role: 'customer', content: 'Refund now. No, refund later.', at: null, reasoning: null, calls: [], result: null },
  { number: 1, role: 'agent', content: '', at: null, reasoning: null, result: null, calls: [{ position: 0, callId: 'c1', name: 'refund', arguments: '{"why":"asked\\ntwice","sum":12.50}', argumentsValid: true, effect: 'write' }] },
  { number: 2, role: 'tool', content: '', at: null, reasoning: null, calls: [], result: { call: 'c1', name: 'refund', ok: true, value: '{"status":"done"}' } },
]

function finding(id: string, anchors: Partial<Anchor>[], withdrawnAt: string | null = null): Finding {
  return {
    id, tag: { id: 't', name: 't', polarity: 'weakness' }, fault: null, severity: null, root: null, note: null, correctBehaviour: null, quotable: null, status: 'confirmed', source: 'reviewer', author: null, authorId: null,
    at: '', updatedAt: null, withdrawnAt, withdrawnBy: null, version: 1, anchors: anchors.map((anchor) => ({ message: 0, part: null, call: null, quote: null, prefix: null, suffix: null, as: null, ...anchor })),
  }
}

describe('placing findings', () => {
  it('marks the quoted words, told apart by what stands around them', () => {
    const placed = placeFindings(messages, [finding('f', [{ quote: 'refund', prefix: 'No, ' }])])
    expect([...placed.passages]).toEqual([['0', [{ id: 'f', start: 16, end: 22 }]]])
  })

  it('marks words inside a value of a call and of a result', () => {
    const placed = placeFindings(messages, [finding('f', [{ message: 1, part: 'arguments', call: 'c1', quote: 'asked\ntwice' }, { message: 2, part: 'result', call: 'c1', quote: 'done' }])])
    expect([...placed.passages.keys()]).toEqual(['1/arguments/0/0', '2/result/0/0'])
    expect(placed.broken.size).toBe(0)
  })

  it('tells one value of a payload from the same value further on, by what stands around it', () => {
    const rows: StoredMessage = { number: 3, role: 'tool', content: '', at: null, reasoning: null, calls: [], result: { call: '', name: 'list', ok: true, value: '[{"id":"A","state":"pending"},{"id":"B","state":"pending"},{"id":"C","state":"pending"}]' } }
    const resolved = resolveAnchor({ message: 3, part: 'result', passage: { leaf: 3, start: 0, end: 7 } }, rows)
    if (!('anchor' in resolved)) throw new Error(resolved.fault)
    expect(resolved.anchor).toMatchObject({ quote: 'pending', prefix: 'A\npending\nB\n', suffix: '\nC\npending' })
    expect([...placeFindings([...messages, rows], [finding('f', [resolved.anchor])]).passages]).toEqual([['3/result/0/3', [{ id: 'f', start: 0, end: 7 }]]])
  })

  it('marks words that go over several values in each of them', () => {
    const placed = placeFindings(messages, [finding('f', [{ message: 1, part: 'arguments', call: 'c1', quote: 'twice\n12' }])])
    expect([...placed.passages]).toEqual([['1/arguments/0/0', [{ id: 'f', start: 6, end: 11 }]], ['1/arguments/0/1', [{ id: 'f', start: 0, end: 2 }]]])
  })

  it('holds words of a payload as it is stored, and marks nothing for them', () => {
    const placed = placeFindings(messages, [finding('f', [{ message: 2, part: 'result', quote: '"status":"done"' }])])
    expect([placed.passages.size, placed.broken.size]).toEqual([0, 0])
  })

  it('keeps and names what no longer holds: words, call and message', () => {
    const placed = placeFindings(messages, [finding('f', [{ quote: 'gone' }, { message: 1, call: 'zz' }, { message: 9 }, { message: 0 }])])
    expect([...placed.broken]).toEqual(['f/0', 'f/1', 'f/2'])
    expect(placed.byMessage.get(0)?.map(({ id }) => id)).toEqual(['f'])
  })

  it('leaves out what was withdrawn', () => {
    expect(placeFindings(messages, [finding('f', [{ quote: 'Refund' }], '2026-01-01')]).passages.size).toBe(0)
  })

  it('cuts a text where overlapping marks begin and end', () => {
    expect(markedPieces('abcdef', [{ id: 'x', start: 1, end: 4 }, { id: 'y', start: 3, end: 6 }])).toEqual([
      { text: 'a', ids: [] }, { text: 'bc', ids: ['x'] }, { text: 'd', ids: ['x', 'y'] }, { text: 'ef', ids: ['y'] },
    ])
  })
})
