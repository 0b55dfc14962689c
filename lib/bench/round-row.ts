import { findSuite } from '@/lib/bench/cases/suites'
import { isUnderWay, type RoundRow, type RoundStand } from '@/lib/bench/rounds'
import { knownCasesOf } from '@/lib/bench/runner/cases-of'
import { calledModels, type RoundPlan } from '@/lib/bench/runner/plan'
import type { RoundProgress } from '@/lib/bench/runner/progress'
import { totalCost } from '@/lib/bench/cost'
import { noSpending } from '@/lib/bench/runner/spending'

/** Milliseconds in which a new round may wait for its process. */
const STARTING_MS = 60_000

/** A round as lists and pages show it. */
export function toRoundRow(plan: RoundPlan, progress: RoundProgress | null, isAlive: (mark: string) => boolean, now = Date.now()): RoundRow {
  const called = calledModels(plan)
  const spent = progress?.spent ?? noSpending()
  const budgets = Object.values(plan.limits).flatMap((each) => each.budgetUsd ?? [])
  return {
    id: plan.id, suite: plan.suite, rescores: plan.rescores, models: plan.models, trials: plan.trials, caseCount: plan.cases?.length ?? null, judge: plan.judge, customer: plan.customer, createdAt: plan.createdAt, createdBy: plan.createdBy,
    stand: standOf(plan, progress, isAlive, now),
    total: progress === null || progress.total === 0 ? plannedTotal(plan) : progress.total, done: progress?.done ?? 0, failed: progress?.failed ?? 0, leftMs: progress?.leftMs ?? null, message: progress?.message ?? null, movedAt: progress?.updatedAt ?? plan.createdAt,
    spent, cost: totalCost(spent), unpriced: called.filter((model) => plan.prices[model] === undefined), warnings: progress?.warnings ?? {}, held: progress?.held ?? [], limits: { budgetUsd: budgets.length === 0 ? null : Math.min(...budgets) },
  }
}

/** How many conversations or judgements a round will come to whose process has not counted them yet; 0 where only its process finds out. */
function plannedTotal(plan: RoundPlan): number {
  const suite = findSuite(plan.suite)
  if (plan.rescores !== null) return plan.cases?.length ?? 0
  return plan.models.length * plan.trials * (suite === null ? (plan.cases?.length ?? 0) : knownCasesOf(plan, suite).length)
}

/** A round that says it is under way while its process is gone has crashed; so has one whose process never came up. */
function standOf(plan: RoundPlan, progress: RoundProgress | null, isAlive: (mark: string) => boolean, now: number): RoundStand {
  if (progress === null) return now - Date.parse(plan.createdAt) < STARTING_MS ? 'waiting' : 'crashed'
  if (!isUnderWay(progress.state)) return progress.state
  return progress.worker !== null && isAlive(progress.worker) ? progress.state : 'crashed'
}
