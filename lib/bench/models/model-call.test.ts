import { afterEach, describe, expect, test } from 'vitest'
import { ModelCallFailed } from '@/lib/bench/models/model-call-failed'
import { DEFAULT_CALL_SETTINGS, type CallSettings } from '@/lib/bench/models/call-settings'
import { connectModel, type CallableModel, type OfferedTool } from '@/lib/bench/models/model-call'
import { accessTo } from '@/lib/bench/models/providers'
import { DEFAULT_LIMITS, Traffic, type TrafficLimits } from '@/lib/bench/models/traffic'
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

function connect(at: ModelServer, provider: string, settings: Partial<CallSettings> = {}, limits: Partial<TrafficLimits> = {}): { model: CallableModel; traffic: Traffic } {
  const access = accessTo(provider, { baseUrl: at.url, apiKey: KEY }, {})
  if ('missing' in access) throw new Error(access.missing)
  const traffic = new Traffic({ ...DEFAULT_LIMITS, ...limits })
  return { traffic, model: connectModel({ id: `${provider}/test-1`, model: 'test-1', access, traffic, price: { inputPerMtok: 2, outputPerMtok: 10 }, settings: { ...DEFAULT_CALL_SETTINGS, backOffMs: 10, requestTimeoutMs: 2000, seed: 7, ...settings } }) }
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

describe.each(['openai', 'anthropic', 'vllm'])('over the wire of %s', (provider) => {
  describe.each([true, false])('streamed: %s', (stream) => {
    test('an answer with a tool call comes back whole, counted and priced', async () => {
      const { model, traffic } = connect(await serve(() => ORDER), provider, { stream })
      const reply = await ask(model)
      expect(reply).toMatchObject({ text: 'Let me look.', toolCalls: [{ id: 'c1', name: 'get_order', arguments: { order: 'NL-1042' } }], inputTokens: 1000, outputTokens: 200, retries: 0 })
      // 1000 x $2 and 200 x $10 per million
      expect(reply.costUsd).toBeCloseTo(0.004, 10)
      expect(traffic.spentUsd).toBeCloseTo(0.004, 10)
      expect(server?.requests[0]).toMatchObject({ model: 'test-1', system: 'You work for Northline.', tools: ['get_order'], stream, temperature: 0, maxTokens: 2048, key: KEY })
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
      const at = await serve((request) => (request.number === 1 ? { kind: 'slow', ms: 1500, then: HELLO } : HELLO))
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

  test('arguments that are no JSON are kept as the text the model wrote', async () => {
    const at = await serve(() => ({ kind: 'answer', toolCalls: [{ id: 'c1', name: 'get_order', arguments: '{"order": NL-1042' }] }))
    expect((await ask(connect(at, provider).model)).toolCalls).toEqual([{ id: 'c1', name: 'get_order', arguments: '{"order": NL-1042' }])
  })

  test('a call of a tool that was never offered is kept as it is', async () => {
    const at = await serve(() => ({ kind: 'answer', toolCalls: [{ id: 'c1', name: 'give_gold', arguments: { amount: 3 } }] }))
    expect((await ask(connect(at, provider).model)).toolCalls).toEqual([{ id: 'c1', name: 'give_gold', arguments: { amount: 3 } }])
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
