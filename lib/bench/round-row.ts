import { isUnderWay, type RoundRow } from '@/lib/bench/rounds'
import { calledModels, type RoundPlan } from '@/lib/bench/runner/plan'
import type { RoundProgress } from '@/lib/bench/runner/progress'

/** A round as lists and pages show it; one that says it is under way while its process is gone has crashed. */
export function toRoundRow(plan: RoundPlan, progress: RoundProgress | null, isAlive: (pid: number) => boolean): RoundRow {
  const isGone = progress !== null && isUnderWay(progress.state) && (progress.pid === null || !isAlive(progress.pid))
  const called = calledModels(plan.rescores === null ? plan : { ...plan, models: [] })
  return {
    id: plan.id, suite: plan.suite, rescores: plan.rescores, models: plan.models, trials: plan.trials, caseCount: plan.cases?.length ?? null, judge: plan.judge, customer: plan.customer, createdAt: plan.createdAt, createdBy: plan.createdBy,
    stand: progress === null ? 'waiting' : isGone ? 'crashed' : progress.state,
    total: progress?.total ?? 0, done: progress?.done ?? 0, failed: progress?.failed ?? 0, leftMs: progress?.leftMs ?? null, message: progress?.message ?? null, unpriced: called.filter((model) => plan.prices[model] === undefined), movedAt: progress?.updatedAt ?? plan.createdAt,
    spentUsd: progress === null ? 0 : progress.spentUsd.agent + progress.spentUsd.customer + progress.spentUsd.judge,
  }
}
