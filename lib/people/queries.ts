import { z } from 'zod'
import { ACCOUNT_TRIES, accountBucket, LOGIN_WINDOW_MS } from '@/lib/auth/login-limit'
import { normalEmail } from '@/lib/auth/email'
import { authorise } from '@/lib/auth/permissions'
import { ROLES, type Viewer } from '@/lib/auth/viewer'
import { database } from '@/lib/db/client'
import type { PeopleNames } from '@/lib/people/names'
import type { Invitation, Person } from '@/lib/people/person'

const role = z.enum(ROLES)

/** Every account, admins first, then by address. */
export async function listPeople(viewer: Viewer, now = new Date()): Promise<Person[]> {
  authorise(viewer, 'people.manage')
  const [users, limits] = await Promise.all([
    database().user.findMany({
      select: {
        id: true, email: true, name: true, role: true, createdAt: true, disabledAt: true, passwordHash: true, oidcSubject: true,
        sessions: { select: { lastSeenAt: true }, orderBy: { lastSeenAt: 'desc' }, take: 1 },
      },
      orderBy: { email: 'asc' },
    }),
    database().loginLimit.findMany({ where: { failures: { gte: ACCOUNT_TRIES }, windowStart: { gt: new Date(now.getTime() - LOGIN_WINDOW_MS) } } }),
  ])
  const lockedUntil = new Map(limits.map((limit) => [limit.bucket, new Date(limit.windowStart.getTime() + LOGIN_WINDOW_MS).toISOString()]))
  return users
    .map((user) => ({
      id: user.id, email: user.email, name: user.name, role: role.parse(user.role),
      createdAt: user.createdAt.toISOString(),
      lastSeenAt: user.sessions[0]?.lastSeenAt.toISOString() ?? null,
      disabledAt: user.disabledAt?.toISOString() ?? null,
      hasPassword: user.passwordHash !== null,
      hasSingleSignOn: user.oidcSubject !== null,
      lockedUntil: lockedUntil.get(accountBucket(user.email)) ?? null,
    }))
    .sort((one, other) => ROLES.indexOf(other.role) - ROLES.indexOf(one.role))
}

/** The names of those people who have an account, by the addresses that records give, however these are written. @throws NotAllowed */
export async function listNames(viewer: Viewer, addresses: Iterable<string | null>): Promise<PeopleNames> {
  authorise(viewer, 'transcripts.read')
  const asked = new Map([...addresses].flatMap((address): [string, string][] => (address === null ? [] : [[address, normalEmail(address)]])))
  if (asked.size === 0) return new Map()
  const users = await database().user.findMany({ where: { email: { in: [...new Set(asked.values())] } }, select: { email: true, name: true } })
  const known = new Map(users.map((user) => [user.email, user.name.trim()]))
  return new Map([...asked].flatMap(([address, email]): [string, string][] => { const name = known.get(email) ?? ''; return name === '' ? [] : [[address, name]] }))
}

/** Invitations that can still be accepted, newest first. */
export async function listInvitations(viewer: Viewer, now = new Date()): Promise<Invitation[]> {
  authorise(viewer, 'people.manage')
  const rows = await database().accessLink.findMany({
    where: { purpose: 'invitation', usedAt: null, expiresAt: { gt: now } },
    select: { id: true, email: true, role: true, createdBy: true, createdAt: true, expiresAt: true },
    orderBy: { createdAt: 'desc' },
  })
  return rows.map((row) => ({ id: row.id, email: row.email ?? '', role: role.parse(row.role), createdBy: row.createdBy, createdAt: row.createdAt.toISOString(), expiresAt: row.expiresAt.toISOString() }))
}
