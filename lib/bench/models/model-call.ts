import { generateText, jsonSchema, streamText, tool, type CallWarning, type LanguageModel, type ModelMessage, type ToolSet } from 'ai'
import type { CallSettings } from '@/lib/bench/models/call-settings'
import { CutStream, readFailure, withoutKey, type Failure } from '@/lib/bench/models/call-failure'
import { openLanguageModel } from '@/lib/bench/models/language-model'
import { ModelCallFailed } from '@/lib/bench/models/model-call-failed'
import type { ProviderAccess } from '@/lib/bench/models/providers'
import { pause, type Traffic } from '@/lib/bench/models/traffic'
import { costOf } from '@/lib/bench/prices'

// The SDK would print them; they are recorded with the call instead.
globalThis.AI_SDK_LOG_WARNINGS = false

/** A tool as a model is told of it. */
export type OfferedTool = { name: string; description: string; jsonSchema: Record<string, unknown> }

export type ModelRequest = { system: string; prompt: ModelMessage[]; tools: readonly OfferedTool[] }

/** A model's answer; `arguments` is what it wrote, as an object where that was JSON and as raw text where it was not. */
export type ModelReply = {
  text: string
  reasoning: string
  toolCalls: { id: string; name: string; arguments: Record<string, unknown> | string }[]
  inputTokens: number
  outputTokens: number
  /** Null where the model's price is not known. */
  costUsd: number | null
  /** Attempts that failed before this answer came. */
  retries: number
  warnings: string[]
}

/** One model behind one provider's gate, ready to be called any number of times. */
export type CallableModel = {
  id: string
  call(request: ModelRequest, signal: AbortSignal): Promise<ModelReply>
}

export type ModelConnection = {
  id: string
  model: string
  access: ProviderAccess
  settings: CallSettings
  traffic: Traffic
  price: { inputPerMtok: number; outputPerMtok: number } | null
}

/** Opens a model; nothing goes over the wire before the first call. */
export function connectModel(connection: ModelConnection): CallableModel {
  const model = openLanguageModel(connection.access, connection.model)
  return { id: connection.id, call: (request, signal) => callWithRetries(connection, model, request, signal) }
}

/** @throws ModelCallFailed when every attempt failed, the money is spent or the signal fired */
async function callWithRetries(connection: ModelConnection, model: LanguageModel, request: ModelRequest, signal: AbortSignal): Promise<ModelReply> {
  const { settings, traffic, access } = connection
  for (let attempt = 1; ; attempt++) {
    const leave = await traffic.enter(signal)
    let failure: Failure
    try {
      const answer = await (settings.stream ? streamOnce : generateOnce)(model, settings, request, AbortSignal.any([signal, AbortSignal.timeout(settings.requestTimeoutMs)]))
      const costUsd = costOf(connection.price, { input: answer.inputTokens, output: answer.outputTokens })
      traffic.record(answer.inputTokens + answer.outputTokens, costUsd ?? 0)
      return { ...answer, costUsd, retries: attempt - 1 }
    } catch (error) {
      if (signal.aborted) throw new ModelCallFailed('cancelled', 'cancelled', true)
      failure = isAbort(error) ? { kind: 'timeout', message: `no answer within ${settings.requestTimeoutMs} ms`, again: true, waitMs: null, stopsRun: false } : readFailure(error, Date.now())
    } finally {
      leave()
    }
    if (!failure.again || attempt >= settings.attempts) throw new ModelCallFailed(failure.kind, `${connection.id}: ${withoutKey(failure.message, access.apiKey)}${attempt > 1 ? ` (after ${attempt} attempts)` : ''}`, failure.stopsRun)
    const backOff = Math.min(60_000, settings.backOffMs * 2 ** (attempt - 1)) * (0.9 + 0.2 * Math.random())
    if (failure.waitMs !== null) traffic.holdBack(failure.waitMs)
    else await pause(backOff, signal)
  }
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && (error.name === 'AbortError' || error.name === 'TimeoutError')
}

type Answer = Omit<ModelReply, 'costUsd' | 'retries'>

function callOptions(model: LanguageModel, settings: CallSettings, request: ModelRequest, abortSignal: AbortSignal) {
  const tools: ToolSet = Object.fromEntries(request.tools.map((each) => [each.name, tool({ description: each.description, inputSchema: jsonSchema(each.jsonSchema) })]))
  return {
    model, system: request.system, messages: request.prompt, abortSignal, maxRetries: 0,
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
    inputTokens: result.usage.inputTokens ?? 0, outputTokens: result.usage.outputTokens ?? 0, warnings: (result.warnings ?? []).map(warningText),
  }
}

async function streamOnce(model: LanguageModel, settings: CallSettings, request: ModelRequest, signal: AbortSignal): Promise<Answer> {
  const answer: Answer = { text: '', reasoning: '', toolCalls: [], inputTokens: 0, outputTokens: 0, warnings: [] }
  let finished = false
  const result = streamText({ ...callOptions(model, settings, request, signal), onError: () => {} })
  for await (const part of result.fullStream) {
    switch (part.type) {
      case 'text-delta': answer.text += part.text; break
      case 'reasoning-delta': answer.reasoning += part.text; break
      case 'tool-call': answer.toolCalls.push({ id: part.toolCallId, name: part.toolName, arguments: writtenArguments(part.input) }); break
      case 'start-step': answer.warnings.push(...part.warnings.map(warningText)); break
      case 'error': throw part.error
      case 'abort': throw new DOMException('aborted', 'AbortError')
      case 'finish':
        finished = part.rawFinishReason !== undefined
        answer.inputTokens = part.totalUsage.inputTokens ?? 0
        answer.outputTokens = part.totalUsage.outputTokens ?? 0
        break
      default: break
    }
  }
  if (!finished) throw new CutStream()
  return answer
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
