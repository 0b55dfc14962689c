import { expect, test } from 'vitest'
import { findSuite } from '@/lib/bench/cases/suites'
import { readStartForm } from '@/lib/bench/start-form'

const FORM = { suite: 'sab-v2', models: '', cases: '', trials: '2', concurrency: '4', judge: 'rule', customer: 'scripted', budget: '' }

function faults(data: Record<string, unknown>): string[] {
  const read = readStartForm({ ...FORM, ...data }, findSuite)
  return 'issues' in read ? read.issues.map((issue) => issue.path.join('.')) : []
}

test('reference agents and written models are one list, and every provider that is called has its limits', () => {
  const read = readStartForm({ ...FORM, reference: ['scripted/careful'], models: 'openai/gpt-4o\nscripted/careful, vllm/llama', judge: 'anthropic/claude-sonnet-4-5', budget: '2.5', cases: 'must_escalate order_tracking_1' }, findSuite)
  if ('issues' in read) throw new Error('refused')
  expect(read.request.models).toEqual(['scripted/careful', 'openai/gpt-4o', 'vllm/llama'])
  expect(Object.keys(read.request.limits ?? {}).sort()).toEqual(['anthropic', 'openai', 'vllm'])
  expect(read.request.limits?.openai).toMatchObject({ concurrency: 4, budgetUsd: 2.5 })
  expect(read.request.cases).toContain('order_tracking_1')
  expect(read.request.cases?.length).toBeGreaterThan(1)
})

test('empty cases are all of them, an empty judge is the rule judge', () => {
  const read = readStartForm({ ...FORM, reference: ['scripted/careful'], judge: '' }, findSuite)
  expect(read).toMatchObject({ request: { cases: null, judge: 'rule', customer: 'scripted', trials: 2 } })
})

test.each([
  [{}, ['models']], [{ models: 'nonsense' }, ['models']], [{ models: 'openai/x', trials: '0' }, ['trials']], [{ models: 'openai/x', trials: '1.5' }, ['trials']], [{ models: 'openai/x', concurrency: '51' }, ['concurrency']],
  [{ models: 'openai/x', judge: 'scripted/careful' }, ['judge']], [{ models: 'openai/x', customer: 'somebody' }, ['customer']], [{ models: 'openai/x', budget: '-1' }, ['budget']], [{ models: 'openai/x', cases: 'no_such_case' }, ['cases']],
  [{ models: 'openai/x', suite: 'none' }, ['suite']],
])('%j is refused at %j', (data, expected) => {
  expect(faults(data)).toEqual(expected)
})
