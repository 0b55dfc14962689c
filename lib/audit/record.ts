import { viewerLabel, viewerUserId, type Viewer } from '@/lib/auth/viewer'
import { database } from '@/lib/db/client'

/** What was done (`noun.verb`), to what, and the facts that make it checkable; never a secret, never transcript text. */
export type AuditAct = { action: string; subject?: string; detail?: Record<string, unknown> }

/**
 * The log's entry for an act, as one more statement of the act's own array transaction:
 * `$transaction([…what is done…, recordAudit(viewer, act)])`, so that neither is ever stored without the other.
 */
export function recordAudit(viewer: Viewer, act: AuditAct) {
  return database().auditEntry.create({
    data: { actorId: viewerUserId(viewer), actor: viewerLabel(viewer), action: act.action, subject: act.subject ?? null, detail: act.detail === undefined ? null : JSON.stringify(act.detail) },
    select: { seq: true },
  })
}
