import type { RoundPlan } from '@/lib/bench/runner/plan'
import type { RoundProgress, RoundState } from '@/lib/bench/runner/progress'

/** How a round stands on screen: `crashed` is one that says it runs while its process is gone. */
export const ROUND_STANDS = ['waiting', 'running', 'importing', 'done', 'cancelled', 'stopped', 'crashed'] as const
export type RoundStand = RoundState | 'crashed'

/** One round in a list. */
export type RoundRow = {
  id: string; suite: string; rescores: string | null; models: string[]; trials: number; caseCount: number | null; judge: string | null; customer: string; createdAt: string; createdBy: string
  stand: RoundStand; total: number; done: number; failed: number; spentUsd: number; leftMs: number | null; message: string | null
  /** When anything of it last moved. */
  movedAt: string
}

/** One conversation of a round, as far as it has come. */
export type RoundItemRow = { key: string; model: string; trial: number; caseId: string; runId: string; state: 'waiting' | 'active' | 'done' | 'failed'; messages: number | null }

export function toRoundRow(plan: RoundPlan, progress: RoundProgress | null, isAlive: (pid: number) => boolean): RoundRow {
  const isGone = progress !== null && isUnderWay(progress.state) && (progress.pid === null || !isAlive(progress.pid))
  return {
    id: plan.id, suite: plan.suite, rescores: plan.rescores, models: plan.models, trials: plan.trials, caseCount: plan.cases?.length ?? null, judge: plan.judge, customer: plan.customer, createdAt: plan.createdAt, createdBy: plan.createdBy,
    stand: progress === null ? 'waiting' : isGone ? 'crashed' : progress.state,
    total: progress?.total ?? 0, done: progress?.done ?? 0, failed: progress?.failed ?? 0, leftMs: progress?.leftMs ?? null, message: progress?.message ?? null, movedAt: progress?.updatedAt ?? plan.createdAt,
    spentUsd: progress === null ? 0 : progress.spentUsd.agent + progress.spentUsd.customer + progress.spentUsd.judge,
  }
}

/** Whether a round may be cancelled, or resumed. */
export function isUnderWay(stand: RoundStand): boolean {
  return stand === 'running' || stand === 'waiting' || stand === 'importing'
}

export function isResumable(row: Pick<RoundRow, 'stand' | 'failed'>): boolean {
  return row.stand === 'cancelled' || row.stand === 'stopped' || row.stand === 'crashed' || (row.stand === 'done' && row.failed > 0)
}
