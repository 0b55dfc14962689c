import type { ServedAnswer, ServedRequest } from '@/tests/support/model-server'

type Call = { id: string; name: string; text: string }

export function callsOf(answer: ServedAnswer, request: ServedRequest): Call[] {
  return (answer.toolCalls ?? []).map((call, index) => ({ id: call.id ?? `call_${request.number}_${index}`, name: call.name, text: typeof call.arguments === 'string' ? call.arguments : JSON.stringify(call.arguments) }))
}

export function usageOf(answer: ServedAnswer): { input: number; output: number; cached: number; written: number } {
  return { input: answer.inputTokens ?? 100, output: answer.outputTokens ?? 20, cached: answer.cachedTokens ?? 0, written: answer.cacheWriteTokens ?? 0 }
}

function openAiUsage(answer: ServedAnswer): unknown {
  const usage = usageOf(answer)
  return { prompt_tokens: usage.input, completion_tokens: usage.output, total_tokens: usage.input + usage.output, ...(usage.cached === 0 ? {} : { prompt_tokens_details: { cached_tokens: usage.cached } }) }
}

/** Anthropic counts what was read from and written to its cache beside the rest. */
function anthropicUsage(answer: ServedAnswer): Record<string, number> {
  const usage = usageOf(answer)
  return { input_tokens: usage.input - usage.cached - usage.written, cache_read_input_tokens: usage.cached, cache_creation_input_tokens: usage.written }
}

export function pieces(text: string): string[] {
  const size = Math.max(12, Math.ceil(text.length / 2000))
  return Array.from({ length: Math.ceil(text.length / size) }, (_each, index) => text.slice(index * size, (index + 1) * size))
}

/** A whole chat completion. */
export function openAiBody(answer: ServedAnswer, request: ServedRequest): unknown {
  const calls = callsOf(answer, request)
  return {
    id: `chatcmpl-${request.number}`, object: 'chat.completion', created: 1_700_000_000, model: request.model,
    choices: [{ index: 0, finish_reason: answer.finish ?? (calls.length > 0 ? 'tool_calls' : 'stop'), message: { role: 'assistant', content: answer.text ?? null, ...(calls.length === 0 ? {} : { tool_calls: calls.map((call) => ({ id: call.id, type: 'function', function: { name: call.name, arguments: call.text } })) }) } }],
    ...(answer.tellsUsage === false ? {} : { usage: openAiUsage(answer) }),
  }
}

/** The same as server-sent events, text and arguments in small pieces. */
export function openAiEvents(answer: ServedAnswer, request: ServedRequest): string[] {
  const calls = callsOf(answer, request)
  const chunk = (delta: unknown, finish: string | null = null): string => `data: ${JSON.stringify({ id: `chatcmpl-${request.number}`, object: 'chat.completion.chunk', created: 1_700_000_000, model: request.model, choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`
  return [
    chunk({ role: 'assistant', content: '' }),
    ...pieces(answer.text ?? '').map((content) => chunk({ content })),
    ...calls.flatMap((call, index) => [chunk({ tool_calls: [{ index, id: call.id, type: 'function', function: { name: call.name, arguments: '' } }] }), ...pieces(call.text).map((text) => chunk({ tool_calls: [{ index, function: { arguments: text } }] }))]),
    chunk({}, answer.finish ?? (calls.length > 0 ? 'tool_calls' : 'stop')),
    ...(answer.tellsUsage === false ? [] : [`data: ${JSON.stringify({ id: `chatcmpl-${request.number}`, object: 'chat.completion.chunk', created: 1_700_000_000, model: request.model, choices: [], usage: openAiUsage(answer) })}\n\n`]),
    'data: [DONE]\n\n',
  ]
}

/** A whole Anthropic message. Its arguments are an object on the wire, so that a text which is no JSON object has to go as a stream. */
export function anthropicBody(answer: ServedAnswer, request: ServedRequest): unknown {
  const usage = usageOf(answer)
  const calls = callsOf(answer, request)
  return {
    id: `msg_${request.number}`, type: 'message', role: 'assistant', model: request.model,
    content: [...(answer.text === undefined || answer.text === '' ? [] : [{ type: 'text', text: answer.text }]), ...calls.map((call) => ({ type: 'tool_use', id: call.id, name: call.name, input: JSON.parse(call.text) as unknown }))],
    stop_reason: answer.finish ?? (calls.length > 0 ? 'tool_use' : 'end_turn'), stop_sequence: null, usage: { ...anthropicUsage(answer), output_tokens: usage.output },
  }
}

/** The same as server-sent events. */
export function anthropicEvents(answer: ServedAnswer, request: ServedRequest): string[] {
  const usage = usageOf(answer)
  const calls = callsOf(answer, request)
  const event = (type: string, data: Record<string, unknown>): string => `event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`
  const blocks: string[] = []
  let index = 0
  if (answer.text !== undefined && answer.text !== '') {
    blocks.push(event('content_block_start', { index, content_block: { type: 'text', text: '' } }), ...pieces(answer.text).map((text) => event('content_block_delta', { index, delta: { type: 'text_delta', text } })), event('content_block_stop', { index }))
    index++
  }
  for (const call of calls) {
    const at = index++
    blocks.push(event('content_block_start', { index: at, content_block: { type: 'tool_use', id: call.id, name: call.name, input: {} } }), ...pieces(call.text).map((text) => event('content_block_delta', { index: at, delta: { type: 'input_json_delta', partial_json: text } })), event('content_block_stop', { index: at }))
  }
  return [
    event('message_start', { message: { id: `msg_${request.number}`, type: 'message', role: 'assistant', model: request.model, content: [], stop_reason: null, stop_sequence: null, usage: { ...anthropicUsage(answer), output_tokens: 0 } } }),
    ...blocks,
    event('message_delta', { delta: { stop_reason: answer.finish ?? (calls.length > 0 ? 'tool_use' : 'end_turn'), stop_sequence: null }, usage: { output_tokens: usage.output } }),
    event('message_stop', {}),
  ]
}
