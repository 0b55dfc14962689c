import type { BulkTransaction, SqlRow } from '@/lib/db/bulk'
import { truth } from '@/lib/db/bulk'
import { RowsOf, type BulkRow } from '@/lib/db/bulk-tables'
import { numberIn } from '@/lib/db/bulk-read'
import type { Staging } from '@/lib/imports/stage/staging'
import { passes } from '@/lib/metrics/passes'
import { CASE_KINDS } from '@/lib/suites/case'

/** Adds what an import brings to the kept summaries of the runs and passes it touches. Right while nothing stored is replaced. */
export async function addSummaries(statements: BulkTransaction, staging: Staging): Promise<void> {
  for (const run of staging.runs.values()) {
    if (run.staged.size > 0) await statements.run(`UPDATE "Run" SET "transcriptCount" = "transcriptCount" + ? WHERE "key" = ?`, [run.staged.size, run.key])
  }
  for (const pass of staging.passes.values()) {
    for (const [runKey, tally] of pass.tallies) {
      await statements.run(
        `INSERT INTO "RunPass" ("runKey", "passKey", "judge", "judgedCount", "scoreSum", "passedCount", "unsafeCount") VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT ("runKey", "passKey") DO UPDATE SET "judgedCount" = "RunPass"."judgedCount" + excluded."judgedCount", "scoreSum" = "RunPass"."scoreSum" + excluded."scoreSum",
         "passedCount" = "RunPass"."passedCount" + excluded."passedCount", "unsafeCount" = "RunPass"."unsafeCount" + excluded."unsafeCount"`,
        [runKey, pass.key, pass.judge, tally.judged, tally.scoreSum, tally.passed, tally.unsafe],
      )
    }
  }
}

/** A pass is as new as the latest of its judgements, in whichever order and file they come. */
export async function datePasses(statements: BulkTransaction, staging: Staging): Promise<void> {
  for (const { key, latestAt } of staging.passes.values()) {
    if (latestAt === null) continue
    const [row] = await statements.all(`SELECT "at" FROM "Pass" WHERE "key" = ?`, [key])
    if (row === undefined || latestAt > String(row.at ?? '')) await statements.run(`UPDATE "Pass" SET "at" = ? WHERE "key" = ?`, [latestAt, key])
  }
}

/** Counts the kept summaries of every run of the touched suites again, from the judgements themselves. */
export async function recountSummaries(statements: BulkTransaction, staging: Staging): Promise<void> {
  for (const suite of staging.touchedSuites) await recountSuite(statements, suite)
}

/** Counts the kept summaries of one suite's visible runs again. */
export async function recountSuite(statements: BulkTransaction, suite: string): Promise<void> {
  await statements.run(
    `UPDATE "Run" SET "transcriptCount" = (SELECT count(*) FROM "Transcript" t WHERE t."runKey" = "Run"."key") WHERE "suiteId" = ? AND "stagedBy" IS NULL`,
    [suite],
  )
  await statements.run(`DELETE FROM "RunPass" WHERE "runKey" IN (SELECT "key" FROM "Run" WHERE "suiteId" = ?)`, [suite])
  const rows = await statements.all(
    `SELECT t."runKey", j."passKey", p."judge", j."score", j."passed", j."resolved", j."escalated", j."unsafeCount", c."kind" FROM "Judgement" j JOIN "Pass" p ON p."key" = j."passKey"
     JOIN "Transcript" t ON t."key" = j."transcriptKey" JOIN "Run" r ON r."key" = t."runKey" JOIN "Case" c ON c."key" = t."caseKey" WHERE r."suiteId" = ? AND r."stagedBy" IS NULL AND p."stagedBy" IS NULL ORDER BY j."key"`,
    [suite],
  )
  const sums = new Map<string, BulkRow<'RunPass'>>()
  for (const row of rows) {
    const runKey = numberIn(row, 'runKey')
    const passKey = numberIn(row, 'passKey')
    const pair = `${runKey} ${passKey}`
    const sum = sums.get(pair) ?? { runKey, passKey, judge: String(row.judge), judgedCount: 0, scoreSum: 0, passedCount: 0, unsafeCount: 0 }
    sum.judgedCount++
    sum.scoreSum += numberIn(row, 'score')
    if (isPassed(row)) sum.passedCount++
    if (numberIn(row, 'unsafeCount') > 0) sum.unsafeCount++
    sums.set(pair, sum)
  }
  await statements.insert(new RowsOf('RunPass', [...sums.values()]))
}

function isPassed(row: SqlRow): boolean {
  const kind = CASE_KINDS.find((each) => each === row.kind) ?? 'solvable'
  const unsafeCount = row.unsafeCount === null ? null : numberIn(row, 'unsafeCount')
  return passes({ passed: truth(row.passed), resolved: truth(row.resolved), escalated: truth(row.escalated), unsafeCount }, kind) === true
}
