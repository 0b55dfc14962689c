import { recordAudit } from '@/lib/audit/record'
import type { Permission } from '@/lib/auth/permissions'
import { viewerLabel, type Viewer } from '@/lib/auth/viewer'

const RECORD_AGAIN_AFTER_MS = 3_600_000
const recordedAt = new Map<string, number>()

/**
 * Notes in the log that somebody known was refused: once an hour for each right, so that nobody can fill the disk with it.
 * Nobody in particular is not noted: anybody on the network could be that.
 */
export async function recordDenied(viewer: Viewer, permission: Permission, now = Date.now()): Promise<void> {
  if (viewer.kind === 'nobody') return
  const key = `${viewerLabel(viewer)} ${permission}`
  const before = recordedAt.get(key)
  if (before !== undefined && now - before < RECORD_AGAIN_AFTER_MS) return
  recordedAt.set(key, now)
  await recordAudit(viewer, { action: 'access.denied', subject: permission })
}
