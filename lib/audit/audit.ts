import { z } from 'zod'

/** One act of the log. `at` is ISO; `detail` is JSON text as stored. */
export type AuditRow = { seq: number; at: string; actor: string; action: string; subject: string | null; detail: string | null }

/** A filter over the log, out of a URL: what cannot be read is left out, never an error. */
export const auditFilter = z.object({
  actor: z.string().max(320).optional().catch(undefined),
  /** An act (`person.invited`), or the noun of several (`person`). */
  action: z.string().max(100).optional().catch(undefined),
  /** Days, inclusive, as YYYY-MM-DD. */
  from: z.iso.date().optional().catch(undefined),
  to: z.iso.date().optional().catch(undefined),
})
export type AuditFilter = z.infer<typeof auditFilter>
