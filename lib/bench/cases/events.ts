import type { MessageRecord } from '@/lib/bundle/record'

/** Something somebody wrote. */
export interface Said { by: 'customer' | 'agent'; text: string; message: number }
/** A tool call with its outcome. `ok` is false also when no result was found. */
export interface Called { tool: string; args: Readonly<Record<string, unknown>>; ok: boolean; message: number; call: string | null }
/** What happened in a conversation, in order; `message` is the message's number. */
export interface ConversationEvents { said: Said[]; called: Called[] }

/** Reads a conversation once. Results are paired with calls by id, or by order where an id is missing or repeated. */
export function readEvents(messages: readonly MessageRecord[]): ConversationEvents {
  const said: Said[] = []
  const called: Called[] = []
  const waiting: Called[] = []
  messages.forEach((message, number) => {
    if ((message.role === 'customer' || message.role === 'agent') && message.content.trim() !== '') said.push({ by: message.role, text: message.content, message: number })
    if (message.role === 'agent') {
      for (const call of message.tool_calls ?? []) {
        const one: Called = { tool: call.name, args: isObject(call.arguments) ? call.arguments : {}, ok: false, message: number, call: call.id ?? null }
        called.push(one)
        waiting.push(one)
      }
    }
    if (message.role === 'tool' && message.tool_result) {
      const id = message.tool_result.call ?? null
      const index = Math.max(0, waiting.findIndex((one) => one.call === id))
      const [call] = waiting.splice(index, 1)
      if (call) call.ok = message.tool_result.ok !== false
    }
  })
  return { said, called }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
