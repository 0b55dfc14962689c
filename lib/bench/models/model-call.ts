import type { LanguageModel, ModelMessage } from 'ai'
import { z } from 'zod'
import type { CallSettings } from '@/lib/bench/models/call-settings'
import { readFailure, withoutKey, type Failure } from '@/lib/bench/models/call-failure'
import { joinSignals } from '@/lib/bench/models/join-signals'
import { openLanguageModel } from '@/lib/bench/models/language-model'
import { ModelCallFailed } from '@/lib/bench/models/model-call-failed'
import { askOnce, type Answer } from '@/lib/bench/models/one-answer'
import type { ProviderAccess } from '@/lib/bench/models/providers'
import { pause, type Traffic } from '@/lib/bench/models/traffic'
import type { TurnClock } from '@/lib/bench/models/turn-clock'
import type { Usage } from '@/lib/bench/models/usage'
import { costOf, type TokenPrice } from '@/lib/bench/prices'

/** A tool as a model is told of it. */
export type OfferedTool = { name: string; description: string; jsonSchema: Record<string, unknown> }

export type ModelRequest = { system: string; prompt: ModelMessage[]; tools: readonly OfferedTool[] }

/** A model's answer; a key that the provider wrote into it is taken out. */
export type ModelReply = Omit<Answer, 'usage' | 'warnings'> & {
  usage: Usage
  /** Attempts that failed before this answer came. */
  retries: number
}

/** One model behind one provider's gate, ready to be called any number of times. */
export type CallableModel = {
  id: string
  /** @param clock whose turn it is: stands still while nobody waits for the model itself. */
  call(request: ModelRequest, signal: AbortSignal, clock?: TurnClock): Promise<ModelReply>
}

export type ModelConnection = {
  id: string
  model: string
  access: ProviderAccess
  settings: CallSettings
  traffic: Traffic
  price: TokenPrice | null
  /** Told of every answer that came, at once: what was paid for is known even where nothing comes of it. */
  onUsed?: (usage: Usage) => void
  /** Told what the SDK says about a setting or a message that the provider does not take. */
  onWarning?: (warning: string) => void
}

/** Opens a model; nothing goes over the wire before the first call. */
export function connectModel(connection: ModelConnection): CallableModel {
  const model = openLanguageModel(connection.access, connection.model)
  const pace: Pace = { answers: 0, outputTokens: 0 }
  return { id: connection.id, call: (request, signal, clock) => callWithRetries(connection, model, pace, request, signal, clock) }
}

/** What a model's answers came to so far: what the next is expected to be. */
type Pace = { answers: number; outputTokens: number }

/** @throws ModelCallFailed when every attempt failed, the money is spent, the turn is over or the signal fired */
async function callWithRetries(connection: ModelConnection, model: LanguageModel, pace: Pace, request: ModelRequest, signal: AbortSignal, clock: TurnClock | undefined): Promise<ModelReply> {
  const { settings, traffic, access } = connection
  const waiting = <T>(work: () => Promise<T>): Promise<T> => (clock === undefined ? work() : clock.hold(work))
  for (let attempt = 1; ; attempt++) {
    const pass = await waiting(() => traffic.enter(signal, expectedTokens(request, pace)))
    const started = performance.now()
    let failure: Failure
    const within = joinSignals(clock === undefined ? [signal] : [signal, clock.signal], settings.requestTimeoutMs)
    try {
      const answer = await askOnce(model, settings, request, within.signal)
      const usage = priced(connection, answer.usage)
      pass.leave({ tokens: (usage.inputTokens ?? 0) + (usage.outputTokens ?? 0), costUsd: usage.costUsd ?? 0 })
      pace.answers++
      pace.outputTokens += usage.outputTokens ?? 0
      connection.onUsed?.(usage)
      for (const warning of answer.warnings) connection.onWarning?.(warning)
      return { ...withoutKeys(answer, access.apiKey), usage, retries: attempt - 1 }
    } catch (error) {
      if (clock?.isUp === true) throw new ModelCallFailed('turn_over', 'the turn is over')
      if (signal.aborted) throw new ModelCallFailed('cancelled', 'cancelled', true)
      const isLate = isAbort(error)
      failure = isLate ? { kind: 'timeout', message: `no answer within ${settings.requestTimeoutMs} ms`, again: true, waitMs: null, stopsRun: false } : readFailure(error, Date.now())
      // A model that is slow spends its own turn; a provider that fails does not.
      if (!isLate) clock?.giveBack(performance.now() - started)
    } finally {
      within.release()
      pass.leave()
    }
    if (!failure.again || attempt >= settings.attempts) throw new ModelCallFailed(failure.kind, `${connection.id}: ${withoutKey(failure.message, access.apiKey)}${attempt > 1 ? ` (after ${attempt} attempts)` : ''}`, failure.stopsRun)
    const wait = waitBefore(attempt, failure, settings)
    if (failure.kind === 'rate_limited') traffic.holdBack(wait)
    await waiting(() => pause(wait, signal))
  }
}

/**
 * Milliseconds before the next attempt: what the provider asked for and up to a tenth more, else the back-off, doubled each time up to a
 * minute, with a fifth of jitter, so that calls which failed together do not come back together.
 */
function waitBefore(attempt: number, { waitMs }: Failure, { backOffMs }: CallSettings): number {
  const backOff = Math.min(60_000, backOffMs * 2 ** (attempt - 1)) * (0.9 + 0.2 * Math.random())
  return waitMs === null || waitMs === 0 ? backOff : waitMs * (1 + 0.1 * Math.random())
}

/** A token is about four characters; an answer is about as long as those before it. */
function expectedTokens({ system, prompt, tools }: ModelRequest, pace: Pace): number {
  const characters = system.length + JSON.stringify(prompt).length + JSON.stringify(tools).length
  return Math.ceil(characters / 4) + (pace.answers === 0 ? 300 : Math.ceil(pace.outputTokens / pace.answers))
}

function priced({ price }: ModelConnection, used: Answer['usage']): Usage {
  return { ...used, costUsd: costOf(price, { input: used.inputTokens, output: used.outputTokens, cached: used.cachedTokens, cacheWrite: used.cacheWriteTokens }) }
}

/** Some endpoints repeat what they were sent: a key must not come into a transcript that way. */
function withoutKeys({ text, reasoning, toolCalls, finish, carry }: Answer, apiKey: string | null): Omit<Answer, 'usage' | 'warnings'> {
  const clean = (words: string): string => withoutKey(words, apiKey)
  const hasKey = apiKey !== null && JSON.stringify(toolCalls).includes(apiKey)
  return {
    text: clean(text), reasoning: clean(reasoning), finish, carry,
    toolCalls: !hasKey ? toolCalls : toolCalls.map((call) => ({ ...call, name: clean(call.name), arguments: typeof call.arguments === 'string' ? clean(call.arguments) : z.record(z.string(), z.unknown()).parse(JSON.parse(clean(JSON.stringify(call.arguments)))) })),
  }
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && (error.name === 'AbortError' || error.name === 'TimeoutError')
}
