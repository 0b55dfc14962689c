import { sqltag as sql } from '@prisma/client/runtime/client'
import { RUBRIC_PASS } from '@/lib/reports/scope'

/** Runs with their passes, and in `place` which of a run's passes it is, the newest first: as `newestFirst` of lib/reports/scope.ts has it. Columns `runKey`, `passKey`, `place`. */
export const rankedPasses = sql`
  SELECT rp."runKey", rp."passKey", ROW_NUMBER() OVER (
    PARTITION BY rp."runKey"
    ORDER BY CASE WHEN p."id" LIKE ${`${RUBRIC_PASS}%`} THEN 2 WHEN rp."judgedCount" * 2 < rp."widest" THEN 1 ELSE 0 END, COALESCE(p."at", '') DESC, p."key" DESC
  ) AS "place"
  FROM (SELECT "runKey", "passKey", "judgedCount", MAX("judgedCount") OVER (PARTITION BY "runKey") AS "widest" FROM "RunPass") rp JOIN "Pass" p ON p."key" = rp."passKey" AND p."stagedBy" IS NULL`
