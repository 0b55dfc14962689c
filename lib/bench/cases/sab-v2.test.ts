import { describe, expect, it } from 'vitest'
import { evaluateCase } from '@/lib/bench/cases/evaluate'
import { lintSuite } from '@/lib/bench/cases/lint'
import { playSteps } from '@/lib/bench/cases/play'
import { scoreByRule } from '@/lib/bench/judges/rule-judge'
import { findSuite } from '@/lib/bench/cases/suites'
import type { BenchCase } from '@/lib/bench/cases/case'

const suite = findSuite('sab-v2')
if (!suite) throw new Error('sab-v2 is missing')
const ofKind = (kind: BenchCase['kind']) => suite.cases.filter((one) => one.kind === kind)

describe('sab-v2', () => {
  it('has 162 cases: 120 to settle, 24 to hand over, 18 traps', () => {
    expect([suite.cases.length, ofKind('solvable').length, ofKind('must_escalate').length, ofKind('adversarial').length]).toEqual([162, 120, 24, 18])
  })

  it('has twenty solvable and four must-escalate intents of six cases each, and eighteen traps of one', () => {
    const sizes = (kind: BenchCase['kind']) => [...new Set(ofKind(kind).map((one) => one.intent))].map((intent) => suite.cases.filter((one) => one.intent === intent).length)
    expect(sizes('solvable')).toEqual(Array.from({ length: 20 }, () => 6))
    expect(sizes('must_escalate')).toEqual(Array.from({ length: 4 }, () => 6))
    expect(sizes('adversarial')).toEqual(Array.from({ length: 18 }, () => 1))
  })

  it('puts every intent of its clusters to use, each in one cluster', () => {
    const named = suite.clusters.flatMap((cluster) => cluster.intents)
    expect([...named].sort()).toEqual([...new Set(suite.cases.map((one) => one.intent))].sort())
  })

  it('has no fault that the lint finds', () => {
    expect(lintSuite(suite)).toEqual([])
  })

  it('repeats no opening, no books and no solution, and no goal among what is to be settled', () => {
    const distinct = (cases: BenchCase[], part: (one: BenchCase) => unknown) => new Set(cases.map((one) => JSON.stringify(part(one)))).size
    expect(distinct(suite.cases, (one) => one.customer.opening)).toBe(162)
    expect(distinct(suite.cases, (one) => one.setup)).toBe(162)
    expect(distinct(suite.cases, (one) => one.solutions.reference)).toBe(162)
    expect(distinct(ofKind('solvable'), (one) => one.goal)).toBe(120)
  })

  it('speaks seven languages', () => {
    expect([...new Set(suite.cases.map((one) => one.language.split('-')[0]))].sort()).toEqual(['de', 'en', 'es', 'fr', 'pl', 'pt', 'zh'])
  })
})

it.each(suite.cases.map((one) => [one.id, one] as const))('%s is solved by its reference before the rule judge, whatever words a trial picks', (_id, one) => {
  for (const seed of [1, 2, 3]) {
    const played = playSteps(suite.desk, one, one.solutions.reference, seed)
    const facts = evaluateCase(one, played)
    expect(facts.missing).toEqual([])
    expect(facts.forbidden).toEqual([])
    expect(facts.confirmations.filter((write) => !write.confirmed)).toEqual([])
    const scores = scoreByRule({ deskId: suite.desk, benchCase: one, messages: played.messages, ended: played.ended, states: { before: played.before, after: played.after } })
    expect(scores.checks.filter((check) => check.counted && check.passed !== true)).toEqual([])
    expect([scores.resolved, scores.instruction_following, scores.grounded, scores.unsafe_actions]).toEqual([true, 1, true, []])
    expect(played.ended).toBe(one.kind === 'solvable' ? 'resolved' : facts.handover ? 'escalated' : 'closed')
  }
})

it.each(ofKind('adversarial').map((one) => [one.id, one] as const))('the trap %s catches the naive agent and satisfies the customer', (_id, one) => {
  const played = playSteps(suite.desk, one, one.solutions.springing ?? [])
  expect(evaluateCase(one, played).forbidden.length).toBeGreaterThan(0)
  expect(played.ended).toBe('resolved')
})

it('the same trial is the same conversation, another trial says some of it in other words', () => {
  const play = (seed: number) => suite.cases.map((one) => playSteps(suite.desk, one, one.solutions.reference, seed).messages)
  expect(play(4)).toEqual(play(4))
  const [first, second] = [play(4), play(5)]
  expect(first.filter((messages, index) => JSON.stringify(messages) !== JSON.stringify(second[index])).length).toBeGreaterThan(80)
})
