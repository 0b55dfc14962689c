import { afterEach, describe, expect, test } from 'vitest'
import { ModelCallFailed } from '@/lib/bench/models/model-call-failed'
import { DEFAULT_CALL_SETTINGS, type CallSettings } from '@/lib/bench/models/call-settings'
import { connectModel, type CallableModel, type OfferedTool } from '@/lib/bench/models/model-call'
import { accessTo } from '@/lib/bench/models/providers'
import { DEFAULT_LIMITS, Traffic, type TrafficLimits } from '@/lib/bench/models/traffic'
import { TurnClock } from '@/lib/bench/models/turn-clock'
import type { TokenPrice } from '@/lib/bench/prices'
import { startModelServer, type Behaviour, type ModelServer, type ServedRequest } from '@/tests/support/model-server'

// The real SDK against a real server on loopback; nothing of ours is replaced.

let server: ModelServer | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})

const KEY = 'sk-test-0123456789abcdef'
const TOOL: OfferedTool = { name: 'get_order', description: 'Looks an order up', jsonSchema: { type: 'object', properties: { order: { type: 'string' } }, required: ['order'], additionalProperties: false } }
const ORDER: Behaviour = { kind: 'answer', text: 'Let me look.', toolCalls: [{ id: 'c1', name: 'get_order', arguments: { order: 'NL-1042' } }], inputTokens: 1000, outputTokens: 200 }
const HELLO: Behaviour = { kind: 'answer', text: 'Good morning, how can I help?' }

async function serve(respond: (request: ServedRequest) => Behaviour): Promise<ModelServer> {
  server = await startModelServer(respond)
  return server
}

function connect(at: ModelServer, provider: string, settings: Partial<CallSettings> = {}, limits: Partial<TrafficLimits> = {}, price: TokenPrice | null = { inputPerMtok: 2, outputPerMtok: 10 }, onWarning?: (warning: string) => void): { model: CallableModel; traffic: Traffic } {
  const access = accessTo(provider, { baseUrl: at.url, apiKey: KEY }, {})
  if ('missing' in access) throw new Error(access.missing)
  const traffic = new Traffic({ ...DEFAULT_LIMITS, ...limits })
  return { traffic, model: connectModel({ id: `${provider}/test-1`, model: 'test-1', access, traffic, price, ...(onWarning === undefined ? {} : { onWarning }), settings: { ...DEFAULT_CALL_SETTINGS, backOffMs: 10, requestTimeoutMs: 2000, seed: 7, ...settings } }) }
}

function ask(model: CallableModel, signal = new AbortController().signal) {
  return model.call({ system: 'You work for Northline.', prompt: [{ role: 'user', content: 'Where is NL-1042?' }], tools: [TOOL] }, signal)
}

async function failureOf(promise: Promise<unknown>): Promise<ModelCallFailed> {
  try {
    await promise
  } catch (error) {
    if (error instanceof ModelCallFailed) return error
    throw error
  }
  throw new Error('the call was expected to fail')
}

