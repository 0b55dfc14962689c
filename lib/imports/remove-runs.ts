import type { BulkDatabase, BulkTransaction } from '@/lib/db/bulk'
import { noteImport } from '@/lib/imports/audit'
import { openBulk } from '@/lib/db/bulk-open'
import { numberIn, textIn } from '@/lib/db/bulk-read'
import type { DatabaseLocation } from '@/lib/db/database-url'
import { crashPoint } from '@/lib/imports/crash-point'
import { waitForImportLock, whileBeating } from '@/lib/imports/lock'
import { sweepStaged } from '@/lib/imports/sweep'

export type RemovedRuns = { runs: number; transcripts: number; findings: number; reviews: number }

/**
 * Removes the runs that an import brought, with their transcripts, judgements, findings and reviews, and then what only
 * they used: passes without a judgement, cases that it brought and that have no transcript left, suites and models without
 * a run, imported tags without a finding. All of it disappears in one transaction; the rows themselves are removed after it.
 */
export async function removeImportedRuns(location: DatabaseLocation, importId: string, by: { actor: string; actorId: string | null }): Promise<RemovedRuns> {
  const db = await openBulk(location)
  const control = await openBulk(location)
  try {
    const lock = await waitForImportLock(control, `remove ${importId}`, async () => true)
    if (lock === null) throw new Error('the import lock was not given')
    try {
      return await whileBeating(lock, async () => {
        await sweepStaged(db)
        const removed = await hideRuns(db, importId, by)
        crashPoint('remove.after_commit')
        await sweepStaged(db)
        return removed
      })
    } finally {
      await lock.release()
    }
  } finally {
    await db.close()
    await control.close()
  }
}

async function hideRuns(db: BulkDatabase, importId: string, by: { actor: string; actorId: string | null }): Promise<RemovedRuns> {
  const mark = `removed ${importId}`
  const ofRuns = `IN (SELECT t."key" FROM "Transcript" t JOIN "Run" r ON r."key" = t."runKey" WHERE r."stagedBy" = ?)`
  return db.transaction(async (statements) => {
    const suites = await statements.all(`SELECT DISTINCT "suiteId" FROM "Run" WHERE "importId" = ? AND "stagedBy" IS NULL`, [importId])
    const models = await statements.all(`SELECT DISTINCT "modelId" FROM "Run" WHERE "importId" = ? AND "stagedBy" IS NULL`, [importId])
    // A removed row must not stand in the way of the same id coming again.
    const runs = await statements.run(`UPDATE "Run" SET "stagedBy" = ?, "id" = "id" || '~' || "key" WHERE "importId" = ? AND "stagedBy" IS NULL`, [mark, importId])
    const transcripts = await statements.run(`UPDATE "Transcript" SET "id" = "id" || '~' || "key" WHERE "runKey" IN (SELECT "key" FROM "Run" WHERE "stagedBy" = ?)`, [mark])
    const tags = await statements.all(`SELECT DISTINCT "tagId" FROM "Finding" WHERE "transcriptKey" ${ofRuns}`, [mark])
    const findings = await statements.run(`UPDATE "Finding" SET "stagedBy" = ?, "id" = "id" || '~' || "transcriptKey" WHERE "stagedBy" IS NULL AND "transcriptKey" ${ofRuns}`, [mark, mark])
    const reviews = await statements.run(`UPDATE "Review" SET "stagedBy" = ? WHERE "stagedBy" IS NULL AND "transcriptKey" ${ofRuns}`, [mark, mark])
    await statements.run(`DELETE FROM "RunPass" WHERE "runKey" IN (SELECT "key" FROM "Run" WHERE "stagedBy" = ?)`, [mark])
    await statements.run(
      `UPDATE "Pass" SET "stagedBy" = ?, "id" = "id" || '~' || "key" WHERE "stagedBy" IS NULL AND "key" IN (SELECT j."passKey" FROM "Judgement" j WHERE j."transcriptKey" ${ofRuns}) AND "key" NOT IN (SELECT "passKey" FROM "RunPass")`,
      [mark, mark],
    )
    await hideUnused(statements, mark, importId, suites.map((row) => textIn(row, 'suiteId')), models.map((row) => textIn(row, 'modelId')), tags.map((row) => textIn(row, 'tagId')))
    await statements.run(`UPDATE "Import" SET "message" = ? WHERE "id" = ?`, [`The runs it brought were removed by ${by.actor}.`, importId])
    await noteImport(statements, { ...by, action: 'run.delete', importId, detail: JSON.stringify({ runs, transcripts, findings, reviews }) })
    return { runs, transcripts, findings, reviews }
  })
}

/** What only the removed runs used is of no use alone; a suite that stays has changed. */
async function hideUnused(statements: BulkTransaction, mark: string, importId: string, suites: string[], models: string[], tags: string[]): Promise<void> {
  for (const suite of suites) {
    const [left] = await statements.all(`SELECT count(*) AS "count" FROM "Run" WHERE "suiteId" = ? AND "stagedBy" IS NULL`, [suite])
    if (numberIn(left, 'count') > 0) {
      await statements.run(
        `UPDATE "Case" SET "stagedBy" = ? WHERE "suiteId" = ? AND "importId" = ? AND NOT EXISTS (SELECT 1 FROM "Transcript" t JOIN "Run" r ON r."key" = t."runKey" WHERE t."caseKey" = "Case"."key" AND r."stagedBy" IS NULL)`,
        [mark, suite, importId],
      )
      await statements.run(`UPDATE "Suite" SET "dataVersion" = "dataVersion" + 1, "resultVersion" = "resultVersion" + 1 WHERE "id" = ?`, [suite])
    } else {
      await statements.run(`UPDATE "Case" SET "stagedBy" = ? WHERE "suiteId" = ?`, [mark, suite])
      await statements.run(`UPDATE "Suite" SET "stagedBy" = ? WHERE "id" = ?`, [mark, suite])
    }
  }
  for (const model of models) {
    await statements.run(`UPDATE "Model" SET "stagedBy" = ? WHERE "id" = ? AND NOT EXISTS (SELECT 1 FROM "Run" r WHERE r."modelId" = "Model"."id" AND r."stagedBy" IS NULL)`, [mark, model])
  }
  for (const tag of tags) {
    await statements.run(
      `UPDATE "Tag" SET "stagedBy" = ? WHERE "id" = ? AND "createdById" IS NULL AND NOT EXISTS (SELECT 1 FROM "Finding" f WHERE f."tagId" = "Tag"."id" AND f."stagedBy" IS NULL)
       AND NOT EXISTS (SELECT 1 FROM "Tag" c WHERE c."parentId" = "Tag"."id" AND c."stagedBy" IS NULL)`,
      [mark, tag],
    )
  }
}
