import { expect, test } from 'vitest'
import { chooseCases, intentsOf, wordsIn } from '@/lib/bench/start-choices'

const CASES = [
  { id: 'a_1', intent: 'a', kind: 'solvable', cluster: 'First' }, { id: 'a_2', intent: 'a', kind: 'solvable', cluster: 'First' }, { id: 'b_1', intent: 'b', kind: 'adversarial', cluster: 'Second' },
] as const

test('cases are named by id, intent or kind, each once, in the order of the suite', () => {
  expect(chooseCases(CASES, wordsIn(' adversarial,\na_2 b_1')).map((each) => each.id)).toEqual(['a_2', 'b_1'])
  expect(chooseCases(CASES, wordsIn('a nothing')).map((each) => each.id)).toEqual(['a_1', 'a_2'])
})

test("a suite's intents, with how many cases each has", () => {
  expect(intentsOf({ id: 's', name: 'S', cases: CASES })).toEqual([{ id: 'a', cluster: 'First', kind: 'solvable', cases: 2 }, { id: 'b', cluster: 'Second', kind: 'adversarial', cases: 1 }])
})
