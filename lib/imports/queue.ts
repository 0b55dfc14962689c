import { database } from '@/lib/db/client'
import { wakeWorker } from '@/lib/imports/worker-process'

/** An import whose process has not been heard of for so long has stopped. */
const SILENCE_MS = 60_000
const STOPPED = 'The importing process ended before it was through; nothing of it is visible. Send the files again.'
const CANNOT_START = 'The importing process does not start; the server\'s log says why. Nothing was imported.'
/** Workers that may end in a row without having taken an import: after that, what waits has failed. */
const MOST_FRUITLESS = 3

let fruitless = 0

/** Has what waits in the queue imported in the background. */
export function wakeQueue(): void {
  wakeWorker(async (pid) => {
    // What the dead worker held has failed; what it had not begun is another's.
    const held = pid === null ? { count: 0 } : await failThoseOf(pid, STOPPED)
    fruitless = held.count > 0 ? 0 : fruitless + 1
    if (fruitless >= MOST_FRUITLESS) {
      fruitless = 0
      await failThoseOf(null, CANNOT_START)
    }
    return hasWaiting()
  })
}

/** Marks what a worker held, or with null what none has taken, as failed. */
function failThoseOf(workerPid: number | null, message: string): Promise<{ count: number }> {
  const states = workerPid === null ? ['queued'] : ['queued', 'reading', 'publishing']
  return database().import.updateMany({ where: { workerPid, state: { in: states } }, data: { state: 'failed', message, finishedAt: new Date() } })
}

/** Marks the imports that have stopped without a word (a killed server, a lost machine) and sees to it that what waits is run. */
export async function settleQueue(): Promise<void> {
  await database().import.updateMany({
    where: { state: { in: ['receiving', 'queued', 'reading', 'publishing'] }, heartbeatAt: { lt: new Date(Date.now() - SILENCE_MS) }, OR: [{ state: { not: 'queued' } }, { workerPid: { not: null } }] },
    data: { state: 'failed', message: STOPPED, finishedAt: new Date() },
  })
  if (await hasWaiting()) wakeQueue()
}

async function hasWaiting(): Promise<boolean> {
  return (await database().import.count({ where: { state: 'queued', workerPid: null } })) > 0
}