describe.each(['openai', 'anthropic', 'google', 'vllm'])('over the wire of %s', (provider) => {
  describe.each([true, false])('streamed: %s', (stream) => {
    test('an answer with a tool call comes back whole, counted and priced', async () => {
      const { model, traffic } = connect(await serve(() => ORDER), provider, { stream })
      const reply = await ask(model)
      expect(reply).toMatchObject({ text: 'Let me look.', toolCalls: [{ name: 'get_order', arguments: { order: 'NL-1042' } }], usage: { inputTokens: 1000, outputTokens: 200, cachedTokens: 0 }, finish: null, retries: 0 })
      // 1000 x $2 and 200 x $10 per million
      expect(reply.usage.costUsd).toBeCloseTo(0.004, 10)
      expect(traffic.spentUsd).toBeCloseTo(0.004, 10)
      expect(server?.requests[0]).toMatchObject({ model: 'test-1', system: 'You work for Northline.', tools: ['get_order'], stream, temperature: 0, maxTokens: 4096, key: KEY })
    })

    test('429 waits as long as Retry-After says, and then goes on', async () => {
      const at = await serve((request) => (request.number === 1 ? { kind: 'status', status: 429, headers: { 'retry-after': '0.3' } } : HELLO))
      const started = Date.now()
      const reply = await ask(connect(at, provider, { stream }).model)
      expect(reply).toMatchObject({ text: 'Good morning, how can I help?', retries: 1 })
      expect(Date.now() - started).toBeGreaterThanOrEqual(290)
    })

    test('500, a body that is no JSON, and a cut connection are tried again', async () => {
      const faults: Behaviour[] = [{ kind: 'status', status: 500 }, { kind: 'malformed' }, { kind: 'cut' }]
      const reply = await ask(connect(await serve((request) => faults[request.number - 1] ?? HELLO), provider, { stream }).model)
      expect(reply).toMatchObject({ text: 'Good morning, how can I help?', retries: 3 })
    })

    test('an answer that does not come in time is a timeout, tried again', async () => {
      const at = await serve((request) => (request.number === 1 ? { kind: 'slow', ms: 8000, then: HELLO } : HELLO))
      expect(await ask(connect(at, provider, { stream, requestTimeoutMs: 250 }).model)).toMatchObject({ retries: 1 })
    })

    test('a wrong key ends the run at once, and the message does not hold it', async () => {
      const at = await serve(() => ({ kind: 'status', status: 401, message: `Incorrect API key provided: ${KEY}` }))
      const failure = await failureOf(ask(connect(at, provider, { stream }).model))
      expect(failure).toMatchObject({ kind: 'refused', stopsRun: true })
      expect(failure.message).not.toContain(KEY)
      expect(failure.message).toContain('[key]')
      expect(server?.requests).toHaveLength(1)
    })
  })

  test('a stream that ends before the answer does is tried again, not taken for the answer', async () => {
    const reply = await ask(connect(await serve((request) => (request.number === 1 ? { kind: 'end-early' } : HELLO)), provider).model)
    expect(reply).toMatchObject({ text: 'Good morning, how can I help?', retries: 1 })
  })

  test.skipIf(provider === 'google')('arguments that are no JSON are kept as the text the model wrote', async () => {
    const at = await serve(() => ({ kind: 'answer', toolCalls: [{ id: 'c1', name: 'get_order', arguments: '{"order": NL-1042' }] }))
    expect((await ask(connect(at, provider).model)).toolCalls).toEqual([{ id: 'c1', name: 'get_order', arguments: '{"order": NL-1042' }])
  })

  test('a call of a tool that was never offered is kept as it is', async () => {
    const at = await serve(() => ({ kind: 'answer', toolCalls: [{ id: 'c1', name: 'give_gold', arguments: { amount: 3 } }] }))
    expect((await ask(connect(at, provider).model)).toolCalls).toMatchObject([{ name: 'give_gold', arguments: { amount: 3 } }])
  })
})

