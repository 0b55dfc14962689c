import type { ModelMessage, ProviderMetadata } from 'ai'
import type { MessageRecord, ToolCallRecord } from '@/lib/bundle/record'

/**
 * A transcript as the agent's model sees it: customer is user, agent is assistant, tools are tools. The system message is left out; it travels apart.
 * @param carried by tool call: what the provider wants back with it
 */
export function agentPrompt(messages: readonly MessageRecord[], carried: ReadonlyMap<string, ProviderMetadata> = new Map()): ModelMessage[] {
  const prompt: ModelMessage[] = []
  const names = new Map<string, string>()
  for (const message of messages) {
    switch (message.role) {
      case 'customer':
        prompt.push({ role: 'user', content: message.content })
        break
      case 'agent': {
        const calls = message.tool_calls ?? []
        for (const call of calls) names.set(call.id ?? '', call.name)
        const text = message.content === '' && calls.length > 0 ? [] : [{ type: 'text' as const, text: message.content === '' ? '(no words)' : message.content }]
        prompt.push({ role: 'assistant', content: [...text, ...calls.map((call) => ({ type: 'tool-call' as const, toolCallId: call.id ?? '', toolName: call.name, input: argumentsForWire(call), ...carriedFor(call.id, carried) }))] })
        break
      }
      case 'tool': {
        const result = message.tool_result
        const part = { type: 'tool-result' as const, toolCallId: result?.call ?? '', toolName: result?.name ?? names.get(result?.call ?? '') ?? '', output: { type: 'text' as const, value: JSON.stringify(result?.value ?? null) } }
        const last = prompt.at(-1)
        if (last?.role === 'tool') last.content.push(part)
        else prompt.push({ role: 'tool', content: [part] })
        break
      }
      default:
        break
    }
  }
  return prompt
}

/** The conversation as the customer's model sees it: its own words are assistant, the agent's visible words are user; tools are not seen. */
export function customerPrompt(messages: readonly MessageRecord[]): ModelMessage[] {
  const prompt: ModelMessage[] = [{ role: 'user', content: '(The chat window opens. Write your first message to the shop.)' }]
  for (const message of messages) {
    if (message.content.trim() === '') continue
    if (message.role === 'customer') prompt.push({ role: 'assistant', content: message.content })
    if (message.role === 'agent') {
      const last = prompt.at(-1)
      if (last?.role === 'user' && prompt.length > 1 && typeof last.content === 'string') last.content = `${last.content}\n\n${message.content}`
      else prompt.push({ role: 'user', content: message.content })
    }
  }
  // A conversation that ends with its own words would be gone on with by some models, as if they were not yet finished.
  if (prompt.at(-1)?.role === 'assistant') prompt.push({ role: 'user', content: '(The shop has not written anything.)' })
  return prompt
}

function carriedFor(id: string | null | undefined, carried: ReadonlyMap<string, ProviderMetadata>): { providerOptions?: ProviderMetadata } {
  const metadata = carried.get(id ?? '')
  return metadata === undefined ? {} : { providerOptions: metadata }
}

/** Providers take objects alone: raw text that was no JSON is handed back to the model as what it wrote. */
function argumentsForWire(call: ToolCallRecord): unknown {
  return typeof call.arguments === 'string' ? { not_valid_json: call.arguments } : call.arguments
}
