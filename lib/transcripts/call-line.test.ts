import { describe, expect, it } from 'vitest'
import { callLine } from '@/lib/transcripts/call-line'
import type { StoredCall, StoredMessage } from '@/lib/transcripts/message'
import type { CallView } from '@/lib/transcripts/view'

function aCall(part: Partial<StoredCall>, value: string | null | undefined, ok = true): CallView {
  const call: StoredCall = { position: 0, callId: 'c', name: 'get_order', arguments: '{}', argumentsValid: true, effect: 'read', ...part }
  const message: StoredMessage = { number: 2, role: 'tool', content: '', at: null, reasoning: null, calls: [], result: null }
  return { place: { message: 1, position: 0 }, call, isNamed: true, answer: value === undefined ? { kind: 'none' } : { kind: 'with-call', message: { message, result: { call: 'c', name: 'get_order', ok, value } } } }
}

describe('the one line of a tool call', () => {
  it('says what was asked and what came back', () => {
    expect(callLine(aCall({ arguments: '{"order":"NL-1042"}' }, '{"status":"shipped"}'))).toEqual({ arguments: 'order: NL-1042', result: 'status: shipped' })
  })

  it('gives a short side’s room to the long one', () => {
    const line = callLine(aCall({ arguments: '{"id":1}' }, JSON.stringify({ text: 'x'.repeat(200) })))
    expect(line.arguments).toBe('id: 1')
    expect(line.arguments.length + line.result.length).toBe(40)
    const other = callLine(aCall({ arguments: JSON.stringify({ text: 'x'.repeat(200) }) }, '"ok"'))
    expect(other.result).toBe('ok')
    expect(other.arguments.length + other.result.length).toBe(40)
  })

  it('stays one line where both are long, and leaves each something', () => {
    const line = callLine(aCall({ name: 'a_tool_with_a_very_long_name_indeed_really', arguments: JSON.stringify({ text: 'x'.repeat(200) }) }, JSON.stringify('y'.repeat(200))))
    expect([line.arguments.length, line.result.length]).toEqual([10, 10])
  })

  it('tells no value, an empty one and no result apart', () => {
    expect(callLine(aCall({}, null)).result).toBe('no value')
    expect(callLine(aCall({}, '""')).result).toBe('empty')
    expect(callLine(aCall({}, undefined)).result).toBe('')
  })

  it('shows arguments that are not JSON as they were written', () => {
    expect(callLine(aCall({ arguments: "{'order_id': '#W1'}", argumentsValid: false }, '1')).arguments).toBe("{'order_id': '#W1'}")
  })
})
