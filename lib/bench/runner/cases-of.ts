import type { BenchSuite } from '@/lib/bench/cases/case'
import type { RoundPlan } from '@/lib/bench/runner/plan'

/** The cases of a plan in the suite's order. @throws Error naming a case that the suite does not have */
export function casesOf(plan: RoundPlan, suite: BenchSuite): string[] {
  const unknown = plan.cases?.find((id) => !suite.cases.some((each) => each.id === id))
  if (unknown !== undefined) throw new Error(`${suite.id} has no case ${unknown}`)
  return knownCasesOf(plan, suite)
}

/** Those cases of a plan that the suite has by now, in its order: for looking at rounds that an older suite was played in. */
export function knownCasesOf(plan: RoundPlan, suite: BenchSuite): string[] {
  const asked = plan.cases === null ? null : new Set(plan.cases)
  return suite.cases.map((each) => each.id).filter((id) => asked === null || asked.has(id))
}
