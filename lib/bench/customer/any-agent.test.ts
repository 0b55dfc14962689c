import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { SolutionStep } from '@/lib/bench/cases/case'
import { playSteps } from '@/lib/bench/cases/play'
import { findSuite } from '@/lib/bench/cases/suites'

const suite = findSuite('sab-v2')
if (!suite) throw new Error('sab-v2 is missing')

const LINES = [
  'Could you give me the order number, the email and the postcode?', 'Shall I go ahead?', 'I am afraid that is not possible.', 'I have done that now, all set.', 'I have passed this on to our team.', 'Would you prefer a refund or a replacement?',
  'Please send a photo.', 'Has it been used, and did you ask the neighbours?', 'Everything takes its course.', 'Ich kann das leider nicht.', '请提供照片。', '',
]
const steps = fc.array(fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...LINES).map((say): SolutionStep => ({ say, act: 'inform' })) },
  fc.constantFrom<SolutionStep>({ call: 'get_order', args: { order: 'NL-1' } }, { call: 'handover', args: { queue: 'other', reason: 'r', summary: 's' } }, { call: 'no_such_tool', args: {} }),
), { maxLength: 20 })

it('whatever an agent says and does, the customer answers in words and the conversation ends in time', { timeout: 60_000 }, () => {
  fc.assert(fc.property(fc.constantFrom(...suite.cases), steps, fc.integer({ min: 0, max: 999 }), (one, list, seed) => {
    const { messages, ended } = playSteps(suite.desk, one, list, seed)
    const customer = messages.filter((message) => message.role === 'customer')
    expect(customer.length).toBeLessThanOrEqual(one.max_turns)
    expect(customer.every((message) => message.content.trim() !== '')).toBe(true)
    expect(customer[0]?.content).toBe([one.customer.opening].flat().find((line) => line === customer[0]?.content))
    const handedOver = messages.some((message) => message.tool_result?.name === 'handover' && message.tool_result.ok === true)
    if (ended === 'escalated') expect(handedOver).toBe(true)
  }), { seed: 11, numRuns: 300 })
})
