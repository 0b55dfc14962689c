import type { RoundState } from '@/lib/bench/runner/progress'
import type { Cost } from '@/lib/bench/cost'
import type { Spending } from '@/lib/bench/runner/spending'

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

/** How one conversation of a round stands, those that want a look first. */
export const ROUND_ITEM_STATES = ['active', 'failed', 'done', 'waiting'] as const
export type RoundItemState = (typeof ROUND_ITEM_STATES)[number]

/** One conversation of a round, or one judgement of a rescore, as far as it has come. `transcript` is the id it has, or will have. */
export type RoundItemRow = { key: string; model: string; trial: number; caseId: string; transcript: string; state: RoundItemState; messages: number | null; failure: string | null; ended: string | null; score: number | null }

/** A stored run that came of a round. */
export type RoundRun = { id: string; model: string; slug: string; trial: number; isPartial: boolean }

/** Some of a round's items: those of one state, or all, a page of them. */
export type RoundItems = { rows: RoundItemRow[]; counts: Record<RoundItemState, number>; state: RoundItemState | null; page: number; matching: number }
export const ROUND_ITEMS_PAGE = 100

/** Whether a round may be cancelled, or resumed. */
export function isUnderWay(stand: RoundStand): boolean {
  return stand === 'running' || stand === 'waiting' || stand === 'importing'
}

export function isResumable(row: Pick<RoundRow, 'stand' | 'failed'>): boolean {
  return row.stand === 'cancelled' || row.stand === 'stopped' || row.stand === 'crashed' || (row.stand === 'done' && row.failed > 0)
}

/** Which of a round's items an address asks for; what it does not say well is the default. */
export function readRoundView(query: Record<string, string | string[] | undefined>): { state: RoundItemState | null; page: number } {
  const page = Number(query.page)
  return { state: ROUND_ITEM_STATES.find((state) => state === query.state) ?? null, page: Number.isInteger(page) && page > 0 ? page : 1 }
}
