import type { ToolEffect } from '@/lib/transcripts/transcript'
import type { TranscriptView } from '@/lib/transcripts/view'

/** A call as the outline names it. */
export type OutlineCall = { message: number; name: string; effect: ToolEffect | null; failed: boolean }

/** One turn, or a run of turns in a very long transcript. `findings`: ids of those that stand in it. */
export type OutlineEntry = { firstTurn: number; lastTurn: number; message: number; title: string; calls: OutlineCall[]; findings: string[] }

const MOST_ENTRIES = 120
const MOST_CALLS = 240

/**
 * The outline beside a transcript: its turns with their calls and findings. A very long one is told in runs of turns, and by the calls that changed
 * something, handed over or failed, so that the outline stays something one can look over.
 */
export function toOutline(view: TranscriptView, findingsAt: (message: number) => readonly string[]): OutlineEntry[] {
  const step = Math.max(1, Math.ceil(view.turns.length / MOST_ENTRIES))
  const callCount = view.items.reduce((sum, item) => sum + item.calls.length, 0)
  const entries: OutlineEntry[] = []
  const starts = new Map(view.turns.filter((_, index) => index % step === 0).map((turn) => [turn.firstMessage, turn]))
  const lastTurnOf = new Map(view.turns.map((turn, index) => [turn.firstMessage, view.turns[Math.min(index + step, view.turns.length) - 1]?.number ?? turn.number]))

  let entry: OutlineEntry | undefined
  for (const item of view.items) {
    const turn = starts.get(item.message.number)
    if (turn !== undefined) {
      entry = { firstTurn: turn.number, lastTurn: lastTurnOf.get(turn.firstMessage) ?? turn.number, message: turn.firstMessage, title: turn.title, calls: [], findings: [] }
      entries.push(entry)
    }
    if (entry === undefined) continue
    entry.findings.push(...findingsAt(item.message.number))
    for (const { call, place, answer } of item.calls) {
      const result = answer.kind === 'with-call' ? answer.message : null
      const failed = answer.kind === 'none' || result?.result.ok === false
      if (callCount <= MOST_CALLS || failed || call.effect === 'write' || call.effect === 'handover') entry.calls.push({ message: result?.message.number ?? place.message, name: call.name, effect: call.effect, failed })
      if (result !== null) entry.findings.push(...findingsAt(result.message.number))
    }
  }
  for (const each of entries) {
    each.findings = [...new Set(each.findings)]
    if (callCount > MOST_CALLS && each.calls.length > 4) each.calls = each.calls.slice(0, 4)
  }
  return entries
}
