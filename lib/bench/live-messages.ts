import type { MessageRecord } from '@/lib/bundle/record'
import type { StoredMessage } from '@/lib/transcripts/message'

/** Messages of a conversation that is not stored yet, as the transcript's page draws them. */
export function toLiveMessages(messages: readonly MessageRecord[]): StoredMessage[] {
  return messages.map((message, number) => ({
    number, role: message.role, content: message.content, at: message.at ?? null, reasoning: message.reasoning ?? null,
    calls: (message.tool_calls ?? []).map((call, position) => ({
      position, callId: call.id ?? '', name: call.name, arguments: typeof call.arguments === 'string' ? call.arguments : JSON.stringify(call.arguments), argumentsValid: typeof call.arguments !== 'string', effect: call.effect ?? null,
    })),
    result: message.tool_result == null ? null : { call: message.tool_result.call ?? '', name: message.tool_result.name ?? null, ok: message.tool_result.ok ?? null, value: JSON.stringify(message.tool_result.value) },
  }))
}
