import type { BulkTransaction } from '@/lib/db/bulk'
import { sqlTime } from '@/lib/imports/import-row'

export type ImportAct = { actorId: string | null; actor: string; action: 'import.publish' | 'import.refused' | 'import.cancelled' | 'run.delete'; importId: string; /** JSON text. */ detail: string }

/** Writes into the audit log what became of an import, through the driver's own transaction. */
export async function noteImport(statements: BulkTransaction, { actorId, actor, action, importId, detail }: ImportAct, at?: Date): Promise<void> {
  await statements.run(`INSERT INTO "AuditEntry" ("at", "actorId", "actor", "action", "subject", "detail") VALUES (?, ?, ?, ?, ?, ?)`, [sqlTime(at), actorId, actor, action, importId, detail])
}
