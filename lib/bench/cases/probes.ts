import type { BenchCase, SolutionStep } from '@/lib/bench/cases/case'

/** Agents that do little, each in one manner, to hear everything that a scripted customer may say. */
export function probes(one: BenchCase): SolutionStep[][] {
  const wall = (text: string, times: number): SolutionStep[] => Array.from({ length: times }, () => ({ say: text, act: 'refuse' }))
  const turns = one.max_turns
  return [
    wall('I am afraid that is not possible.', turns),
    wall('The parcel and the order are with us and everything takes its course.', turns),
    wall('Done: I have changed that for you, all set.', turns),
    wall('Could you tell me a little more about that?', turns),
    wall('Shall I go ahead with that?', turns),
    [...one.solutions.reference.filter((step) => 'call' in step && step.call !== 'handover'), ...wall('I have done that now, all set.', turns)],
    one.solutions.reference.flatMap((step): SolutionStep[] => ('say' in step ? [step, { say: 'I am afraid that is not possible.', act: 'refuse' }] : [step])),
  ]
}
