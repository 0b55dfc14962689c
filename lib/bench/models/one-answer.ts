import { generateText, jsonSchema, streamText, tool, type CallWarning, type LanguageModel, type LanguageModelUsage, type ProviderMetadata, type SystemModelMessage, type ToolSet } from 'ai'
import type { CallSettings } from '@/lib/bench/models/call-settings'
import { CutStream } from '@/lib/bench/models/call-failure'
import type { ModelRequest } from '@/lib/bench/models/model-call'
import type { Usage } from '@/lib/bench/models/usage'

// The SDK would print them; they are recorded with the round instead.
globalThis.AI_SDK_LOG_WARNINGS = false

/** Why an answer that came whole may still not be all that the model had to say. */
export const ODD_FINISHES = ['length', 'content-filter', 'error', 'other'] as const
export type OddFinish = (typeof ODD_FINISHES)[number]

/** What one request came back with. */
export type Answer = {
  text: string
  reasoning: string
  /** `arguments` is what the model wrote, as an object where that was JSON and as raw text where it was not. */
  toolCalls: { id: string; name: string; arguments: Record<string, unknown> | string }[]
  /** Null where the model stopped because it had finished. */
  finish: OddFinish | null
  /** By tool call: what only the provider understands and wants back with the next request (a thought's signature). */
  carry: Record<string, ProviderMetadata>
  usage: Omit<Usage, 'costUsd'>
  warnings: string[]
}

/** Characters after which an answer is no answer: whatever limit was set, a server that never stops must not fill the memory. */
const LONGEST_ANSWER = 4_000_000

/** Asks once, streamed or whole. @throws whatever the SDK throws, or CutStream */
export function askOnce(model: LanguageModel, settings: CallSettings, request: ModelRequest, signal: AbortSignal): Promise<Answer> {
  return (settings.stream ? streamOnce : generateOnce)(model, settings, request, signal)
}

function callOptions(model: LanguageModel, settings: CallSettings, request: ModelRequest, abortSignal: AbortSignal) {
  const tools: ToolSet = Object.fromEntries(request.tools.map((each) => [each.name, tool({ description: each.description, inputSchema: jsonSchema(each.jsonSchema) })]))
  // Policy and tools are the same for every step of a round: Anthropic keeps them only where it is told to, the others by themselves.
  const system: SystemModelMessage = { role: 'system', content: request.system, providerOptions: { anthropic: { cacheControl: { type: 'ephemeral' } } } }
  return {
    model, system, messages: request.prompt, abortSignal, maxRetries: 0,
    ...(request.tools.length === 0 ? {} : { tools }),
    ...(settings.temperature === null ? {} : { temperature: settings.temperature }),
    ...(settings.maxOutputTokens === null ? {} : { maxOutputTokens: settings.maxOutputTokens }),
    ...(settings.seed === null ? {} : { seed: settings.seed }),
  }
}

async function generateOnce(model: LanguageModel, settings: CallSettings, request: ModelRequest, signal: AbortSignal): Promise<Answer> {
  const result = await generateText(callOptions(model, settings, request, signal))
  return {
    text: result.text, reasoning: result.reasoningText ?? '',
    toolCalls: result.toolCalls.map((call) => ({ id: call.toolCallId, name: call.toolName, arguments: writtenArguments(call.input) })),
    finish: oddFinish(result.finishReason), carry: Object.fromEntries(result.toolCalls.flatMap((call) => (call.providerMetadata === undefined ? [] : [[call.toolCallId, call.providerMetadata]]))),
    usage: usedTokens(result.usage), warnings: (result.warnings ?? []).map(warningText),
  }
}

async function streamOnce(model: LanguageModel, settings: CallSettings, request: ModelRequest, signal: AbortSignal): Promise<Answer> {
  const answer: Answer = { text: '', reasoning: '', toolCalls: [], finish: null, carry: {}, usage: { inputTokens: null, outputTokens: null, cachedTokens: 0, cacheWriteTokens: 0 }, warnings: [] }
  let finished = false
  const result = streamText({ ...callOptions(model, settings, request, signal), onError: () => {} })
  for await (const part of result.fullStream) {
    switch (part.type) {
      case 'text-delta': answer.text += part.text; break
      case 'reasoning-delta': answer.reasoning += part.text; break
      case 'tool-call':
        answer.toolCalls.push({ id: part.toolCallId, name: part.toolName, arguments: writtenArguments(part.input) })
        if (part.providerMetadata !== undefined) answer.carry[part.toolCallId] = part.providerMetadata
        break
      case 'start-step': answer.warnings.push(...part.warnings.map(warningText)); break
      case 'error': throw part.error
      case 'abort': throw new DOMException('aborted', 'AbortError')
      case 'finish':
        finished = part.rawFinishReason !== undefined
        answer.finish = oddFinish(part.finishReason)
        answer.usage = usedTokens(part.totalUsage)
        break
      default: break
    }
    if (answer.text.length + answer.reasoning.length > LONGEST_ANSWER) throw new Error(`the answer is longer than ${LONGEST_ANSWER.toLocaleString('en')} characters`)
  }
  if (!finished) throw new CutStream()
  return answer
}

function usedTokens(usage: LanguageModelUsage): Answer['usage'] {
  return { inputTokens: usage.inputTokens ?? null, outputTokens: usage.outputTokens ?? null, cachedTokens: usage.inputTokenDetails.cacheReadTokens ?? 0, cacheWriteTokens: usage.inputTokenDetails.cacheWriteTokens ?? 0 }
}

function oddFinish(reason: string): OddFinish | null {
  return reason === 'stop' || reason === 'tool-calls' ? null : ODD_FINISHES.find((each) => each === reason) ?? 'other'
}

/** An object as it is; whatever else a model wrote in its place, as text. */
function writtenArguments(input: unknown): Record<string, unknown> | string {
  if (typeof input === 'string') return input
  return typeof input === 'object' && input !== null && !Array.isArray(input) ? { ...input } : JSON.stringify(input)
}

function warningText(warning: CallWarning): string {
  switch (warning.type) {
    case 'unsupported': return `${warning.feature} is not supported${warning.details === undefined ? '' : `: ${warning.details}`}`
    case 'compatibility': return `${warning.feature} works in compatibility mode${warning.details === undefined ? '' : `: ${warning.details}`}`
    case 'other': return warning.message
  }
}
