import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { recordAudit } from '@/lib/audit/record'
import { hashLinkSecret, isLinkSecret, LINK_LIFE_MS, LINK_PURPOSES, makeLink, type LinkPurpose } from '@/lib/auth/access-link'
import { accountBucket } from '@/lib/auth/login-limit'
import { hashPassword } from '@/lib/auth/password'
import { NOBODY, ROLES, type Role } from '@/lib/auth/viewer'
import { database } from '@/lib/db/client'
import { storeTogether } from '@/lib/db/transaction'

// This file stands before authorisation: who holds a link's secret may do the one thing it is for, once.

/** A link that still holds. `email` is null for the first set-up, where the person chooses it. */
export type OpenLink = { id: string; purpose: LinkPurpose; email: string | null; role: Role; userId: string | null }

/** Whether nobody has an account yet. */
export async function isUnclaimed(): Promise<boolean> {
  return (await database().user.findFirst({ select: { id: true } })) === null
}

/**
 * Called at every start: while there is no account, makes the one-time link that creates the first admin and returns
 * its address to be printed (earlier ones end); null once there is an account.
 */
export async function ensureSetupLink(now = new Date()): Promise<string | null> {
  if (!(await isUnclaimed())) return null
  const { address, secretHash } = makeLink('setup')
  await database().$transaction([
    database().accessLink.updateMany({ where: { purpose: 'setup', usedAt: null }, data: { usedAt: now } }),
    database().accessLink.create({ data: { id: randomUUID(), secretHash, purpose: 'setup', role: 'admin', expiresAt: new Date(now.getTime() + LINK_LIFE_MS.setup) } }),
  ])
  return address
}

/** The link behind a secret from outside; null for anything unknown, used, expired, or meant for another purpose. */
export async function findOpenLink(secret: unknown, purposes: readonly LinkPurpose[], now = new Date()): Promise<OpenLink | null> {
  if (!isLinkSecret(secret)) return null
  const row = await database().accessLink.findUnique({ where: { secretHash: hashLinkSecret(secret) } })
  if (row === null || row.usedAt !== null || row.expiresAt <= now) return null
  const purpose = z.enum(LINK_PURPOSES).parse(row.purpose)
  if (!purposes.includes(purpose)) return null
  return { id: row.id, purpose, email: row.email, role: z.enum(ROLES).parse(row.role), userId: row.userId }
}

/** How using a link ended. `taken`: the address has an account already; `gone`: somebody was faster, or the link ended meanwhile. */
export type LinkOutcome = { kind: 'done'; email: string } | { kind: 'taken' } | { kind: 'gone' }

/** Creates the first admin. Of any number of tries at once exactly one succeeds. @throws TooManyHashes */
export async function claimSetup(secret: string, person: { email: string; name: string; password: string }, now = new Date()): Promise<LinkOutcome> {
  const link = await findOpenLink(secret, ['setup'], now)
  if (link === null || !(await isUnclaimed())) return { kind: 'gone' }
  const passwordHash = await hashPassword(person.password)
  const id = randomUUID()
  const done = await storeTogether([
    useUp(link.id, now),
    // Its key is unique: the statement that lets only one first admin be, whatever links there are.
    database().setting.create({ data: { key: 'first-admin', value: id } }),
    database().user.create({ data: { id, email: person.email, name: person.name, role: 'admin', passwordHash } }),
    recordAudit(NOBODY, { action: 'person.added', subject: person.email, detail: { role: 'admin', by: 'set-up link' } }),
  ])
  return done ? { kind: 'done', email: person.email } : { kind: 'gone' }
}

/** Creates the account an invitation is for. @throws TooManyHashes */
export async function acceptInvitation(secret: string, person: { name: string; password: string }, now = new Date()): Promise<LinkOutcome> {
  const link = await findOpenLink(secret, ['invitation'], now)
  if (link === null || link.email === null) return { kind: 'gone' }
  const { email, role } = link
  const taken = await database().user.findUnique({ where: { email }, select: { id: true } })
  if (taken !== null) return { kind: 'taken' }
  const passwordHash = await hashPassword(person.password)
  const done = await storeTogether([
    useUp(link.id, now),
    database().user.create({ data: { id: randomUUID(), email, name: person.name, role, passwordHash } }),
    recordAudit(NOBODY, { action: 'person.added', subject: email, detail: { role, by: 'invitation' } }),
  ])
  return done ? { kind: 'done', email } : { kind: 'gone' }
}

/** Sets a new password by link; ends every session of the account and its lock. @throws TooManyHashes */
export async function resetPassword(secret: string, password: string, now = new Date()): Promise<LinkOutcome> {
  const link = await findOpenLink(secret, ['password'], now)
  if (link === null || link.userId === null || link.email === null) return { kind: 'gone' }
  const { email, userId } = link
  const passwordHash = await hashPassword(password)
  const done = await storeTogether([
    useUp(link.id, now),
    database().user.update({ where: { id: userId, disabledAt: null }, data: { passwordHash, sessionVersion: { increment: 1 } } }),
    database().userSession.updateMany({ where: { userId, endedAt: null }, data: { endedAt: now } }),
    database().loginLimit.deleteMany({ where: { bucket: accountBucket(email) } }),
    recordAudit(NOBODY, { action: 'password.reset', subject: email, detail: { by: 'link' } }),
  ])
  return done ? { kind: 'done', email } : { kind: 'gone' }
}

/** Fails, and with it the whole transaction, when the link was used in the meantime. */
function useUp(id: string, now: Date) {
  return database().accessLink.update({ where: { id, usedAt: null, expiresAt: { gt: now } }, data: { usedAt: now }, select: { id: true } })
}
