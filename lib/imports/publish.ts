import type { BulkDatabase, BulkTransaction } from '@/lib/db/bulk'
import { numberIn } from '@/lib/db/bulk-read'
import { RowsOf } from '@/lib/db/bulk-tables'
import { noteImport } from '@/lib/imports/audit'
import { crashPoint } from '@/lib/imports/crash-point'
import { placeAnchorsAgain } from '@/lib/imports/publish-anchors'
import { addSummaries, datePasses, recountSummaries } from '@/lib/imports/publish-summaries'
import type { Staging } from '@/lib/imports/stage/staging'

/** Thrown when another process took the import lock, being sure that this one was dead. */
export class LockLost extends Error {
  constructor() {
    super('Another import took over while this one was not heard of; nothing of this one is visible.')
    this.name = 'LockLost'
  }
}

export type Publication = {
  lockKey: string
  lockValue: string
  /** Who imports, for the audit log. */
  actorId: string | null
  actor: string
  /** What the audit entry tells, as JSON text. */
  detail: string
  /** Sets the import's row to `done`, within the same transaction. */
  finish: (statements: BulkTransaction) => Promise<void>
}

/** Makes all of an import visible in one transaction that touches compact rows only. @throws LockLost */
export async function publishImport(db: BulkDatabase, staging: Staging, publication: Publication): Promise<void> {
  crashPoint('import.before_publish')
  const { importId } = staging
  const at = new Date().toISOString()
  await db.transaction(async (statements) => {
    // Written over with itself, so that nobody takes the lock before this transaction has ended, however long it is.
    const held = await statements.run(`UPDATE "Setting" SET "value" = "value" WHERE "key" = ? AND "value" = ?`, [publication.lockKey, publication.lockValue])
    if (held === 0) throw new LockLost()

    for (const update of staging.updates) await statements.run(update.sql, update.values)
    if (staging.replacedTranscripts.length > 0) await swapTranscripts(statements, staging)
    await mergeShadows(statements, staging)
    for (const table of ['Suite', 'Case', 'Model', 'Tag', 'Finding', 'Review'] as const) await statements.run(`UPDATE "${table}" SET "stagedBy" = NULL WHERE "stagedBy" = ?`, [importId])
    await statements.run(`UPDATE "Pass" SET "stagedBy" = NULL WHERE "stagedBy" = ?`, [importId])
    await statements.run(`UPDATE "Run" SET "stagedBy" = NULL, "importedAt" = ? WHERE "stagedBy" = ? AND "mergesIntoKey" IS NULL`, [at, importId])
    crashPoint('import.in_publish')
    if (staging.recount) await recountSummaries(statements, staging)
    else await addSummaries(statements, staging)
    await datePasses(statements, staging)
    for (const suite of staging.touchedSuites) await statements.run(`UPDATE "Suite" SET "dataVersion" = "dataVersion" + 1, "resultVersion" = "resultVersion" + 1 WHERE "id" = ?`, [suite])
    await noteImport(statements, { actorId: publication.actorId, actor: publication.actor, action: 'import.publish', importId, detail: publication.detail }, new Date(at))
    await publication.finish(statements)
    crashPoint('import.before_commit')
  })
  crashPoint('import.after_commit')
}

/**
 * Puts replacing transcripts in the place of the stored ones: what hangs off the old one (findings, reviews, judgements that
 * are not replaced) moves over; the old one goes to a run that the next sweep removes. Whole tables at a time: a transaction
 * that takes a statement for each transcript would hold the write lock too long.
 */
