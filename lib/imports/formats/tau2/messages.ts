import type { MessageRecord, ToolCallRecord } from '@/lib/bundle/record'
import { contentOf } from '@/lib/imports/formats/message-text'
import type { Tau2Call, Tau2Message } from '@/lib/imports/formats/tau2/simulation'
import { effectOf } from '@/lib/imports/formats/tool-effect'
import { argumentsOf, resultOf, saysError } from '@/lib/imports/formats/tool-text'

const ROLES: Record<string, string> = { assistant: 'agent', user: 'customer', tool: 'tool', system: 'system' }
/** Keys that become something else, repeat the content (`raw_data`), or describe sound only. */
const KNOWN = new Set(['role', 'content', 'tool_calls', 'turn_idx', 'timestamp', 'cost', 'usage', 'reasoning', 'id', 'requestor', 'error', 'tool_messages', 'raw_data', 'is_audio', 'is_final_chunk', 'chunk_id', 'contains_speech', 'audio_format', 'audio_path', 'audio_content', 'generation_time_seconds'])

/** Messages with the file's own number of each: a group of tool results becomes several messages. */
export type NumberedMessage = { record: MessageRecord; turn: number; hasRawData: boolean }

/** The messages of a conversation. Results are given their tool's name, found by id and, where ids repeat or are empty, by order. */
export function toMessages(source: readonly Tau2Message[]): NumberedMessage[] {
  const made: NumberedMessage[] = []
  let waiting: ToolCallRecord[] = []
  source.forEach((message, index) => {
    const turn = message.turn_idx ?? index
    for (const one of message.tool_messages ?? [message]) {
      const hasRawData = typeof one.raw_data === 'object' && one.raw_data !== null
      if (message.role === 'tool') made.push({ record: toResult(one, waiting), turn, hasRawData })
      else {
        const record = toSpoken(one)
        made.push({ record, turn, hasRawData })
        if (record.tool_calls) waiting = [...record.tool_calls]
      }
    }
  })
  return made
}

function toSpoken(message: Tau2Message): MessageRecord {
  const { text, parts } = contentOf(message.content)
  const calls = (message.tool_calls ?? []).map(toCall)
  const usage = usageOf(message)
  return {
    role: Object.hasOwn(ROLES, message.role) ? (ROLES[message.role] ?? message.role) : message.role,
    content: text,
    ...(message.timestamp ? { at: message.timestamp } : {}),
    ...(message.reasoning ? { reasoning: message.reasoning } : {}),
    ...(usage === null ? {} : { usage }),
    ...(calls.length === 0 ? {} : { tool_calls: calls }),
    ...(parts === undefined ? {} : { content_parts: parts }),
    ...extraOf(message),
  }
}

/** A call of the agent's or of the customer's own tools. */
export function toCall(call: Tau2Call): ToolCallRecord {
  const { id, name, arguments: written, requestor, ...rest } = call
  const given = typeof written === 'string' ? argumentsOf(written) : (written ?? {})
  return { id: id ?? '', name, arguments: given, effect: effectOf(name), ...(requestor && requestor !== 'assistant' ? { requestor } : {}), ...filled(rest) }
}

/** A result; takes its call out of those that wait for one. The file's own error flag is kept where the text says otherwise. */
export function toResult(message: Tau2Message, waiting: ToolCallRecord[]): MessageRecord {
  const { text } = contentOf(message.content)
  const isOwn = (call: ToolCallRecord) => call.id === (message.id ?? '')
  const at = Math.max(0, waiting.findIndex(isOwn))
  const [call] = waiting.splice(at, 1)
  const isError = message.error === true || saysError(text)
  return {
    role: 'tool', content: '', ...(message.timestamp ? { at: message.timestamp } : {}),
    tool_result: {
      call: message.id ?? null, name: call?.name ?? null, ok: !isError, value: resultOf(text),
      ...(message.requestor && message.requestor !== 'assistant' ? { requestor: message.requestor } : {}),
      ...(typeof message.error === 'boolean' && message.error !== isError ? { error: message.error } : {}),
    },
    ...extraOf(message),
  }
}

/** Tokens and cost of one message; a cost of 0 is one that the harness did not know. */
function usageOf(message: Tau2Message): Record<string, number> | null {
  const usage: Record<string, number> = {}
  if (typeof message.usage?.prompt_tokens === 'number') usage.input_tokens = message.usage.prompt_tokens
  if (typeof message.usage?.completion_tokens === 'number') usage.output_tokens = message.usage.completion_tokens
  if (typeof message.cost === 'number' && message.cost > 0) usage.cost_usd = message.cost
  return Object.keys(usage).length === 0 ? null : usage
}

function extraOf(message: Tau2Message): Record<string, unknown> {
  return filled(Object.fromEntries(Object.entries(message).filter(([key]) => !KNOWN.has(key))))
}

/** Members that say something: null, false, empty texts and empty lists left out. */
export function filled(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== null && item !== undefined && item !== '' && item !== false && !(Array.isArray(item) && item.length === 0)))
}
