import { marks, type BulkDatabase } from '@/lib/db/bulk'
import { numberIn } from '@/lib/db/bulk-read'
import { sqlTime } from '@/lib/imports/import-row'

/** Transcripts removed in one transaction: with their messages, well within 50 ms. */
const CHUNK = 100

/**
 * Removes every row that belongs to an import that is not published: what dead, failed and cancelled imports left, replaced
 * transcripts, deleted runs. In chunks, so that others can write in between. Only under the import lock: whatever is staged
 * then is nobody's.
 * @returns number of transcripts removed
 */
export async function sweepStaged(db: BulkDatabase): Promise<number> {
  await deleteStaged(db, 'Finding')
  await deleteStaged(db, 'Review')
  await sweepJudgements(db)
  const removed = await sweepTranscripts(db)
  await db.run(`DELETE FROM "Pass" WHERE "stagedBy" IS NOT NULL`)
  await db.run(`DELETE FROM "Run" WHERE "stagedBy" IS NOT NULL`)
  await db.run(`DELETE FROM "Case" WHERE "stagedBy" IS NOT NULL`)
  await db.run(`DELETE FROM "Suite" WHERE "stagedBy" IS NOT NULL`)
  await db.run(`DELETE FROM "Model" WHERE "stagedBy" IS NOT NULL`)
  await db.run(`UPDATE "Tag" SET "parentId" = NULL WHERE "stagedBy" IS NOT NULL`)
  await db.run(`DELETE FROM "Tag" WHERE "stagedBy" IS NOT NULL`)
  return removed
}

async function deleteStaged(db: BulkDatabase, table: 'Finding' | 'Review'): Promise<void> {
  await db.run(`DELETE FROM "${table}" WHERE "stagedBy" IS NOT NULL`)
}

async function sweepJudgements(db: BulkDatabase): Promise<void> {
  for (;;) {
    const rows = await db.all(`SELECT j."key" FROM "Judgement" j JOIN "Pass" p ON p."key" = j."passKey" WHERE p."stagedBy" IS NOT NULL LIMIT ${CHUNK * 10}`)
    if (rows.length === 0) return
    await db.run(`DELETE FROM "Judgement" WHERE "key" IN (${marks(rows.length)})`, rows.map((row) => numberIn(row, 'key')))
  }
}

async function sweepTranscripts(db: BulkDatabase): Promise<number> {
  for (let removed = 0; ;) {
    const rows = await db.all(`SELECT t."key" FROM "Transcript" t JOIN "Run" r ON r."key" = t."runKey" WHERE r."stagedBy" IS NOT NULL LIMIT ${CHUNK}`)
    if (rows.length === 0) return removed
    const keys = rows.map((row) => numberIn(row, 'key'))
    await db.transaction(async (statements) => {
      for (const table of ['Finding', 'Review', 'Judgement', 'ToolCall', 'Message', 'TranscriptText'] as const) {
        await statements.run(`DELETE FROM "${table}" WHERE "transcriptKey" IN (${marks(keys.length)})`, keys)
      }
      await statements.run(`DELETE FROM "Transcript" WHERE "key" IN (${marks(keys.length)})`, keys)
    })
    removed += rows.length
    // Others who wait for the write lock come first.
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

/** Marks the imports that say they are at work and cannot be: only the holder of the import lock is. */
export async function settleDeadImports(db: BulkDatabase, importId: string): Promise<void> {
  await db.run(
    `UPDATE "Import" SET "state" = 'failed', "finishedAt" = ?, "message" = 'The importing process ended before it was through; nothing of it is visible.' WHERE "state" IN ('reading', 'publishing') AND "id" <> ?`,
    [sqlTime(), importId],
  )
}
