import { expect, it } from 'vitest'
import { acceptInvitation, claimSetup, ensureSetupLink, findOpenLink, isUnclaimed, resetPassword } from '@/lib/auth/access-links'
import { hashPassword, TooManyHashes } from '@/lib/auth/password'
import { findLiveSession, startSession } from '@/lib/auth/sessions'
import { invitePerson, makePasswordLink, withdrawInvitation, type HandedLink } from '@/lib/people/commands'
import { listInvitations } from '@/lib/people/queries'
import { storePerson, useReviewDesk } from '@/tests/support/review-desk'
import { describeOnBoth } from '@/tests/support/test-database'

const PASSWORD = 'a long enough sentence'

function secretOf(address: string | null): string {
  return new URL(address ?? 'none:').searchParams.get('key') ?? ''
}

describeOnBoth('the first set-up', (kind) => {
  const desk = useReviewDesk(kind)

  it('makes exactly one admin of twenty tries at once, and never another', async () => {
    expect(await isUnclaimed()).toBe(true)
    const earlier = secretOf(await ensureSetupLink())
    const secret = secretOf(await ensureSetupLink())
    expect(await claimSetup(earlier, { email: 'early@example.com', name: 'Early', password: PASSWORD })).toEqual({ kind: 'gone' })

    const tries = await Promise.allSettled(Array.from({ length: 20 }, (_, index) => claimSetup(secret, { email: `admin${index}@example.com`, name: 'A', password: PASSWORD })))
    const done = tries.filter((each) => each.status === 'fulfilled' && each.value.kind === 'done')
    const others = tries.filter((each) => !done.includes(each))
    expect(done).toHaveLength(1)
    expect(others.every((each) => (each.status === 'fulfilled' ? each.value.kind === 'gone' : each.reason instanceof TooManyHashes))).toBe(true)
    expect(await desk.client.user.count()).toBe(1)

    expect(await isUnclaimed()).toBe(false)
    expect(await ensureSetupLink()).toBeNull()
    expect(await claimSetup(secret, { email: 'late@example.com', name: 'Late', password: PASSWORD })).toEqual({ kind: 'gone' })
  })
})

describeOnBoth('a single-use link', (kind) => {
  const desk = useReviewDesk(kind)
  const admin = () => storePerson(desk.client, 'root@example.com', 'admin')

  async function invite(email: string, now?: Date): Promise<HandedLink> {
    const link = await invitePerson(await admin(), { email, role: 'reviewer' }, now)
    if (link === 'already-there') throw new Error('already there')
    return link
  }

  it('is stored as a hash alone', async () => {
    const secret = secretOf((await invite('hash@example.com')).address)
    expect(secret).toMatch(/^[\w-]{32}$/)
    expect(JSON.stringify(await desk.client.accessLink.findMany())).not.toContain(secret)
    expect(JSON.stringify(await desk.client.auditEntry.findMany())).not.toContain(secret)
  })

  it('creates the account it was made for, in the role it says, once', async () => {
    const secret = secretOf((await invite('New@Example.com')).address)
    expect(await acceptInvitation(secret, { name: 'New', password: PASSWORD })).toEqual({ kind: 'done', email: 'new@example.com' })
    expect(await desk.client.user.findUniqueOrThrow({ where: { email: 'new@example.com' } })).toMatchObject({ role: 'reviewer', name: 'New' })
    expect(await acceptInvitation(secret, { name: 'Again', password: PASSWORD })).toEqual({ kind: 'gone' })
    expect(await invitePerson(await admin(), { email: ' NEW@example.com', role: 'admin' })).toBe('already-there')
  })

  it('ends when a newer one is made, when it is withdrawn, and after a week', async () => {
    const first = secretOf((await invite('twice@example.com')).address)
    const second = secretOf((await invite('twice@example.com')).address)
    expect(await findOpenLink(first, ['invitation'])).toBeNull()
    expect(await findOpenLink(second, ['invitation'])).toMatchObject({ email: 'twice@example.com' })

    const open = (await listInvitations(await admin())).find((each) => each.email === 'twice@example.com')
    expect(await withdrawInvitation(await admin(), open?.id)).toBe('withdrawn')
    expect(await findOpenLink(second, ['invitation'])).toBeNull()

    const begun = new Date('2026-05-01T00:00:00Z')
    const old = secretOf((await invite('old@example.com', begun)).address)
    expect(await findOpenLink(old, ['invitation'], new Date('2026-05-07T23:59:59Z'))).not.toBeNull()
    expect(await findOpenLink(old, ['invitation'], new Date('2026-05-08T00:00:00Z'))).toBeNull()
  })

  it('for a new password ends the sessions, holds a day, and only the newest counts', async () => {
    const person = await storePerson(desk.client, 'forgot@example.com', 'reviewer')
    await desk.client.user.update({ where: { id: person.userId }, data: { passwordHash: await hashPassword('the forgotten one') } })
    const session = (await startSession(person.userId, { peer: null, userAgent: null })) ?? ''
    const make = async (now?: Date) => {
      const link = await makePasswordLink(await admin(), person.userId, now)
      return secretOf(link === 'not-found' ? null : link.address)
    }
    const [first, second] = [await make(), await make()]
    expect(await resetPassword(first, PASSWORD)).toEqual({ kind: 'gone' })
    expect(await findLiveSession(session)).not.toBeNull()
    expect(await resetPassword(second, PASSWORD)).toEqual({ kind: 'done', email: 'forgot@example.com' })
    expect(await findLiveSession(session)).toBeNull()
    expect(await resetPassword(second, PASSWORD)).toEqual({ kind: 'gone' })

    const begun = new Date('2026-05-01T00:00:00Z')
    expect(await resetPassword(await make(begun), PASSWORD, new Date('2026-05-02T00:00:00Z'))).toEqual({ kind: 'gone' })
  })

  it('for one purpose does nothing for another', async () => {
    const secret = secretOf((await invite('purpose@example.com')).address)
    expect(await resetPassword(secret, PASSWORD)).toEqual({ kind: 'gone' })
    expect(await claimSetup(secret, { email: 'x@example.com', name: 'X', password: PASSWORD })).toEqual({ kind: 'gone' })
    expect(await findOpenLink(secret, ['invitation'])).not.toBeNull()
  })

  it.each([undefined, '', 'x', { not: '' }, ['a'], 'x'.repeat(32), `${'x'.repeat(31)}\0`])('is none for %j', async (value) => {
    expect(await findOpenLink(value, ['setup', 'invitation', 'password'])).toBeNull()
  })
})
