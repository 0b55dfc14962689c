import type { TranscriptRecord } from '@/lib/bundle/record'

/** What a list shows of a transcript without reading its messages. Counts are whole numbers; tokens, costs (USD) and duration (ms) null where the record does not say. */
export type TranscriptSummary = {
  messageCount: number
  /** Agent messages with visible text: what METRICS counts as verbosity. */
  agentMessageCount: number
  /** Customer messages. */
  turnCount: number
  toolCallCount: number
  /** Tool results that say they failed. */
  toolErrorCount: number
  /** Calls marked as changing something. */
  writeCallCount: number
  inputTokens: number | null
  outputTokens: number | null
  costUsd: number | null
  customerCostUsd: number | null
  judgeCostUsd: number | null
  durationMs: number | null
  hasError: boolean
}

/** Counts a transcript's messages and calls. */
export function summariseTranscript(record: TranscriptRecord): TranscriptSummary {
  let agentMessageCount = 0
  let turnCount = 0
  let toolCallCount = 0
  let toolErrorCount = 0
  let writeCallCount = 0
  for (const message of record.messages) {
    if (message.role === 'agent' && message.content.trim() !== '') agentMessageCount++
    if (message.role === 'customer') turnCount++
    if (message.tool_result?.ok === false) toolErrorCount++
    for (const call of message.tool_calls ?? []) {
      toolCallCount++
      if (call.effect === 'write') writeCallCount++
    }
  }
  const usage = record.usage ?? {}
  return {
    messageCount: record.messages.length, agentMessageCount, turnCount, toolCallCount, toolErrorCount, writeCallCount,
    inputTokens: usage.input_tokens ?? null, outputTokens: usage.output_tokens ?? null, costUsd: usage.cost_usd ?? null, customerCostUsd: usage.customer_cost_usd ?? null,
    judgeCostUsd: usage.judge_cost_usd ?? null, durationMs: record.duration_ms ?? null, hasError: (record.error ?? '') !== '' || record.ended === 'error',
  }
}
