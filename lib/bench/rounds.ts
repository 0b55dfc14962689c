import type { RoundState } from '@/lib/bench/runner/progress'
import type { Cost, Spending } from '@/lib/bench/runner/spending'

/** How a round stands on screen: `crashed` is one that says it runs while its process is gone. */
export const ROUND_STANDS = ['waiting', 'running', 'importing', 'done', 'cancelled', 'stopped', 'crashed'] as const
export type RoundStand = RoundState | 'crashed'

/** One round in a list. */
export type RoundRow = {
  id: string; suite: string; rescores: string | null; models: string[]; trials: number; caseCount: number | null; judge: string | null; customer: string; createdAt: string; createdBy: string
  stand: RoundStand; total: number; done: number; failed: number; leftMs: number | null; message: string | null
  /** By role; what calls without a known price cost is not in it, but counted. */
  spent: Spending
  cost: Cost
  /** Models whose price is not known. */
  unpriced: string[]
  /** What of the request a provider did not take, by model. */
  warnings: Record<string, string[]>
  /** Providers that asked for a pause, and until when. */
  held: { provider: string; until: string }[]
  limits: { budgetUsd: number | null }
  /** When anything of it last moved. */
  movedAt: string
}

/** One conversation of a round, as far as it has come. */
export type RoundItemRow = { key: string; model: string; trial: number; caseId: string; runId: string; state: 'waiting' | 'active' | 'done' | 'failed'; messages: number | null }

/** Whether a round may be cancelled, or resumed. */
export function isUnderWay(stand: RoundStand): boolean {
  return stand === 'running' || stand === 'waiting' || stand === 'importing'
}

export function isResumable(row: Pick<RoundRow, 'stand' | 'failed'>): boolean {
  return row.stand === 'cancelled' || row.stand === 'stopped' || row.stand === 'crashed' || (row.stand === 'done' && row.failed > 0)
}
