import { expect, it } from 'vitest'
import { summariseTranscript } from '@/lib/transcripts/summary'

it('counts messages, visible agent messages, turns, calls, failed results and writes', () => {
  expect(summariseTranscript({
    type: 'transcript', run: 'r', case: 'c', ended: 'resolved', duration_ms: 1200, usage: { input_tokens: 10, cost_usd: 0.5, judge_cost_usd: 0 },
    messages: [
      { role: 'system', content: 'Be kind.' }, { role: 'customer', content: 'Hello' }, { role: 'agent', content: ' \n ', tool_calls: [{ id: 'a', name: 'x', arguments: {}, effect: 'write' }, { id: 'b', name: 'y', arguments: {}, effect: 'read' }] },
      { role: 'tool', content: '', tool_result: { call: 'a', name: 'x', ok: false, value: null } }, { role: 'tool', content: '', tool_result: { call: 'b', name: 'y', value: 1 } }, { role: 'agent', content: 'Done.' }, { role: 'critic', content: 'Hm.' },
      { role: 'customer', content: '', tool_calls: [{ id: 'c', name: 'z', arguments: 'not json', effect: 'handover' }] },
    ],
  })).toEqual({
    messageCount: 8, agentMessageCount: 1, turnCount: 2, toolCallCount: 3, toolErrorCount: 1, writeCallCount: 1, inputTokens: 10, outputTokens: null, costUsd: 0.5, customerCostUsd: null, judgeCostUsd: 0, durationMs: 1200, hasError: false,
  })
})

it('says unknown, not zero, where the record is silent, and sees an error in its text or its ending', () => {
  const bare = { type: 'transcript', run: 'r', case: 'c', messages: [] } as const
  expect(summariseTranscript({ ...bare, messages: [], ended: 'closed' })).toMatchObject({ inputTokens: null, costUsd: null, durationMs: null, hasError: false })
  expect(summariseTranscript({ ...bare, messages: [], ended: 'closed', error: '' }).hasError).toBe(false)
  expect(summariseTranscript({ ...bare, messages: [], ended: 'closed', error: 'timeout' }).hasError).toBe(true)
  expect(summariseTranscript({ ...bare, messages: [], ended: 'error' }).hasError).toBe(true)
})
