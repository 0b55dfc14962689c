import type { MessageRecord, TranscriptRecord } from '@/lib/bundle/record'
import { toMessages } from '@/lib/imports/formats/tau/messages'
import type { TauResult } from '@/lib/imports/formats/tau/result'
import type { TranscriptEnding } from '@/lib/transcripts/transcript'

const RESULT_KEYS = new Set(['task_id', 'reward', 'trial', 'traj', 'info'])
const INFO_KEYS = new Set(['task', 'source', 'user_cost', 'reward_info', 'env_name', 'error', 'traceback'])

/** A result as a transcript; what the format has no word for stands in `extra`, to be masked before it is kept. */
export function toTranscript(result: TauResult, at: { run: string; case: string }): { transcript: { record: TranscriptRecord; extra: Record<string, unknown> }; isHandedOver: boolean } {
  const messages = toMessages(result.traj)
  const isHandedOver = messages.some((message) => message.tool_calls?.some((call) => call.effect === 'handover'))
  const cost = result.info?.user_cost
  const error = [result.info?.error, result.info?.traceback].filter((text) => typeof text === 'string' && text !== '').join('\n\n')
  const record: TranscriptRecord = {
    type: 'transcript', ...at, ended: endingOf(result, messages), messages,
    // A cost of 0 means that the harness did not know it.
    ...(cost !== null && cost !== undefined && cost > 0 ? { usage: { customer_cost_usd: cost } } : {}),
    ...(error === '' ? {} : { error }),
  }
  const extra = Object.fromEntries([
    ...Object.entries(result).filter(([key]) => !RESULT_KEYS.has(key) && !Object.hasOwn(record, key)),
    ...Object.entries(result.info ?? {}).filter(([key]) => !INFO_KEYS.has(key) && !Object.hasOwn(record, key)),
  ])
  return { transcript: { record, extra }, isHandedOver }
}

/** tau-bench does not say how a conversation ended; its error, last message and missing reward do. */
function endingOf(result: TauResult, messages: readonly MessageRecord[]): TranscriptEnding {
  if (result.info?.error || messages.length === 0) return 'error'
  const last = messages.at(-1)
  const lastCall = [...messages].reverse().find((message) => (message.tool_calls ?? []).length > 0)
  if (last?.role === 'tool' && lastCall?.tool_calls?.some((call) => call.effect === 'handover')) return 'escalated'
  if (last?.role === 'customer' && last.content.includes('###STOP###')) return 'closed'
  return result.info?.reward_info ? 'unknown' : 'max_turns'
}
