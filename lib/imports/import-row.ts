import { hostname } from 'node:os'
import type { BulkStatements, SqlValue } from '@/lib/db/bulk'
import { textIn } from '@/lib/db/bulk-read'
import type { ChangedRun } from '@/lib/imports/changed-run'
import { importOptionsSchema, NO_COUNTS, type ImportCounts, type ImportState, type StoredImportOptions } from '@/lib/imports/import'

// The import's row as the importing process writes it; the browser and the terminal read the same row.

/** A time as both databases' columns take it and Prisma reads it. */
export function sqlTime(date = new Date()): string {
  return date.toISOString().replace('Z', '+00:00')
}

export type NewImport = { id: string; fileName: string; bytes: number | null; options: StoredImportOptions; userId: string | null; actor: string; state: ImportState }

export async function insertImport(db: BulkStatements, made: NewImport): Promise<void> {
  await db.run(
    `INSERT INTO "Import" ("id", "state", "fileName", "bytes", "bytesRead", "options", "counts", "issueCount", "cancelAsked", "userId", "actor", "createdAt") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [made.id, made.state, made.fileName, made.bytes, 0, JSON.stringify(made.options), JSON.stringify(NO_COUNTS), 0, false, made.userId, made.actor, sqlTime()],
  )
}

export type ImportChange = {
  state?: ImportState; format?: string | null; bytesRead?: number; sha256?: string | null; options?: StoredImportOptions; counts?: ImportCounts; changedRuns?: readonly ChangedRun[]; issueCount?: number; questions?: string | null; message?: string | null
  /** Until when the received files are kept. */
  keptUntil?: Date | null
}

/** Writes what is given, and that the process lives. */
export async function updateImport(db: BulkStatements, id: string, change: ImportChange): Promise<void> {
  const values: Record<string, SqlValue> = { heartbeatAt: sqlTime(), workerPid: process.pid, workerHost: hostname() }
  if (change.state !== undefined) {
    values.state = change.state
    if (change.state === 'reading') values.startedAt = sqlTime()
    if (change.state === 'done' || change.state === 'failed' || change.state === 'cancelled') values.finishedAt = sqlTime()
  }
  if (change.format !== undefined) values.format = change.format
  if (change.bytesRead !== undefined) values.bytesRead = change.bytesRead
  if (change.sha256 !== undefined) values.sha256 = change.sha256
  if (change.options !== undefined) values.options = JSON.stringify(change.options)
  if (change.counts !== undefined) values.counts = JSON.stringify(change.counts)
  if (change.changedRuns !== undefined) values.changedRuns = JSON.stringify(change.changedRuns)
  if (change.issueCount !== undefined) values.issueCount = change.issueCount
  if (change.questions !== undefined) values.questions = change.questions
  if (change.message !== undefined) values.message = change.message
  if (change.keptUntil !== undefined) values.keptUntil = change.keptUntil === null ? null : sqlTime(change.keptUntil)
  const columns = Object.keys(values)
  await db.run(`UPDATE "Import" SET ${columns.map((column) => `"${column}" = ?`).join(', ')} WHERE "id" = ?`, [...Object.values(values), id])
}

/** Whether somebody asked for the import to be cancelled. */
export async function isCancelAsked(db: BulkStatements, id: string): Promise<boolean> {
  const [row] = await db.all(`SELECT "cancelAsked" FROM "Import" WHERE "id" = ?`, [id])
  return row !== undefined && (row.cancelAsked === true || row.cancelAsked === 1)
}

export async function readImportOptions(db: BulkStatements, id: string): Promise<StoredImportOptions | null> {
  const [row] = await db.all(`SELECT "options" FROM "Import" WHERE "id" = ?`, [id])
  return row === undefined ? null : importOptionsSchema.parse(JSON.parse(textIn(row, 'options')))
}
