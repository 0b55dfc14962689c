import type { BulkDatabase } from '@/lib/db/bulk'
import { BEAT_MS, type ImportLock } from '@/lib/imports/lock'
import { indexMessages, joinSegments } from '@/lib/search/index-messages'

/**
 * Puts what an import made visible into the full-text index, as long as the lock is its own and nobody stops it. The import is
 * done whatever becomes of this: the next one, or the next start, goes on with it. Returns whether all is in the index.
 */
export async function makeSearchable(db: BulkDatabase, importId: string, lock: ImportLock, signal: AbortSignal | undefined): Promise<boolean> {
  let beatAt = performance.now()
  let isStopped = false
  const mayGoOn = async (): Promise<boolean> => {
    if (signal?.aborted === true) isStopped = true
    else if (performance.now() - beatAt >= BEAT_MS) {
      beatAt = performance.now()
      isStopped = !(await lock.beat())
    }
    return !isStopped
  }
  try {
    await db.setDurable(false)
    await indexMessages(db, mayGoOn)
    const isIn = !isStopped
    await joinSegments(db, mayGoOn)
    return isIn
  } catch (error) {
    process.stderr.write(`import ${importId}: its messages are not all in the search index yet: ${error instanceof Error ? error.message : String(error)}\n`)
    return false
  }
}