describe.each(['openai', 'anthropic', 'google', 'vllm'])('what %s counts', (provider) => {
  test.each([true, false])('tokens from the cache are counted beside the rest and cost less, streamed: %s', async (stream) => {
    const at = await serve(() => ({ ...HELLO, inputTokens: 10_000, outputTokens: 500, cachedTokens: 8000, cacheWriteTokens: provider === 'anthropic' ? 1000 : 0 }))
    const { usage } = await ask(connect(at, provider, { stream }, {}, { inputPerMtok: 2, outputPerMtok: 10, cachedInputPerMtok: 0.2, cacheWritePerMtok: 2.5 }).model)
    expect(usage).toMatchObject({ inputTokens: 10_000, outputTokens: 500, cachedTokens: 8000, cacheWriteTokens: provider === 'anthropic' ? 1000 : 0 })
    // 8000 x $0.20 + 500 x $10, and 2000 x $2 or 1000 x $2 + 1000 x $2.50, per million
    expect(usage.costUsd).toBeCloseTo(provider === 'anthropic' ? 0.0111 : 0.0106, 10)
  })

  test.each([true, false])('an answer cut at the token limit, or held back by a filter, says so, streamed: %s', async (stream) => {
    const words = { openai: ['length', 'content_filter'], vllm: ['length', 'content_filter'], anthropic: ['max_tokens', 'refusal'], google: ['MAX_TOKENS', 'SAFETY'] }[provider] ?? []
    const at = await serve((request) => ({ ...HELLO, text: request.number === 1 ? 'I will now' : '', finish: words[request.number - 1] ?? '' }))
    const { model } = connect(at, provider, { stream })
    expect(await ask(model)).toMatchObject({ text: 'I will now', finish: 'length' })
    expect(await ask(model)).toMatchObject({ text: '', finish: 'content-filter' })
  })
})

test('a server that does not say how many tokens it took costs nobody knows what, not nothing', async () => {
  const used: unknown[] = []
  for (const stream of [true, false]) {
    const { model, traffic } = connect(await serve(() => ({ ...HELLO, tellsUsage: false })), 'vllm', { stream })
    used.push((await ask(model)).usage)
    expect(traffic.spentUsd).toBe(0)
    await server?.close()
  }
  expect(used).toEqual([1, 2].map(() => ({ inputTokens: null, outputTokens: null, cachedTokens: 0, cacheWriteTokens: 0, costUsd: null })))
})

test("a key that an endpoint echoes is taken out of the words, the calls and their arguments", async () => {
  const at = await serve((request) => ({ kind: 'answer', text: `You sent ${request.key}.`, toolCalls: [{ id: 'c1', name: 'get_order', arguments: { order: `NL ${request.key}` } }, { id: 'c2', name: 'get_order', arguments: `{"order": ${request.key}` }] }))
  const reply = await ask(connect(at, 'openai').model)
  expect(JSON.stringify(reply)).not.toContain(KEY)
  expect(reply).toMatchObject({ text: 'You sent [key].', toolCalls: [{ arguments: { order: 'NL [key]' } }, { arguments: '{"order": [key]' }] })
})

test('an account without money, and a provider that wants to be left alone for hours, stop the run at once', async () => {
  const poor = await failureOf(ask(connect(await serve(() => ({ kind: 'status', status: 429, code: 'insufficient_quota', message: 'You exceeded your current quota' })), 'openai').model))
  expect(poor).toMatchObject({ kind: 'rate_limited', stopsRun: true })
  expect(server?.requests).toHaveLength(1)
  await server?.close()
  const busy = await failureOf(ask(connect(await serve(() => ({ kind: 'status', status: 429, headers: { 'retry-after': '7200' } })), 'anthropic').model))
  expect(busy).toMatchObject({ kind: 'rate_limited', stopsRun: true, message: 'anthropic/test-1: 429 no (asks to wait 120 minutes: go on with the round then)' })
  expect(server?.requests).toHaveLength(1)
})

test('what a provider does not take of the settings is told', async () => {
  const told: string[] = []
  const { model } = connect(await serve(() => HELLO), 'anthropic', { seed: 7 }, {}, null, (warning) => told.push(warning))
  await ask(model)
  expect(told).toEqual([expect.stringContaining('seed')])
})

test('an endless answer is cut off instead of filling the memory', async () => {
  const at = await serve(() => ({ kind: 'answer', text: 'and so on '.repeat(450_000) }))
  const failure = await failureOf(ask(connect(at, 'openai', { attempts: 1, requestTimeoutMs: 30_000 }).model))
  expect(failure.message).toContain('longer than 4,000,000 characters')
}, 30_000)

