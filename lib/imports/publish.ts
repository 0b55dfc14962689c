import type { BulkDatabase, BulkTransaction } from '@/lib/db/bulk'
import { numberIn } from '@/lib/db/bulk-read'
import { crashPoint } from '@/lib/imports/crash-point'
import { placeAnchorsAgain } from '@/lib/imports/publish-anchors'
import { addSummaries, recountSummaries } from '@/lib/imports/publish-summaries'
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
    const held = await statements.all(`SELECT "value" FROM "Setting" WHERE "key" = ? AND "value" = ?`, [publication.lockKey, publication.lockValue])
    if (held.length === 0) throw new LockLost()

    for (const update of staging.updates) await statements.run(update.sql, update.values)
    if (staging.replacedTranscripts.length > 0) await swapTranscripts(statements, staging)
    await mergeShadows(statements, staging)
    for (const table of ['Suite', 'Case', 'Model', 'Tag', 'Finding', 'Review'] as const) await statements.run(`UPDATE "${table}" SET "stagedBy" = NULL WHERE "stagedBy" = ?`, [importId])
    await statements.run(`UPDATE "Pass" SET "stagedBy" = NULL WHERE "stagedBy" = ?`, [importId])
    await statements.run(`UPDATE "Run" SET "stagedBy" = NULL, "importedAt" = ? WHERE "stagedBy" = ? AND "mergesIntoKey" IS NULL`, [at, importId])
    crashPoint('import.in_publish')
    if (staging.recount) await recountSummaries(statements, staging)
    else await addSummaries(statements, staging)
    for (const suite of staging.touchedSuites) await statements.run(`UPDATE "Suite" SET "dataVersion" = "dataVersion" + 1 WHERE "id" = ?`, [suite])
    await statements.run(`INSERT INTO "AuditEntry" ("at", "actorId", "actor", "action", "subject", "detail") VALUES (?, ?, ?, ?, ?, ?)`, [
      at.replace('Z', '+00:00'), publication.actorId, publication.actor, 'import.publish', importId, publication.detail,
    ])
    await publication.finish(statements)
    crashPoint('import.before_commit')
  })
  crashPoint('import.after_commit')
}

/**
 * Puts replacing transcripts in the place of the stored ones: what hangs off the old one (findings, reviews, judgements that
 * are not replaced) moves over; the old one goes to a run that the next sweep removes.
 */
async function swapTranscripts(statements: BulkTransaction, staging: Staging): Promise<void> {
  const { importId } = staging
  const pairs = await statements.all(
    `SELECT o."key" AS "oldKey", n."key" AS "newKey", o."runKey" FROM "Transcript" n JOIN "Run" s ON s."key" = n."runKey" AND s."stagedBy" = ? AND s."mergesIntoKey" IS NOT NULL
     JOIN "Transcript" o ON o."runKey" = s."mergesIntoKey" AND o."caseKey" = n."caseKey"`,
    [importId],
  )
  const graves = new Map<number, number>()
  for (const pair of pairs) {
    const oldKey = numberIn(pair, 'oldKey')
    const newKey = numberIn(pair, 'newKey')
    const runKey = numberIn(pair, 'runKey')
    const graveKey = graves.get(runKey) ?? (await addGrave(statements, staging, runKey))
    graves.set(runKey, graveKey)
    await placeAnchorsAgain(statements, oldKey, newKey)
    // A judgement that this import replaces as well is staged on the new transcript, in the pass or in its stand-in.
    await statements.run(
      `DELETE FROM "Judgement" WHERE "transcriptKey" = ? AND "passKey" IN (SELECT coalesce(p."mergesIntoKey", p."key") FROM "Judgement" j JOIN "Pass" p ON p."key" = j."passKey" WHERE j."transcriptKey" = ?)`,
      [oldKey, newKey],
    )
    for (const table of ['Judgement', 'Finding', 'Review'] as const) await statements.run(`UPDATE "${table}" SET "transcriptKey" = ? WHERE "transcriptKey" = ?`, [newKey, oldKey])
    await statements.run(`UPDATE "Transcript" SET "id" = "id" || ?, "runKey" = ? WHERE "key" = ?`, [`~${oldKey}`, graveKey, oldKey])
    await statements.run(`UPDATE "Transcript" SET "id" = replace("id", ?, '') WHERE "key" = ?`, [`~${importId}`, newKey])
  }
}

/** A run that nobody sees, for what was replaced in a run. */
async function addGrave(statements: BulkTransaction, staging: Staging, runKey: number): Promise<number> {
  const key = staging.nextKey('Run')
  const [run] = await statements.all(`SELECT "suiteId", "modelId" FROM "Run" WHERE "key" = ?`, [runKey])
  await statements.insert('Run', [{
    key, id: `~${staging.importId}~${runKey}~old`, suiteId: String(run?.suiteId), modelId: String(run?.modelId), trial: 1, status: 'partial', startedAt: null, finishedAt: null, reused: null, settings: null,
    notes: null, extra: null, hash: '', importId: staging.importId, mergesIntoKey: null, stagedBy: `${staging.importId}~old`, transcriptCount: 0, importedAt: null,
  }])
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
