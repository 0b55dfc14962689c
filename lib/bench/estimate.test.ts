import { expect, test } from 'vitest'
import { modelAgent } from '@/lib/bench/agents/model-agent'
import { scriptedAgentNamed } from '@/lib/bench/agents/scripted-agents'
import { openDesk } from '@/lib/bench/cases/desks'
import { converse, DEFAULT_CONVERSATION_LIMITS } from '@/lib/bench/conversation'
import { scriptedCustomer } from '@/lib/bench/customer/scripted'
import { estimateRound, TYPICAL_LOAD } from '@/lib/bench/estimate'
import type { CallableModel, ModelRequest } from '@/lib/bench/models/model-call'
import { sabV2 } from '@/tests/support/bench-plays'

const PRICES: Record<string, { inputPerMtok: number; outputPerMtok: number }> = { 'a/agent': { inputPerMtok: 2, outputPerMtok: 10 }, 'a/judge': { inputPerMtok: 1, outputPerMtok: 5 } }

test('an estimate by hand: two models and a reference agent over ten cases, twice', () => {
  const estimate = estimateRound({ models: ['a/agent', 'b/agent'], references: 1, cases: 10, trials: 2, customer: null, judge: 'a/judge' }, (model) => PRICES[model] ?? null)
  expect(estimate.conversations).toBe(60)
  // a/agent: 20 x 29,400 tokens at $2 and 20 x 360 at $10; the judge: 60 x 2000 at $1 and 60 x 400 at $5.
  expect(estimate.parts.map((part) => [part.role, part.model, part.calls, part.inputTokens, part.usd])).toEqual([
    ['agent', 'a/agent', 106, 588_000, 1.248], ['agent', 'b/agent', 106, 588_000, null], ['judge', 'a/judge', 60, 120_000, 0.24],
  ])
  expect(estimate.usd).toBeCloseTo(1.488, 10)
  expect(estimate.unpriced).toEqual(['b/agent'])
})

test('the typical conversation is the one that is played', async () => {
  const sum = { calls: 0, characters: 0 }
  const asked: ModelRequest[] = []
  const listener: CallableModel = { id: 'x/y', call: (request) => { asked.push(request); return Promise.reject(new Error('only listens')) } }
  const careful = scriptedAgentNamed('scripted/careful')
  if (careful === null) throw new Error('no careful agent')
  const eavesdropper = modelAgent(listener, careful.record, {})
  const cases = sabV2().cases.filter((_each, index) => index % 6 === 0)
  for (const benchCase of cases) {
    await converse({
      benchCase, session: openDesk('northline', benchCase), customer: scriptedCustomer(benchCase, 1), seed: 1, limits: DEFAULT_CONVERSATION_LIMITS,
      agent: { ...careful, step: async (view, signal) => {
        await Promise.resolve(eavesdropper.step(view, signal)).catch(() => {})
        return careful.step(view, signal)
      } },
    }, new AbortController().signal)
  }
  for (const request of asked) sum.characters += request.system.length + JSON.stringify(request.prompt).length + JSON.stringify(request.tools).length
  sum.calls = asked.length
  expect(sum.calls / cases.length / TYPICAL_LOAD.agent.calls).toBeGreaterThan(0.8)
  expect(sum.calls / cases.length / TYPICAL_LOAD.agent.calls).toBeLessThan(1.25)
  expect(sum.characters / 4 / cases.length / TYPICAL_LOAD.agent.inputTokens).toBeGreaterThan(0.75)
  expect(sum.characters / 4 / cases.length / TYPICAL_LOAD.agent.inputTokens).toBeLessThan(1.33)
}, 30_000)
