import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { browserName } from '@/lib/account/browser-name'
import { recordAudit } from '@/lib/audit/record'
import type { SignInOrigin } from '@/lib/auth/sign-in-origin'
import { ROLES, type Viewer } from '@/lib/auth/viewer'
import { database } from '@/lib/db/client'
import { environment } from '@/lib/env'

// This file stands before authorisation: it turns a session's id into the viewer that everything else is asked with.

const TOUCH_AFTER_MS = 60_000

const userRow = z.object({ id: z.string(), email: z.string(), name: z.string(), role: z.enum(ROLES) })

/** A session's row that still holds, with its person. */
export type LiveSession = { sessionId: string; viewer: Extract<Viewer, { kind: 'person' }> }

/** Starts a session for an account that may sign in; its id is what the cookie carries. Null when the account is gone or disabled. */
export async function startSession(userId: string, from: SignInOrigin, now = new Date()): Promise<string | null> {
  const user = await database().user.findUnique({ where: { id: userId }, select: { id: true, email: true, name: true, role: true, sessionVersion: true, disabledAt: true } })
  if (user === null || user.disabledAt !== null) return null
  const id = randomBytes(24).toString('base64url')
  const expiresAt = new Date(now.getTime() + environment().SAB_SESSION_MAX_SECONDS * 1000)
  const { email, name, role } = userRow.parse(user)
  await database().$transaction([
    database().userSession.create({ data: { id, userId, sessionVersion: user.sessionVersion, createdAt: now, lastSeenAt: now, expiresAt, ...from } }),
    recordAudit({ kind: 'person', userId, email, name, role }, { action: 'sign-in.started', detail: { peer: from.peer, browser: browserName(from.userAgent) } }),
  ])
  return id
}

/**
 * The session behind an id, null when it ended: signed out, idle or old beyond the limits, the account disabled, or its
 * role or password changed since (both raise the account's session version). Remembers that it was seen.
 */
export async function findLiveSession(sessionId: string, now = new Date()): Promise<LiveSession | null> {
  const row = await database().userSession.findUnique({
    where: { id: sessionId },
    select: { sessionVersion: true, lastSeenAt: true, expiresAt: true, endedAt: true, user: { select: { id: true, email: true, name: true, role: true, sessionVersion: true, disabledAt: true } } },
  })
  if (row === null || row.endedAt !== null || row.user.disabledAt !== null || row.sessionVersion !== row.user.sessionVersion) return null
  const idleMs = environment().SAB_SESSION_IDLE_SECONDS * 1000
  const silentMs = now.getTime() - row.lastSeenAt.getTime()
  if (row.expiresAt <= now || silentMs > idleMs) return null
  if (silentMs > Math.min(TOUCH_AFTER_MS, idleMs / 4)) await database().userSession.updateMany({ where: { id: sessionId, endedAt: null }, data: { lastSeenAt: now } })
  const user = userRow.parse(row.user)
  return { sessionId, viewer: { kind: 'person', userId: user.id, email: user.email, name: user.name, role: user.role } }
}

/** Signs out: ends one session for good, whatever copies of its cookie there are. */
export async function signOut({ sessionId, viewer }: LiveSession, now = new Date()): Promise<void> {
  await database().$transaction([
    database().userSession.updateMany({ where: { id: sessionId, endedAt: null }, data: { endedAt: now } }),
    recordAudit(viewer, { action: 'sign-in.ended' }),
  ])
}
