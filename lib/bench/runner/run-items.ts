import { ModelCallFailed } from '@/lib/bench/models/model-call-failed'
import type { Journal, JournalEntry } from '@/lib/bench/runner/journal'
import { timeLeft, type RoundProgress } from '@/lib/bench/runner/progress'

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
  /** Called at most a few times a second, and at the end. */
  onProgress(progress: Omit<RoundProgress, 'state' | 'pid' | 'updatedAt'>): void
  progressEveryMs?: number
}

/**
 * Plays every item that the journal does not have, several at once, and writes each down as soon as it is finished. Stopped at any moment
 * and started again, it goes on with the items that are missing or had failed.
 */
export async function runItems<Each extends Item>(work: Work<Each>, cancel: AbortSignal): Promise<RunEnd> {
  const { journal } = work
  const startedAt = new Date()
  const own = new AbortController()
  const signal = AbortSignal.any([cancel, own.signal])
  const active = new Map<string, number>()
  const counts = journal.counts()
  let finishedNow = 0
  let message: string | null = null
  const stops: ModelCallFailed[] = []
  let reportedAt = 0

  function report(): void {
    reportedAt = performance.now()
    work.onProgress({
      total: work.total, done: counts.done, failed: counts.failed, spentUsd: { ...counts.spent }, startedAt: startedAt.toISOString(), message,
      leftMs: timeLeft(Date.now() - startedAt.getTime(), finishedNow, work.total - counts.done), active: [...active].map(([key, messages]) => ({ key, messages })),
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
        counts.spent.agent += entry.spent.agent
        counts.spent.customer += entry.spent.customer
        counts.spent.judge += entry.spent.judge
        if (entry.failed === null) {
          counts.done++
          if (before) counts.failed--
          finishedNow++
        } else {
          if (!before) counts.failed++
          message = entry.failed
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
      if (finishedNow % 64 === 0) await new Promise((resolve) => setImmediate(resolve))
    }
  }

  try {
    await Promise.all(Array.from({ length: work.concurrency }, worker))
  } catch (error) {
    own.abort()
    throw error
  } finally {
    active.clear()
    report()
  }
  const [stop] = stops
  if (stop !== undefined) return { end: 'stopped', message: stop.message }
  return cancel.aborted && counts.done + counts.failed < work.total ? { end: 'cancelled', message } : { end: 'finished', message }
}
