import { expect, test } from 'vitest'
import { agreementOf, compareJudges } from '@/lib/bench/judges/agreement'

function judged(id: string, resolved: boolean | null) {
  return { case: id, resolved, escalated: false, grounded: null, unsafe: false }
}

test('agreement and kappa by hand', () => {
  // resolved: a yes/yes, b yes/no, c no/no, d yes/yes; e is judged by one alone.
  const first = [judged('a', true), judged('b', true), judged('c', false), judged('d', true), judged('e', true)]
  const second = [judged('a', true), judged('b', false), judged('c', false), judged('d', true), judged('e', null)]
  const [resolved, escalated, grounded] = agreementOf(first, second)
  // 3 of 4; by chance 3/4 x 2/4 + 1/4 x 2/4 = 0.5; kappa (0.75 - 0.5) / (1 - 0.5) = 0.5
  expect(resolved).toEqual({ component: 'resolved', n: 4, agreed: 3, share: 0.75, kappa: 0.5 })
  // nobody ever says yes: kappa says nothing
  expect(escalated).toEqual({ component: 'escalated', n: 5, agreed: 5, share: 1, kappa: null })
  expect(grounded).toEqual({ component: 'grounded', n: 0, agreed: 0, share: null, kappa: null })
})

test('each later pass stands against the rule judge, with the cases on which they differ', () => {
  const pass = (name: string, judge: string, resolved: Record<string, boolean>, scores: Record<string, number>) => Object.entries(resolved).map(([id, yes]) => ({ ...judged(id, yes), pass: name, judge, score: scores[id] ?? 0 }))
  const judgements = [...pass('p1', 'own/judge', { a: true, b: true }, { a: 90, b: 50 }), ...pass('p2', 'rule', { a: true, b: false, c: true }, { a: 100, b: 20, c: 80 })]
  expect(compareJudges(judgements, 'rule')).toMatchObject([{
    passes: ['p2', 'p1'], judges: ['rule', 'own/judge'], judged: 2,
    // |100 - 90| and |20 - 50|
    scoreGap: 20, differ: [{ case: 'b', components: ['resolved'] }],
  }])
  expect(compareJudges(judgements.filter((each) => each.pass === 'p1'), 'rule')).toEqual([])
})
