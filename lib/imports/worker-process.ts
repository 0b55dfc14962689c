import { spawn } from 'node:child_process'
import path from 'node:path'

// Imports run in a process of their own: the SQLite driver blocks its thread, and a large file must not share the web
// server's heap. One process works through the queue; progress and outcome stand in the rows.

const HEAP_MB = 512

export type WorkerJob = { kind: 'queue' } | { kind: 'remove'; importId: string; actor: string; actorId: string | null }

/** Runs one job of `cli/import-worker.ts` to its end; returns how it went and the process it was. */
export function runWorker(job: WorkerJob): Promise<{ succeeded: boolean; pid: number | null }> {
  const root = process.env.SAB_ROOT ?? process.cwd()
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [`--max-old-space-size=${HEAP_MB}`, path.join(/* turbopackIgnore: true */ root, 'cli/sab.mjs'), 'import-worker', JSON.stringify(job)], {
      cwd: root, env: { ...process.env, SAB_ROOT: root }, stdio: ['ignore', 'ignore', 'inherit'],
    })
    const pid = child.pid ?? null
    child.once('error', () => resolve({ succeeded: false, pid }))
    child.once('exit', (code) => resolve({ succeeded: code === 0, pid }))
  })
}

type QueueRunner = { isRunning: boolean; isWanted: boolean }
const shared = globalThis as typeof globalThis & { sabImportQueue?: QueueRunner }

/**
 * Has the queue of received imports worked through, now or when the running worker has ended. `onDeath` hears of a worker
 * that ended without being through, and says whether another shall take what is left.
 */
export function wakeWorker(onDeath: (pid: number | null) => Promise<boolean>): void {
  const queue = (shared.sabImportQueue ??= { isRunning: false, isWanted: false })
  if (queue.isRunning) {
    queue.isWanted = true
    return
  }
  queue.isRunning = true
  queue.isWanted = false
  void runWorker({ kind: 'queue' }).then(async ({ succeeded, pid }) => {
    const again = succeeded ? queue.isWanted : await onDeath(pid)
    queue.isRunning = false
    if (again) wakeWorker(onDeath)
  })
}