async function swapTranscripts(statements: BulkTransaction, staging: Staging): Promise<void> {
  const { importId } = staging
  await statements.run(`CREATE TEMPORARY TABLE "swap" ("oldKey" INTEGER PRIMARY KEY, "newKey" INTEGER NOT NULL, "runKey" INTEGER NOT NULL)`)
  await statements.run(
    `INSERT INTO "swap" SELECT o."key", n."key", o."runKey" FROM "Transcript" n JOIN "Run" s ON s."key" = n."runKey" AND s."stagedBy" = ? AND s."mergesIntoKey" IS NOT NULL
     JOIN "Transcript" o ON o."runKey" = s."mergesIntoKey" AND o."caseKey" = n."caseKey"`,
    [importId],
  )
  await statements.run(`CREATE UNIQUE INDEX "swap_newKey" ON "swap" ("newKey")`)
  for (const pair of await statements.all(`SELECT DISTINCT w."oldKey", w."newKey" FROM "swap" w JOIN "Finding" f ON f."transcriptKey" = w."oldKey"`)) {
    await placeAnchorsAgain(statements, numberIn(pair, 'oldKey'), numberIn(pair, 'newKey'))
  }
  // A judgement that this import replaces as well is staged on the new transcript, in the pass or in its stand-in.
  await statements.run(
    `DELETE FROM "Judgement" WHERE "key" IN (SELECT o."key" FROM "swap" w JOIN "Judgement" n ON n."transcriptKey" = w."newKey" JOIN "Pass" p ON p."key" = n."passKey"
     JOIN "Judgement" o ON o."transcriptKey" = w."oldKey" AND o."passKey" = coalesce(p."mergesIntoKey", p."key"))`,
  )
  for (const table of ['Judgement', 'Finding', 'Review'] as const) {
    await statements.run(`UPDATE "${table}" SET "transcriptKey" = (SELECT w."newKey" FROM "swap" w WHERE w."oldKey" = "${table}"."transcriptKey") WHERE "transcriptKey" IN (SELECT "oldKey" FROM "swap")`)
  }
  for (const row of await statements.all(`SELECT DISTINCT "runKey" FROM "swap"`)) {
    const graveKey = await addGrave(statements, staging, numberIn(row, 'runKey'))
    await statements.run(`UPDATE "Transcript" SET "id" = "id" || '~' || "key", "runKey" = ? WHERE "key" IN (SELECT "oldKey" FROM "swap" WHERE "runKey" = ?)`, [graveKey, numberIn(row, 'runKey')])
  }
  await statements.run(`UPDATE "Transcript" SET "id" = replace("id", ?, '') WHERE "key" IN (SELECT "newKey" FROM "swap")`, [`~${importId}`])
  await statements.run(`DROP TABLE "swap"`)
}

/** A run that nobody sees, for what was replaced in a run. */
async function addGrave(statements: BulkTransaction, staging: Staging, runKey: number): Promise<number> {
  const key = staging.nextKey('Run')
  const [run] = await statements.all(`SELECT "suiteId", "modelId" FROM "Run" WHERE "key" = ?`, [runKey])
  await statements.insert(new RowsOf('Run', [{
    key, id: `~${staging.importId}~${runKey}~old`, suiteId: String(run?.suiteId), modelId: String(run?.modelId), trial: 1, status: 'partial', startedAt: null, finishedAt: null, reused: null, settings: null,
    notes: null, extra: null, hash: '', importId: staging.importId, mergesIntoKey: null, stagedBy: `${staging.importId}~old`, transcriptCount: 0, importedAt: null,
  }]))
  return key
}

/** Hands what stand-ins hold to the runs and passes they stand in for. */
async function mergeShadows(statements: BulkTransaction, staging: Staging): Promise<void> {
  for (const run of staging.runs.values()) {
    if (run.shadowKey === null) continue
    await statements.run(`UPDATE "Transcript" SET "runKey" = ? WHERE "runKey" = ?`, [run.key, run.shadowKey])
    await statements.run(`DELETE FROM "Run" WHERE "key" = ?`, [run.shadowKey])
  }
  for (const pass of staging.passes.values()) {
    if (pass.shadowKey === null) continue
    await statements.run(`DELETE FROM "Judgement" WHERE "passKey" = ? AND "transcriptKey" IN (SELECT "transcriptKey" FROM "Judgement" WHERE "passKey" = ?)`, [pass.key, pass.shadowKey])
    await statements.run(`UPDATE "Judgement" SET "passKey" = ? WHERE "passKey" = ?`, [pass.key, pass.shadowKey])
    await statements.run(`DELETE FROM "Pass" WHERE "key" = ?`, [pass.shadowKey])
  }
}
