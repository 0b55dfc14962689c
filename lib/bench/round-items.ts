import { ROUND_ITEM_STATES, ROUND_ITEMS_PAGE, type RoundItemRow, type RoundItems, type RoundItemState } from '@/lib/bench/rounds'
import type { JournalIndex } from '@/lib/bench/runner/journal-index'
import type { RoundItem, RoundPlan } from '@/lib/bench/runner/plan'
import type { RoundProgress } from '@/lib/bench/runner/progress'
import { transcriptId } from '@/lib/transcripts/transcript-id'

type ItemName = Omit<RoundItem, 'customerSeed' | 'agentSeed'>

/** What a rescore judges, in the words of a round's items. */
export function rescoredItems(run: string, plan: RoundPlan, caseIds: readonly string[]): ItemName[] {
  return caseIds.map((caseId) => ({ key: `${run} ${caseId}`, model: plan.models[0] ?? '', trial: 1, caseId, runId: run }))
}

/** A page of a round's items, each as the journal and the process that plays it tell. */
export function toRoundItems(names: readonly ItemName[], journal: JournalIndex, progress: RoundProgress | null, view: { state: RoundItemState | null; page: number }): RoundItems {
  const active = new Map(progress?.active.map((each) => [each.key, each.messages]))
  const stateOf = (key: string): RoundItemState => (active.has(key) ? 'active' : !journal.has(key) ? 'waiting' : journal.isDone(key) ? 'done' : 'failed')
  const byState: Record<RoundItemState, ItemName[]> = { active: [], failed: [], done: [], waiting: [] }
  for (const name of names) byState[stateOf(name.key)].push(name)
  const matching = view.state === null ? ROUND_ITEM_STATES.flatMap((state) => byState[state]) : byState[view.state]
  const page = Math.min(Math.max(1, view.page), Math.max(1, Math.ceil(matching.length / ROUND_ITEMS_PAGE)))
  const rows = matching.slice((page - 1) * ROUND_ITEMS_PAGE, page * ROUND_ITEMS_PAGE).map(({ key, model, trial, caseId, runId }): RoundItemRow => {
    const place = active.has(key) ? undefined : journal.find(key)
    return { key, model, trial, caseId, transcript: transcriptId(runId, caseId), state: stateOf(key), messages: active.get(key) ?? null, failure: place?.failed ?? null, ended: place?.ended ?? null, score: place?.score ?? null }
  })
  return { rows, counts: { active: byState.active.length, failed: byState.failed.length, done: byState.done.length, waiting: byState.waiting.length }, state: view.state, page, matching: matching.length }
}
