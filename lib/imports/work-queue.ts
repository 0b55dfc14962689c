import path from 'node:path'
import type { Viewer } from '@/lib/auth/viewer'
import { openBulk } from '@/lib/db/bulk-open'
import type { BulkDatabase } from '@/lib/db/bulk'
import { textIn } from '@/lib/db/bulk-read'
import type { DatabaseLocation } from '@/lib/db/database-url'
import { fileSource } from '@/lib/imports/file-sources'
import { readImportOptions, sqlTime } from '@/lib/imports/import-row'
import { takeImportLock, whileBeating } from '@/lib/imports/lock'
import { runImport } from '@/lib/imports/run-import'
import { dropUploads, uploadFolder } from '@/lib/imports/receive/upload'
import { indexMessages, joinSegments } from '@/lib/search/index-messages'

/** Runs the received imports that nobody runs, oldest first, until there is none; then makes searchable what an import that was killed left. */
export async function workThroughQueue(location: DatabaseLocation): Promise<void> {
  const db = await openBulk(location)
  try {
    for (let id = await claimNext(db); id !== null; id = await claimNext(db)) await runReceived(db, location, id)
    await indexRest(db)
  } finally {
    await db.close()
  }
}

/** An import that runs meanwhile does the same at its end. */
async function indexRest(db: BulkDatabase): Promise<void> {
  const lock = await takeImportLock(db, 'index')
  if (lock === null) return
  try {
    await whileBeating(lock, async () => {
      await indexMessages(db)
      await joinSegments(db)
    })
  } catch (error) {
    // The imports are done whatever becomes of this, and a worker that ends badly would have what waits behind it refused.
    process.stderr.write(`messages are not all in the search index yet: ${error instanceof Error ? error.message : String(error)}\n`)
  } finally {
    await lock.release()
  }
}

/** Of several workers only one gets an import. */
async function claimNext(db: BulkDatabase): Promise<string | null> {
  for (;;) {
    const [row] = await db.all(`SELECT "id" FROM "Import" WHERE "state" = 'queued' AND "workerPid" IS NULL ORDER BY "createdAt" LIMIT 1`)
    if (row === undefined) return null
    const id = textIn(row, 'id')
    if ((await db.run(`UPDATE "Import" SET "workerPid" = ?, "heartbeatAt" = ? WHERE "id" = ? AND "state" = 'queued' AND "workerPid" IS NULL`, [process.pid, sqlTime(), id])) === 1) return id
  }
}

async function runReceived(db: BulkDatabase, location: DatabaseLocation, id: string): Promise<void> {
  const options = await readImportOptions(db, id)
  if (options === null) return
  const [row] = await db.all(`SELECT i."userId", i."actor", u."role", u."disabledAt" FROM "Import" i LEFT JOIN "User" u ON u."id" = i."userId" WHERE i."id" = ?`, [id])
  // The right to import was checked when the files were received; the terminal's stands for it, under the sender's name.
  const viewer: Viewer = { kind: 'terminal', name: textIn(row, 'actor') }
  const sources = options.files.map((file) => fileSource(path.join(uploadFolder(id), file.storedAs ?? ''), file.relativePath ?? file.name, file.relativePath))
  let isOver = true
  try {
    const result = await runImport(location, sources, { importId: id, replace: options.replace, answers: options.answers }, viewer)
    isOver = result.state !== 'asking' && !result.isKept
  } catch (error) {
    process.stderr.write(`import ${id}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  }
  if (isOver) dropUploads(id)
}
