import type { BenchSuite } from '@/lib/bench/cases/case'
import type { RoundPlan } from '@/lib/bench/runner/plan'

/** The cases of a plan in the suite's order. @throws Error naming a case that the suite does not have */
export function casesOf(plan: RoundPlan, suite: BenchSuite): string[] {
  const unknown = plan.cases?.find((id) => !suite.cases.some((each) => each.id === id))
  if (unknown !== undefined) throw new Error(`${suite.id} has no case ${unknown}`)
  return suite.cases.map((each) => each.id).filter((id) => plan.cases === null || plan.cases.includes(id))
}
