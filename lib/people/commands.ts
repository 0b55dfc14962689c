import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { recordAudit } from '@/lib/audit/record'
import { LINK_LIFE_MS, makeLink } from '@/lib/auth/access-link'
import { emailInput } from '@/lib/auth/email'
import { accountBucket } from '@/lib/auth/login-limit'
import { authorise } from '@/lib/auth/permissions'
import { ROLES, viewerLabel, viewerUserId, type Viewer } from '@/lib/auth/viewer'
import { database } from '@/lib/db/client'
import { storeTogether, type Statement } from '@/lib/db/transaction'
import type { PersonChange } from '@/lib/people/person'

const rowId = z.string().min(1).max(100)
const invitation = z.object({ email: emailInput, role: z.enum(ROLES) })

/** A link to hand over: shown once, kept only as a hash. */
export type HandedLink = { id: string; address: string; email: string; expiresAt: string }

/**
 * Invites somebody by link; an earlier open invitation for the address ends. `already-there` when it has an account.
 * @throws ZodError for an address or role that is none
 */
export async function invitePerson(viewer: Viewer, input: { email: unknown; role: unknown }, now = new Date()): Promise<HandedLink | 'already-there'> {
  authorise(viewer, 'people.manage')
  const { email, role } = invitation.parse(input)
  const known = await database().user.findUnique({ where: { email }, select: { id: true } })
  if (known !== null) return 'already-there'
  const id = randomUUID()
  const { address, secretHash } = makeLink('invitation')
  const expiresAt = new Date(now.getTime() + LINK_LIFE_MS.invitation)
  await database().$transaction([
    database().accessLink.updateMany({ where: { purpose: 'invitation', email, usedAt: null }, data: { usedAt: now } }),
    database().accessLink.create({ data: { id, secretHash, purpose: 'invitation', email, role, createdBy: viewerLabel(viewer), expiresAt } }),
    recordAudit(viewer, { action: 'person.invited', subject: email, detail: { role } }),
  ])
  return { id, address, email, expiresAt: expiresAt.toISOString() }
}

/** Ends an invitation that nobody has used. */
export async function withdrawInvitation(viewer: Viewer, linkId: unknown, now = new Date()): Promise<'withdrawn' | 'not-found'> {
  authorise(viewer, 'people.manage')
  const id = rowId.parse(linkId)
  const link = await database().accessLink.findUnique({ where: { id }, select: { email: true } })
  if (link === null) return 'not-found'
  const stored = await storeTogether([
    database().accessLink.update({ where: { id, purpose: 'invitation', usedAt: null }, data: { usedAt: now }, select: { id: true } }),
    recordAudit(viewer, { action: 'person.invitation-withdrawn', subject: link.email ?? '' }),
  ])
  return stored ? 'withdrawn' : 'not-found'
}

/** Makes a link by which somebody sets a new password; earlier ones end. The old password holds until it is used. */
export async function makePasswordLink(viewer: Viewer, userId: unknown, now = new Date()): Promise<HandedLink | 'not-found'> {
  authorise(viewer, 'people.manage')
  const user = await database().user.findUnique({ where: { id: rowId.parse(userId) }, select: { id: true, email: true, role: true, disabledAt: true } })
  if (user === null || user.disabledAt !== null) return 'not-found'
  const id = randomUUID()
  const { address, secretHash } = makeLink('password')
  const expiresAt = new Date(now.getTime() + LINK_LIFE_MS.password)
  await database().$transaction([
    database().accessLink.updateMany({ where: { purpose: 'password', userId: user.id, usedAt: null }, data: { usedAt: now } }),
    database().accessLink.create({ data: { id, secretHash, purpose: 'password', email: user.email, role: user.role, userId: user.id, createdBy: viewerLabel(viewer), expiresAt } }),
    recordAudit(viewer, { action: 'password.link-made', subject: user.email }),
  ])
  return { id, address, email: user.email, expiresAt: expiresAt.toISOString() }
}

