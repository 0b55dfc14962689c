import { z } from 'zod'
import { sessionHandle } from '@/lib/account/session-handle'
import { recordAudit } from '@/lib/audit/record'
import { ACCOUNT_TRIES, accountBucket, clearTries, returnTry, takeTry } from '@/lib/auth/login-limit'
import { nameInput } from '@/lib/auth/newcomer'
import { hashPassword, isRightPassword, newPasswordInput, passwordInput } from '@/lib/auth/password'
import { authorise } from '@/lib/auth/permissions'
import { viewerUserId, type Viewer } from '@/lib/auth/viewer'
import { database } from '@/lib/db/client'

/** Changes the viewer's own name. @throws ZodError */
export async function renameSelf(viewer: Viewer, name: unknown): Promise<'changed' | 'no-account'> {
  authorise(viewer, 'account.own')
  const userId = viewerUserId(viewer)
  if (userId === null) return 'no-account'
  const given = nameInput.parse(name)
  await database().$transaction([
    database().user.update({ where: { id: userId }, data: { name: given }, select: { id: true } }),
    recordAudit(viewer, { action: 'account.renamed', detail: { name: given } }),
  ])
  return 'changed'
}

/** How changing one's password ended. */
export type PasswordChange = { kind: 'changed' } | { kind: 'wrong' } | { kind: 'no-account' } | { kind: 'blocked'; retryAfterSeconds: number }

/**
 * Changes the viewer's own password, given the present one, which counts as a try of signing in. Every session of the
 * account ends, this one too: the door starts a new one. @throws ZodError, TooManyHashes
 */
export async function changeOwnPassword(viewer: Viewer, input: { current: unknown; next: unknown }, now = new Date()): Promise<PasswordChange> {
  authorise(viewer, 'account.own')
  const userId = viewerUserId(viewer)
  if (userId === null) return { kind: 'no-account' }
  const [current, next] = [passwordInput.parse(input.current), newPasswordInput.parse(input.next)]
  const user = await database().user.findUnique({ where: { id: userId }, select: { email: true, passwordHash: true } })
  if (user === null) return { kind: 'no-account' }
  const bucket = accountBucket(user.email)
  const decision = await takeTry(bucket, ACCOUNT_TRIES)
  if (!decision.admitted) return { kind: 'blocked', retryAfterSeconds: decision.retryAfterSeconds }
  let passwordHash: string | null
  try {
    passwordHash = (await isRightPassword(current, user.passwordHash)) ? await hashPassword(next) : null
  } catch (error) {
    await returnTry(bucket)
    throw error
  }
  if (passwordHash === null) return { kind: 'wrong' }
  await clearTries(bucket)
  await database().$transaction([
    database().user.update({ where: { id: userId }, data: { passwordHash, sessionVersion: { increment: 1 } }, select: { id: true } }),
    database().userSession.updateMany({ where: { userId, endedAt: null }, data: { endedAt: now } }),
    database().accessLink.updateMany({ where: { userId, purpose: 'password', usedAt: null }, data: { usedAt: now } }),
    recordAudit(viewer, { action: 'password.changed' }),
  ])
  return { kind: 'changed' }
}

/** Ends one of the viewer's sessions, by the handle that their list shows; the same answer for another's and for none. */
export async function endOwnSession(viewer: Viewer, handle: unknown, now = new Date()): Promise<'ended' | 'not-found'> {
  authorise(viewer, 'account.own')
  const userId = viewerUserId(viewer)
  const wanted = z.string().min(1).max(100).parse(handle)
  if (userId === null) return 'not-found'
  const rows = await database().userSession.findMany({ where: { userId, endedAt: null }, select: { id: true } })
  const found = rows.find((row) => sessionHandle(row.id) === wanted)
  if (found === undefined) return 'not-found'
  await database().$transaction([
    database().userSession.updateMany({ where: { id: found.id, endedAt: null }, data: { endedAt: now } }),
    recordAudit(viewer, { action: 'account.session-ended', detail: { session: wanted } }),
  ])
  return 'ended'
}

/** Ends the viewer's sessions but the one named; returns how many. */
export async function endOtherSessions(viewer: Viewer, keepSessionId: unknown, now = new Date()): Promise<number> {
  authorise(viewer, 'account.own')
  const userId = viewerUserId(viewer)
  const keep = z.string().min(1).max(100).parse(keepSessionId)
  if (userId === null) return 0
  const [ended] = await database().$transaction([
    database().userSession.updateMany({ where: { userId, endedAt: null, id: { not: keep } }, data: { endedAt: now } }),
    recordAudit(viewer, { action: 'account.other-sessions-ended' }),
  ])
  return ended.count
}
