import { expect, test } from 'vitest'
import { estimateOf, newDraft, trialsOf } from '@/components/bench/start-draft'

const SUITE = { id: 'own', name: 'Own', cases: ['a', 'b', 'c'].map((id) => ({ id, intent: id, kind: 'solvable' as const, cluster: 'all' })) }
const withTrials = (trials: string) => {
  const draft = newDraft(SUITE)
  return { ...draft, models: ['openai/gpt-4o'], numbers: { ...draft.numbers, trials } }
}

test('models, cases and trials make the conversations', () => {
  expect(trialsOf(withTrials('4'))).toBe(4)
  expect(estimateOf(withTrials('4'), SUITE)?.conversations).toBe(12)
})

test.each(['0', '', '1.5', '21', '1e9', 'two'])('no number of conversations is made up where trials are "%s"', (trials) => {
  expect(trialsOf(withTrials(trials))).toBeNull()
  expect(estimateOf(withTrials(trials), SUITE)).toBeNull()
})