/** Gives somebody another role; their sessions end. Nobody changes their own, and one admin always stays. */
export async function changeRole(viewer: Viewer, userId: unknown, newRole: unknown): Promise<PersonChange | 'own-account'> {
  authorise(viewer, 'people.manage')
  const [id, role] = [rowId.parse(userId), z.enum(ROLES).parse(newRole)]
  const user = await database().user.findUnique({ where: { id }, select: { email: true, role: true } })
  if (user === null) return 'not-found'
  if (user.role === role) return 'unchanged'
  if (viewerUserId(viewer) === id) return 'own-account'
  const stored = await storeTogether([
    ...(user.role === 'admin' ? keepAnAdmin(id) : []),
    database().user.update({ where: { id, role: user.role }, data: { role, sessionVersion: { increment: 1 } }, select: { id: true } }),
    recordAudit(viewer, { action: 'person.role-changed', subject: user.email, detail: { before: user.role, after: role } }),
  ])
  return stored ? 'changed' : 'last-admin'
}

/** Shuts an account: its sessions and tokens are worth nothing from now on. Its findings stay. */
export async function disablePerson(viewer: Viewer, userId: unknown, now = new Date()): Promise<PersonChange | 'own-account'> {
  authorise(viewer, 'people.manage')
  const id = rowId.parse(userId)
  const user = await database().user.findUnique({ where: { id }, select: { email: true, role: true, disabledAt: true } })
  if (user === null) return 'not-found'
  if (user.disabledAt !== null) return 'unchanged'
  if (viewerUserId(viewer) === id) return 'own-account'
  const stored = await storeTogether([
    ...(user.role === 'admin' ? keepAnAdmin(id) : []),
    database().user.update({ where: { id, role: user.role, disabledAt: null }, data: { disabledAt: now, sessionVersion: { increment: 1 } }, select: { id: true } }),
    database().accessLink.updateMany({ where: { userId: id, usedAt: null }, data: { usedAt: now } }),
    database().apiToken.updateMany({ where: { userId: id, revokedAt: null }, data: { revokedAt: now } }),
    recordAudit(viewer, { action: 'person.disabled', subject: user.email }),
  ])
  return stored ? 'changed' : 'last-admin'
}

/** Opens a disabled account again; sessions and tokens from before stay ended. */
export async function enablePerson(viewer: Viewer, userId: unknown): Promise<PersonChange> {
  authorise(viewer, 'people.manage')
  const id = rowId.parse(userId)
  const user = await database().user.findUnique({ where: { id }, select: { email: true, disabledAt: true } })
  if (user === null) return 'not-found'
  if (user.disabledAt === null) return 'unchanged'
  await database().$transaction([
    database().user.update({ where: { id }, data: { disabledAt: null, sessionVersion: { increment: 1 } }, select: { id: true } }),
    recordAudit(viewer, { action: 'person.enabled', subject: user.email }),
  ])
  return 'changed'
}

/** Forgets the failed tries on an account, so that the right password is let through again. */
export async function unlockPerson(viewer: Viewer, userId: unknown): Promise<PersonChange> {
  authorise(viewer, 'people.manage')
  const user = await database().user.findUnique({ where: { id: rowId.parse(userId) }, select: { email: true } })
  if (user === null) return 'not-found'
  await database().$transaction([
    database().loginLimit.deleteMany({ where: { bucket: accountBucket(user.email) } }),
    recordAudit(viewer, { action: 'person.unlocked', subject: user.email }),
  ])
  return 'changed'
}

/**
 * The statements that guard taking an admin away. The first makes such changes wait for each other (on PostgreSQL by
 * its row lock, SQLite has one writer anyway); the second fails, and all with it, when no other active admin is left.
 */
function keepAnAdmin(id: string): Statement[] {
  const moment = new Date().toISOString()
  return [
    database().setting.upsert({ where: { key: 'admins-changed-at' }, create: { key: 'admins-changed-at', value: moment }, update: { value: moment } }),
    database().user.findFirstOrThrow({ where: { id: { not: id }, role: 'admin', disabledAt: null }, select: { id: true } }),
  ]
}
