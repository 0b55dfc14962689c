import { messageRecord, toolCallRecord, toolResultRecord, transcriptRecord, type MessageRecord, type ToolCallRecord, type TranscriptRecord } from '@/lib/bundle/record'
import { extraText, jsonOrNull, keysOf, objectText, rawText, valueText } from '@/lib/bundle/rows/json-text'
import { takeKey } from '@/lib/bundle/rows/model'

export type TranscriptTextRow = { error: string | null; usage: string | null; extra: string | null }
export type MessageRow = {
  number: number; role: string; content: string; at: string | null; reasoning: string | null; usage: string | null
  resultCall: string | null; resultName: string | null; resultOk: boolean | null; resultValue: string | null; extra: string | null
}
export type ToolCallRow = { messageNumber: number; position: number; callId: string; name: string; arguments: string; argumentsValid: boolean; effect: string | null; extra: string | null }

const TRANSCRIPT_KEYS = keysOf(transcriptRecord)
const MESSAGE_KEYS = keysOf(messageRecord)
const CALL_KEYS = keysOf(toolCallRecord)
const RESULT_KEYS = keysOf(toolResultRecord)

export function toTranscriptTextRow(record: TranscriptRecord): TranscriptTextRow {
  return { error: record.error ?? null, usage: jsonOrNull(record.usage), extra: extraText(record, TRANSCRIPT_KEYS) }
}

export function toMessageRow(message: MessageRecord, number: number): MessageRow {
  const result = message.tool_result ?? null
  // What the result's columns do not hold stands under the result's own name in extra; an empty object says that there is a result at all.
  const resultExtra = result === null ? undefined : (extraText(result, RESULT_KEYS) ?? (result.value === undefined ? '{}' : undefined))
  return {
    number, role: message.role, content: message.content, at: message.at ?? null, reasoning: message.reasoning ?? null, usage: jsonOrNull(message.usage),
    resultCall: result?.call ?? null, resultName: result?.name ?? null, resultOk: result?.ok ?? null, resultValue: result?.value === undefined ? null : JSON.stringify(result.value),
    extra: extraText(message, MESSAGE_KEYS, [['tool_result', resultExtra]]),
  }
}

export function toToolCallRow(call: ToolCallRecord, messageNumber: number, position: number): ToolCallRow {
  const isText = typeof call.arguments === 'string'
  return {
    messageNumber, position, callId: call.id ?? '', name: call.name, arguments: isText ? String(call.arguments) : JSON.stringify(call.arguments ?? null), argumentsValid: !isText,
    effect: call.effect ?? null, extra: extraText(call, CALL_KEYS),
  }
}

export type TranscriptLineParts = {
  run: string; case: string; ended: string; startedAt: string | null; durationMs: number | null
  text: TranscriptTextRow; messages: readonly MessageRow[]; calls: readonly ToolCallRow[]
}

/** One transcript as one line; messages by number, calls by message and position. */
export function transcriptLine(parts: TranscriptLineParts): string {
  const callsOf = new Map<number, ToolCallRow[]>()
  for (const call of parts.calls) {
    const beside = callsOf.get(call.messageNumber)
    if (beside === undefined) callsOf.set(call.messageNumber, [call])
    else beside.push(call)
  }
  const messages = parts.messages.map((message) => messageText(message, callsOf.get(message.number) ?? []))
  return objectText([
    ['type', '"transcript"'], ['run', valueText(parts.run)], ['case', valueText(parts.case)], ['ended', valueText(parts.ended)], ['messages', `[${messages.join(',')}]`],
    ['usage', rawText(parts.text.usage)], ['started_at', valueText(parts.startedAt)], ['duration_ms', valueText(parts.durationMs)], ['error', valueText(parts.text.error)],
  ], parts.text.extra)
}

function messageText(message: MessageRow, calls: readonly ToolCallRow[]): string {
  const { rest, taken } = takeKey(message.extra, 'tool_result')
  const hasResult = taken !== null || message.resultValue !== null
  return objectText([
    ['role', valueText(message.role)], ['content', valueText(message.content)], ['at', valueText(message.at)],
    ['tool_calls', calls.length === 0 ? undefined : `[${calls.map(callText).join(',')}]`],
    ['tool_result', hasResult ? objectText([['call', valueText(message.resultCall)], ['name', valueText(message.resultName)], ['ok', valueText(message.resultOk)], ['value', rawText(message.resultValue)]], taken) : undefined],
    ['reasoning', valueText(message.reasoning)], ['usage', rawText(message.usage)],
  ], rest)
}

function callText(call: ToolCallRow): string {
  return objectText([
    ['id', call.callId === '' ? undefined : valueText(call.callId)], ['name', valueText(call.name)], ['arguments', call.argumentsValid ? call.arguments : valueText(call.arguments)], ['effect', valueText(call.effect)],
  ], call.extra)
}
