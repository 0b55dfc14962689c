import { expect, test } from 'vitest'
import { chooseCases, conversationCount, wordsIn } from '@/lib/bench/start-choice'

const CASES = [
  { id: 'late_1', intent: 'late', kind: 'solvable' }, { id: 'late_2', intent: 'late', kind: 'solvable' },
  { id: 'vip_1', intent: 'vip', kind: 'adversarial' },
] as const

test('words stand apart by spaces, commas or lines', () => {
  expect(wordsIn(' openai/gpt-4o,\n google/gemini  ')).toEqual(['openai/gpt-4o', 'google/gemini'])
  expect(wordsIn(' ')).toEqual([])
})
test('a case is named by its id, intent or kind, and counted once', () => {
  expect(chooseCases(CASES, ['late', 'late_1', 'adversarial']).map((each) => each.id)).toEqual(['late_1', 'late_2', 'vip_1'])
  expect(chooseCases(CASES, ['nothing'])).toEqual([])
})
test('a round holds each model with each case in each trial; no words are all cases', () => {
  expect(conversationCount(CASES, [], 3, 2)).toBe(18)
  expect(conversationCount(CASES, ['late'], 3, 2)).toBe(12)
})
