import { readdirSync } from 'node:fs'
import path from 'node:path'
import { openBulk } from '@/lib/db/bulk-open'
import { textIn } from '@/lib/db/bulk-read'
import type { DatabaseLocation } from '@/lib/db/database-url'
import { sqlTime } from '@/lib/imports/import-row'
import { takeImportLock, whileBeating } from '@/lib/imports/lock'
import { dropUploads, uploadFolder } from '@/lib/imports/receive/upload'
import { settleDeadImports, sweepStaged } from '@/lib/imports/sweep'

/**
 * Removes what imports left that ended without a word: staged rows, states that are no longer true, uploaded bytes that
 * nobody waits for. For the start of the server. Does nothing while an import is running, which has done the same itself.
 */
export async function cleanUpAfterImports(location: DatabaseLocation): Promise<void> {
  const db = await openBulk(location)
  const control = await openBulk(location)
  try {
    const lock = await takeImportLock(control, 'clean-up')
    if (lock === null) return
    try {
      await settleDeadImports(db, '')
      await whileBeating(lock, () => sweepStaged(db))
      // What another server begins to receive now has its row before its folder: of the folders of this moment every wanted one has a row.
      const folders = uploadedImports()
      const waiting = new Set((await db.all(`SELECT "id" FROM "Import" WHERE "state" IN ('receiving', 'queued', 'asking') OR "keptUntil" > ?`, [sqlTime()])).map((row) => textIn(row, 'id')))
      for (const id of folders) if (!waiting.has(id)) dropUploads(id)
    } finally {
      await lock.release()
    }
  } finally {
    await db.close()
    await control.close()
  }
}

function uploadedImports(): string[] {
  try {
    return readdirSync(path.dirname(uploadFolder('any')))
  } catch (error) {
    // Nothing was ever uploaded.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}