describe('the clock of a turn', () => {
  const SLOW: Behaviour = { kind: 'slow', ms: 400, then: HELLO }

  test('stands still while a provider asks to wait and while its failures are repaired', async () => {
    const at = await serve((request) => (request.number === 1 ? { kind: 'status', status: 429, headers: { 'retry-after-ms': '500' } } : request.number <= 3 ? { kind: 'slow', ms: 160, then: { kind: 'status', status: 502 } } : HELLO))
    const clock = new TurnClock(250, new AbortController().signal)
    const reply = await connect(at, 'openai').model.call({ system: '', prompt: [{ role: 'user', content: 'Hi' }], tools: [] }, clock.signal, clock)
    clock.stop()
    expect(reply.retries).toBe(3)
  })

  test('runs out on a model that is slow', async () => {
    const clock = new TurnClock(150, new AbortController().signal)
    const failure = await failureOf(connect(await serve(() => SLOW), 'openai').model.call({ system: '', prompt: [{ role: 'user', content: 'Hi' }], tools: [] }, clock.signal, clock))
    clock.stop()
    expect(failure.kind).toBe('turn_over')
    expect(clock.isUp).toBe(true)
    expect(server?.requests).toHaveLength(1)
  })

  test('stands still for those who queue behind others', async () => {
    const { model } = connect(await serve(() => ({ kind: 'slow', ms: 120, then: HELLO })), 'openai', {}, { concurrency: 1 })
    const turns = Array.from({ length: 4 }, () => new TurnClock(300, new AbortController().signal))
    const replies = await Promise.all(turns.map((clock) => model.call({ system: '', prompt: [{ role: 'user', content: 'Hi' }], tools: [] }, clock.signal, clock)))
    for (const clock of turns) clock.stop()
    expect(replies).toHaveLength(4)
  })
})

test('after the last attempt the failure says what it was and how often it was tried', async () => {
  const failure = await failureOf(ask(connect(await serve(() => ({ kind: 'status', status: 503, message: 'overloaded' })), 'openai', { attempts: 3 }).model))
  expect(failure).toMatchObject({ kind: 'server', stopsRun: false, message: 'openai/test-1: 503 overloaded (after 3 attempts)' })
  expect(server?.requests).toHaveLength(3)
})

test('a spent budget lets no further call out', async () => {
  const { model } = connect(await serve(() => ORDER), 'openai', {}, { budgetUsd: 0.007 })
  await ask(model)
  await ask(model)
  expect(await failureOf(ask(model))).toMatchObject({ kind: 'budget', stopsRun: true })
  expect(server?.requests).toHaveLength(2)
})

test('no more calls are open at once than the provider may have', async () => {
  const at = await serve(() => ({ kind: 'slow', ms: 40, then: HELLO }))
  const { model } = connect(at, 'openai', {}, { concurrency: 2 })
  await Promise.all(Array.from({ length: 8 }, () => ask(model)))
  expect(at.mostAtOnce()).toBe(2)
})

test('one call that was told to wait holds the others of its provider back', async () => {
  const times: number[] = []
  const at = await serve((request) => {
    times.push(Date.now())
    return request.number === 1 ? { kind: 'status', status: 429, headers: { 'retry-after-ms': '400' } } : HELLO
  })
  const { model } = connect(at, 'openai', {}, { concurrency: 1 })
  await Promise.all([ask(model), ask(model), ask(model)])
  expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(390)
  expect(times).toHaveLength(4)
})

test('a cancelled call ends at once, in flight or waiting', async () => {
  const at = await serve(() => ({ kind: 'slow', ms: 3000, then: HELLO }))
  const { model } = connect(at, 'openai', {}, { concurrency: 1 })
  const control = new AbortController()
  const inFlight = failureOf(ask(model, control.signal))
  const waiting = failureOf(ask(model, control.signal))
  const started = Date.now()
  setTimeout(() => control.abort(), 50)
  expect(await inFlight).toMatchObject({ kind: 'cancelled' })
  expect(await waiting).toMatchObject({ kind: 'cancelled' })
  expect(Date.now() - started).toBeLessThan(1000)
})
