import type { MessageRecord, ToolCallRecord } from '@/lib/bundle/record'
import { contentOf } from '@/lib/imports/formats/message-text'
import { asAction } from '@/lib/imports/formats/tau/react'
import type { TauMessage } from '@/lib/imports/formats/tau/result'
import { effectOf } from '@/lib/imports/formats/tool-effect'
import { argumentsOf, resultOf, saysError } from '@/lib/imports/formats/tool-text'

const ROLES: Record<string, string> = { system: 'system', user: 'customer', assistant: 'agent', tool: 'tool', function: 'tool' }
const KNOWN = new Set(['role', 'content', 'tool_calls', 'function_call', 'tool_call_id', 'name', 'reasoning_content'])
const API_OUTPUT = /^API output: ?/

/**
 * A trajectory as messages, one for one, so that numbers stay those of the file. In the text strategies (`act`,
 * `react`) an agent's `Action: {…}` becomes a call and the `API output: …` that comes back as the customer's words
 * becomes its result.
 */
export function toMessages(trajectory: readonly TauMessage[]): MessageRecord[] {
  const messages: MessageRecord[] = []
  /** The text strategies have no ids: a call is named after the message that holds it. */
  let pending: { id: string; name: string } | null = null
  trajectory.forEach((message, index) => {
    const { text, parts } = contentOf(message.content)
    const rest = { ...extraOf(message), ...(parts === undefined ? {} : { content_parts: parts }) }
    const role = Object.hasOwn(ROLES, message.role) ? (ROLES[message.role] ?? message.role) : message.role
    if (role === 'tool') {
      messages.push({ role, content: '', tool_result: { call: message.tool_call_id ?? null, name: message.name ?? null, ok: !saysError(text), value: resultOf(text) }, ...rest })
      return
    }
    if (role === 'customer' && API_OUTPUT.test(text)) {
      const output = text.replace(API_OUTPUT, '')
      messages.push({ role: 'tool', content: '', tool_result: { call: pending?.id ?? null, name: pending?.name ?? null, ok: !saysError(output), value: resultOf(output) }, ...rest })
      pending = null
      return
    }
    const calls = callsOf(message)
    const action = role === 'agent' && calls.length === 0 ? asAction(text) : null
    if (action === null) {
      const reasoning = typeof message.reasoning_content === 'string' && message.reasoning_content !== '' ? { reasoning: message.reasoning_content } : {}
      messages.push({ role, content: text, ...reasoning, ...(calls.length === 0 ? {} : { tool_calls: calls }), ...rest })
      return
    }
    const thought = action.thought === '' ? {} : { reasoning: action.thought }
    if (action.kind === 'reply') {
      messages.push({ role, content: action.text, ...thought, ...rest })
      return
    }
    pending = { id: `m${index}`, name: action.name }
    messages.push({ role, content: '', ...thought, tool_calls: [{ id: pending.id, name: action.name, arguments: action.arguments, effect: effectOf(action.name) }], ...rest })
  })
  return messages
}

function callsOf(message: TauMessage): ToolCallRecord[] {
  const calls = (message.tool_calls ?? []).map((call) => {
    const { id, type: _type, function: called, index: _index, ...rest } = call
    return { id: id ?? '', name: called.name, arguments: toArguments(called.arguments), effect: effectOf(called.name), ...rest }
  })
  const legacy = message.function_call
  return legacy ? [...calls, { id: '', name: legacy.name, arguments: toArguments(legacy.arguments), effect: effectOf(legacy.name) }] : calls
}

function toArguments(written: unknown): ToolCallRecord['arguments'] {
  if (typeof written === 'string') return argumentsOf(written)
  return typeof written === 'object' && written !== null && !Array.isArray(written) ? { ...written } : ''
}

/** Keys that the format does not carry, empty ones left out. */
function extraOf(message: TauMessage): Record<string, unknown> {
  return Object.fromEntries(Object.entries(message).filter(([key, value]) => !KNOWN.has(key) && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)))
}
