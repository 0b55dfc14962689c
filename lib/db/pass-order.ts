import { sqltag as sql } from '@prisma/client/runtime/client'
import { RUBRIC_PASS } from '@/lib/reports/scope'

/** The order of passes `p` for a query, the newest first: as `newestFirst` of lib/reports/scope.ts has it. */
export const passOrder = sql`CASE WHEN p."id" LIKE ${`${RUBRIC_PASS}%`} THEN 1 ELSE 0 END, COALESCE(p."at", '') DESC, p."key" DESC`
