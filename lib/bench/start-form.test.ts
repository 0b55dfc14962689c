import { describe, expect, test } from 'vitest'
import { findSuite } from '@/lib/bench/cases/suites'
import type { GivenAccess } from '@/lib/bench/models/providers'
import { providerState, type KeptAccess } from '@/lib/bench/provider-state'
import { numberFault } from '@/lib/bench/start-choices'
import { readStartForm } from '@/lib/bench/start-form'

const FORM = { suite: 'sab-v2', reference: [], model: ['openai/gpt-4o'], cases: 'all', trials: '2', concurrency: '4', judge: '', customer: '' }

function issuesOf(form: Record<string, unknown>): [string, string][] {
  const read = readStartForm({ ...FORM, ...form }, findSuite)
  return 'issues' in read ? read.issues.map((issue) => [String(issue.path[0]), issue.message]) : []
}

test('what is left empty has its default', () => {
  expect(readStartForm(FORM, findSuite)).toEqual({ request: {
    suite: 'sab-v2', models: ['openai/gpt-4o'], cases: null, judge: 'rule', customer: 'scripted', concurrency: 4, trials: 2, call: {},
    limits: { openai: { concurrency: 4, requestsPerMinute: null, tokensPerMinute: null, budgetUsd: null } },
  } })
})

test('everything that can be said is read, and every provider that is called has the limits', () => {
  const read = readStartForm({
    ...FORM, reference: ['scripted/careful'], cases: 'intents', intent: ['damaged_item', 'order_tracking'], judge: 'other', judgeModel: ' anthropic/claude-sonnet-4-5 ', customer: 'google/gemini-2.5-flash',
    budget: '7.5', seed: '3', rpm: '60', tpm: '90000', temperature: '0.7', maxTokens: '900', modelSeed: '1', timeout: '30.5', attempts: '4',
  }, findSuite)
  const limits = { concurrency: 4, requestsPerMinute: 60, tokensPerMinute: 90_000, budgetUsd: 7.5 }
  expect(read).toMatchObject({ request: {
    models: ['scripted/careful', 'openai/gpt-4o'], judge: 'anthropic/claude-sonnet-4-5', customer: 'google/gemini-2.5-flash', seed: 3,
    limits: { openai: limits, anthropic: limits, google: limits }, call: { temperature: 0.7, maxOutputTokens: 900, seed: 1, attempts: 4, requestTimeoutMs: 30_500 },
  } })
  expect('request' in read ? read.request.cases : null).toHaveLength(12)
})

test('nobody may judge, and every intent is the whole suite', () => {
  const intents = [...new Set(findSuite('sab-v2')?.cases.map((each) => each.intent))]
  expect(readStartForm({ ...FORM, judge: 'none', cases: 'intents', intent: intents }, findSuite)).toMatchObject({ request: { judge: null, cases: null } })
})

test.each([
  [{ model: [] }, 'model', 'Choose a reference agent, or add a model.'], [{ model: ['gpt-4o'] }, 'model', 'Write provider/model, as in openai/gpt-4o or vllm/llama-3.3-70b.'], [{ model: ['scripted/nobody'] }, 'model', 'Reference agents are chosen above.'],
  [{ suite: 'nope' }, 'suite', 'There is no such suite.'], [{ cases: 'ids', ids: 'damaged_item_1 no_such' }, 'ids', 'sab-v2 has no case, intent or kind no_such.'], [{ cases: 'ids', ids: ' ' }, 'ids', 'Name at least one case.'],
  [{ cases: 'intents' }, 'intent', 'Choose at least one intent.'], [{ judge: 'other', judgeModel: '' }, 'judgeModel', 'Write the judge as provider/model.'], [{ customer: 'other', customerModel: 'scripted/careful' }, 'customerModel', 'Write the customer as provider/model.'],
  [{ trials: '' }, 'trials', 'Say a number.'], [{ trials: '21' }, 'trials', 'At most 20.'], [{ concurrency: '1.5' }, 'concurrency', 'A whole number.'], [{ budget: '-1' }, 'budget', 'At least 0.'], [{ temperature: 'hot' }, 'temperature', 'This is no number.'],
])('%j is refused at its field', (part, field, message) => {
  expect(issuesOf(part)).toEqual([[field, message]])
})

describe('how a provider stands', () => {
  const kept = (given: GivenAccess): KeptAccess => ({ given, hasKey: given.apiKey !== undefined, opens: true })

  test('a key in the environment, one that is kept, and none that is needed', () => {
    expect(providerState('openai', null, { OPENAI_API_KEY: 'x' })).toMatchObject({ ready: true, key: 'environment', missing: null, baseUrl: 'https://api.openai.com/v1' })
    expect(providerState('openai', kept({ apiKey: 'x' }), {})).toMatchObject({ ready: true, key: 'kept', isKept: true })
    expect(providerState('ollama', null, {})).toMatchObject({ ready: true, key: 'none', needsKey: false, baseUrl: 'http://127.0.0.1:11434/v1' })
  })

  test('what is missing is said', () => {
    expect(providerState('anthropic', null, {})).toMatchObject({ ready: false, key: 'none', missing: 'Anthropic needs a key: set ANTHROPIC_API_KEY, or keep one on the bench page' })
    expect(providerState('own', null, {})).toMatchObject({ ready: false, isKnown: false, baseUrl: null })
    expect(providerState('own', kept({ baseUrl: 'http://127.0.0.1:1/v1' }), {})).toMatchObject({ ready: true, hasOwnAddress: true })
  })
})

test('a number as it was typed', () => {
  expect(numberFault(' 3 ', { least: 1 })).toBeNull()
  expect(numberFault('', { least: 1 })).toBeNull()
  expect(numberFault('1e9', { least: 1, most: 20 })).toBe('At most 20.')
})
