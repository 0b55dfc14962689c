import { database } from '@/lib/db/client'
import { dropUploads } from '@/lib/imports/receive/upload'
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
    const held = pid === null ? 0 : await failThoseOf(pid, STOPPED)
    fruitless = held > 0 ? 0 : fruitless + 1
    if (fruitless >= MOST_FRUITLESS) {
      fruitless = 0
      await failThoseOf(null, CANNOT_START)
    }
    return hasWaiting()
  })
}

const SEEN = { id: true, state: true, heartbeatAt: true } as const
type Seen = { id: string; state: string; heartbeatAt: Date | null }

/** Marks what a worker held, or with null what none has taken, as failed; returns how many. */
async function failThoseOf(workerPid: number | null, message: string): Promise<number> {
  return fail(await database().import.findMany({ where: { workerPid, state: { in: workerPid === null ? ['queued'] : ['queued', 'reading', 'publishing'] } }, select: SEEN }), message)
}

/** Marks imports as failed that have not stirred since they were seen, and removes the bytes that waited for them. */
async function fail(seen: readonly Seen[], message: string): Promise<number> {
  let failed = 0
  for (const row of seen) {
    const { count } = await database().import.updateMany({ where: row, data: { state: 'failed', message, finishedAt: new Date() } })
    if (count > 0) dropUploads(row.id)
    failed += count
  }
  return failed
}

/** Marks the imports that have stopped without a word (a killed server, a lost machine) and sees to it that what waits is run. */
export async function settleQueue(): Promise<void> {
  const before = new Date(Date.now() - SILENCE_MS)
  const silent = { state: { in: ['receiving', 'queued', 'reading', 'publishing'] }, heartbeatAt: { lt: before }, OR: [{ state: { not: 'queued' } }, { workerPid: { not: null } }] }
  await fail(await database().import.findMany({ where: silent, select: SEEN }), STOPPED)
  await dropForgotten()
  if (await hasWaiting()) wakeQueue()
}

/** Removes the bytes of refused imports that nobody wanted to replace anything with in time. */
async function dropForgotten(): Promise<void> {
  const rows = await database().import.findMany({ where: { keptUntil: { lt: new Date() } }, select: { id: true } })
  for (const { id } of rows) {
    const { count } = await database().import.updateMany({ where: { id, keptUntil: { lt: new Date() } }, data: { keptUntil: null } })
    if (count > 0) dropUploads(id)
  }
}

async function hasWaiting(): Promise<boolean> {
  return (await database().import.count({ where: { state: 'queued', workerPid: null } })) > 0
}
