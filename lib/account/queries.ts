import type { Account, OwnSession } from '@/lib/account/account'
import { browserName } from '@/lib/account/browser-name'
import { sessionHandle } from '@/lib/account/session-handle'
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

/** Where the viewer is signed in: this session first, then by when it was last seen. */
export async function listOwnSessions(viewer: Viewer, thisSessionId: string | null, now = new Date()): Promise<OwnSession[]> {
  authorise(viewer, 'account.own')
  const userId = viewerUserId(viewer)
  if (userId === null) return []
  const user = await database().user.findUnique({ where: { id: userId }, select: { sessionVersion: true } })
  if (user === null) return []
  const rows = await database().userSession.findMany({
    where: { userId, endedAt: null, expiresAt: { gt: now }, sessionVersion: user.sessionVersion, lastSeenAt: { gte: new Date(now.getTime() - environment().SAB_SESSION_IDLE_SECONDS * 1000) } },
    select: { id: true, createdAt: true, lastSeenAt: true, expiresAt: true, userAgent: true, peer: true },
    orderBy: { lastSeenAt: 'desc' },
  })
  return rows
    .map((row) => ({
      handle: sessionHandle(row.id), isThis: row.id === thisSessionId, browser: browserName(row.userAgent), peer: row.peer,
      createdAt: row.createdAt.toISOString(), lastSeenAt: row.lastSeenAt.toISOString(), expiresAt: row.expiresAt.toISOString(),
    }))
    .sort((one, other) => Number(other.isThis) - Number(one.isThis))
}
