import { setMaxListeners } from 'node:events'
import { joinSignals } from '@/lib/bench/models/join-signals'
import { ModelCallFailed } from '@/lib/bench/models/model-call-failed'
import type { Journal, JournalEntry } from '@/lib/bench/runner/journal'
import { timeLeft, type ItemsProgress } from '@/lib/bench/runner/progress'

/** How a round's work came to its end. */
export type RunEnd = { end: 'finished' | 'cancelled' | 'stopped'; message: string | null }

type Item = { key: string }

export type Work<Each extends Item> = {
  items: Iterable<Each>
  total: number
  journal: Journal
  concurrency: number
  /** Plays one item; a fault of this one item is in its entry, a throw of ModelCallFailed that stops the run ends everything. */
  play(item: Each, onMessage: () => void, signal: AbortSignal): Promise<JournalEntry>
  /** Called once an item stands in the journal. */
  onKept?(item: Each): void
  /** Called at most a few times a second, and at the end. */
  onProgress(progress: ItemsProgress): void
  progressEveryMs?: number
}

/** So many failures with nothing between them that went well (or twice the number at once) are the provider's state, not chance. */
const LEAST_IN_A_ROW = 8

/**
 * Plays every item that the journal does not have, several at once, and writes each down as soon as it is finished. Stopped at any moment
 * and started again, it goes on with the items that are missing or had failed.
 */
export async function runItems<Each extends Item>(work: Work<Each>, cancel: AbortSignal): Promise<RunEnd> {
  const { journal } = work
  const startedAt = new Date()
  const own = new AbortController()
  const { signal, release } = joinSignals([cancel, own.signal])
  // Every call under way listens to it.
  setMaxListeners(0, signal, cancel)
  const active = new Map<string, number>()
  const counts = journal.counts()
  const toDo = work.total - counts.done
  let handledNow = 0
  let failedInARow = 0
  let message: string | null = null
  const stops: ModelCallFailed[] = []
  let reportedAt = 0

  function report(): void {
    reportedAt = performance.now()
    work.onProgress({
      total: work.total, done: counts.done, failed: counts.failed, startedAt: startedAt.toISOString(), message,
      leftMs: timeLeft(Date.now() - startedAt.getTime(), handledNow, toDo - handledNow), active: [...active].map(([key, messages]) => ({ key, messages })),
    })
  }
  function reportSometimes(): void {
    if (performance.now() - reportedAt >= (work.progressEveryMs ?? 250)) report()
  }

  const queue = work.items[Symbol.iterator]()
  async function worker(): Promise<void> {
    for (let next = queue.next(); next.done !== true && !signal.aborted; next = queue.next()) {
      const item = next.value
      if (journal.isDone(item.key)) continue
      active.set(item.key, 0)
      try {
        const entry = await work.play(item, () => {
          active.set(item.key, (active.get(item.key) ?? 0) + 1)
          reportSometimes()
        }, signal)
        const before = journal.has(item.key)
        journal.append(entry)
        work.onKept?.(item)
        handledNow++
        if (entry.failed === null) {
          counts.done++
          if (before) counts.failed--
          failedInARow = 0
        } else {
          if (!before) counts.failed++
          message = entry.failed
          failedInARow++
        }
        if (failedInARow >= Math.max(LEAST_IN_A_ROW, 2 * work.concurrency) && !signal.aborted) {
          stops.push(new ModelCallFailed('refused', `the last ${failedInARow} all failed, so the rest was not tried: ${message}`, true))
          own.abort()
          return
        }
      } catch (error) {
        if (!(error instanceof ModelCallFailed)) throw error
        if (!cancel.aborted && error.kind !== 'cancelled') stops.push(error)
        own.abort()
        return
      } finally {
        active.delete(item.key)
      }
      reportSometimes()
      // Scripted conversations never wait for anything: let signals and timers have their turn.
      if (handledNow % 64 === 0) await new Promise((resolve) => setImmediate(resolve))
    }
  }

  // Whoever meets a fault of ours stops the others, and waits for them: they still write to the journal.
  const ends = await Promise.allSettled(Array.from({ length: work.concurrency }, () => worker().catch((error: unknown) => {
    own.abort()
    throw error
  })))
  release()
  active.clear()
  report()
  for (const each of ends) if (each.status === 'rejected') throw each.reason
  const [stop] = stops
  if (stop !== undefined) return { end: 'stopped', message: stop.message }
  return cancel.aborted && counts.done + counts.failed < work.total ? { end: 'cancelled', message } : { end: 'finished', message }
}
