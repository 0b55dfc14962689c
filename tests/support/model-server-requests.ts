import { z } from 'zod'
import type { MessageRecord } from '@/lib/bundle/record'
import type { ServedRequest } from '@/tests/support/model-server'

// Both wire formats read strictly: a request that a real server would refuse fails the test here.

const openAiContent = z.union([z.string(), z.array(z.object({ type: z.literal('text'), text: z.string() })).transform((parts) => parts.map((part) => part.text).join(''))])

const openAiRequest = z.object({
  model: z.string(),
  messages: z.array(z.discriminatedUnion('role', [
    z.object({ role: z.literal('system'), content: openAiContent }),
    z.object({ role: z.literal('developer'), content: openAiContent }),
    z.object({ role: z.literal('user'), content: openAiContent }),
    z.object({ role: z.literal('assistant'), content: openAiContent.nullish(), tool_calls: z.array(z.object({ id: z.string().min(1), type: z.literal('function'), function: z.object({ name: z.string(), arguments: z.string() }) })).optional() }),
    z.object({ role: z.literal('tool'), tool_call_id: z.string().min(1), content: openAiContent }),
  ])).min(1),
  tools: z.array(z.object({ type: z.literal('function'), function: z.object({ name: z.string().regex(/^[a-zA-Z0-9_-]{1,64}$/), description: z.string().optional(), parameters: z.looseObject({ type: z.literal('object') }) }) })).optional(),
  stream: z.boolean().optional(), seed: z.number().int().optional(), temperature: z.number().optional(),
  max_tokens: z.number().optional(), max_completion_tokens: z.number().optional(),
})

export type Read = Omit<ServedRequest, 'number' | 'at'>

export function readOpenAiRequest(body: unknown, key: string | null): Read {
  const request = openAiRequest.parse(body)
  const messages: MessageRecord[] = []
  const names = new Map<string, string>()
  let system = ''
  for (const message of request.messages) {
    switch (message.role) {
      case 'system':
      case 'developer': system += message.content; break
      case 'user': messages.push({ role: 'customer', content: message.content }); break
      case 'assistant': {
        const calls = message.tool_calls ?? []
        for (const call of calls) names.set(call.id, call.function.name)
        messages.push({ role: 'agent', content: message.content ?? '', ...(calls.length === 0 ? {} : { tool_calls: calls.map((call) => ({ id: call.id, name: call.function.name, arguments: z.record(z.string(), z.unknown()).parse(JSON.parse(call.function.arguments)) })) }) })
        break
      }
      case 'tool': messages.push(toolMessage(message.tool_call_id, names.get(message.tool_call_id), message.content)); break
    }
  }
  return {
    wire: 'openai', model: request.model, system, messages, key, tools: (request.tools ?? []).map((tool) => tool.function.name), stream: request.stream ?? false,
    seed: request.seed ?? null, temperature: request.temperature ?? null, maxTokens: request.max_completion_tokens ?? request.max_tokens ?? null,
  }
}

const anthropicBlock = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string().min(1) }),
  z.object({ type: z.literal('tool_use'), id: z.string().min(1), name: z.string(), input: z.record(z.string(), z.unknown()) }),
  z.object({ type: z.literal('tool_result'), tool_use_id: z.string().min(1), is_error: z.boolean().optional(), content: z.union([z.string(), z.array(z.object({ type: z.literal('text'), text: z.string() })).transform((parts) => parts.map((part) => part.text).join(''))]) }),
])

const anthropicRequest = z.object({
  model: z.string(), max_tokens: z.number().int().min(1),
  system: z.union([z.string(), z.array(z.object({ type: z.literal('text'), text: z.string() })).transform((parts) => parts.map((part) => part.text).join(''))]).optional(),
  messages: z.array(z.object({ role: z.enum(['user', 'assistant']), content: z.union([z.string().transform((text) => [{ type: 'text' as const, text }]), z.array(anthropicBlock).min(1)]) })).min(1),
  tools: z.array(z.object({ name: z.string(), description: z.string().optional(), input_schema: z.looseObject({ type: z.literal('object') }) })).optional(),
  stream: z.boolean().optional(), temperature: z.number().min(0).max(1).optional(),
})

export function readAnthropicRequest(body: unknown, key: string | null): Read {
  const request = anthropicRequest.parse(body)
  const messages: MessageRecord[] = []
  const names = new Map<string, string>()
  for (const message of request.messages) {
    const text = message.content.flatMap((block) => (block.type === 'text' ? [block.text] : [])).join('\n')
    const calls = message.content.flatMap((block) => (block.type === 'tool_use' ? [block] : []))
    for (const call of calls) names.set(call.id, call.name)
    for (const block of message.content) if (block.type === 'tool_result') messages.push(toolMessage(block.tool_use_id, names.get(block.tool_use_id), block.content))
    if (message.role === 'assistant') messages.push({ role: 'agent', content: text, ...(calls.length === 0 ? {} : { tool_calls: calls.map((call) => ({ id: call.id, name: call.name, arguments: call.input })) }) })
    else if (text !== '') messages.push({ role: 'customer', content: text })
  }
  return { wire: 'anthropic', model: request.model, system: request.system ?? '', messages, key, tools: (request.tools ?? []).map((tool) => tool.name), stream: request.stream ?? false, seed: null, temperature: request.temperature ?? null, maxTokens: request.max_tokens }
}

export function toolMessage(call: string, name: string | undefined, content: string): MessageRecord {
  const value = z.json().parse(JSON.parse(content))
  const failed = z.strictObject({ error: z.string(), message: z.string() }).safeParse(value).success
  if (name === undefined) throw new Error(`a tool result for a call that was never made: ${call}`)
  return { role: 'tool', content: '', tool_result: { call, name, ok: !failed, value } }
}
