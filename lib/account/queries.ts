import type { Account, OwnSession } from '@/lib/account/account'
import { authorise } from '@/lib/auth/permissions'
import { viewerUserId, type Viewer } from '@/lib/auth/viewer'
import { database } from '@/lib/db/client'
import { environment } from '@/lib/env'

/** The viewer's account; null for a viewer without one. */
export async function findAccount(viewer: Viewer): Promise<Account | null> {
  authorise(viewer, 'account.own')
  const userId = viewerUserId(viewer)
  if (userId === null) return null
  const row = await database().user.findUnique({ where: { id: userId }, select: { email: true, name: true, role: true, passwordHash: true, oidcSubject: true, createdAt: true } })
  return row === null ? null : { email: row.email, name: row.name, role: row.role, hasPassword: row.passwordHash !== null, hasSingleSignOn: row.oidcSubject !== null, createdAt: row.createdAt.toISOString() }
}

/** Where the viewer is signed in, last seen first. */
export async function listOwnSessions(viewer: Viewer, now = new Date()): Promise<OwnSession[]> {
  authorise(viewer, 'account.own')
  const userId = viewerUserId(viewer)
  if (userId === null) return []
  const user = await database().user.findUnique({ where: { id: userId }, select: { sessionVersion: true } })
  if (user === null) return []
  const rows = await database().userSession.findMany({
    where: { userId, endedAt: null, expiresAt: { gt: now }, sessionVersion: user.sessionVersion, lastSeenAt: { gte: new Date(now.getTime() - environment().SAB_SESSION_IDLE_SECONDS * 1000) } },
    select: { id: true, createdAt: true, lastSeenAt: true, expiresAt: true },
    orderBy: { lastSeenAt: 'desc' },
  })
  return rows.map((row) => ({ id: row.id, createdAt: row.createdAt.toISOString(), lastSeenAt: row.lastSeenAt.toISOString(), expiresAt: row.expiresAt.toISOString() }))
}
