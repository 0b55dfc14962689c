import { beforeAll, expect, it } from 'vitest'
import { checkPassword } from '@/lib/auth/check-password'
import { accountBucket, peerBucket, takeTry } from '@/lib/auth/login-limit'
import { hashPassword } from '@/lib/auth/password'
import { unlockPerson } from '@/lib/people/commands'
import { openDatabase, type Database } from '@/lib/db/client'
import { storePerson, useReviewDesk } from '@/tests/support/review-desk'
import { describeOnBoth } from '@/tests/support/test-database'

const RIGHT = 'the right long password'

describeOnBoth('signing in by password', (kind) => {
  const desk = useReviewDesk(kind)
  let passwordHash = ''
  let peers = 1
  const somewhere = () => `192.0.2.${peers++}`

  beforeAll(async () => { passwordHash = await hashPassword(RIGHT) })

  async function account(email: string, more: { disabledAt?: Date } = {}) {
    const person = await storePerson(desk.client, email, 'reviewer')
    await desk.client.user.update({ where: { id: person.userId }, data: { passwordHash, ...more } })
    return person
  }

  /** Stands for tries that were made before, without hashing each. */
  async function failed(bucket: string, count: number) {
    for (let each = 0; each < count; each++) await takeTry(bucket, 100)
  }

  it('lets the right password in, in every spelling of the address', async () => {
    const { userId } = await account('in@example.com')
    expect(await checkPassword({ email: ' IN@Example.com', password: RIGHT }, somewhere())).toEqual({ kind: 'right', userId })
  })

  it('says the same for a wrong password, an unknown address, a disabled account and one without a password', async () => {
    await account('known@example.com')
    await account('gone@example.com', { disabledAt: new Date() })
    await storePerson(desk.client, 'oidc@example.com', 'reviewer')
    for (const [email, password] of [['known@example.com', 'wrong'], ['nobody@example.com', RIGHT], ['gone@example.com', RIGHT], ['oidc@example.com', RIGHT]]) {
      expect(await checkPassword({ email, password }, somewhere())).toEqual({ kind: 'wrong' })
    }
  })

  it.each([{ not: '' }, { startsWith: 'a' }, ['op@example.com'], true, null, 123, undefined])('takes %j for no address and no password', async (value) => {
    await account('op@example.com')
    expect(await checkPassword({ email: value, password: RIGHT }, somewhere())).toEqual({ kind: 'wrong' })
    expect(await checkPassword({ email: 'op@example.com', password: value }, somewhere())).toEqual({ kind: 'wrong' })
  })

  it('refuses even the right password after ten wrong ones, other accounts not, until an admin unlocks', async () => {
    const person = await account('locked@example.com')
    const other = await account('free@example.com')
    await failed(accountBucket('locked@example.com'), 9)
    expect(await checkPassword({ email: 'locked@example.com', password: 'wrong' }, somewhere())).toEqual({ kind: 'wrong' })
    const blocked = await checkPassword({ email: 'locked@example.com', password: RIGHT }, somewhere())
    expect(blocked).toMatchObject({ kind: 'blocked' })
    if (blocked.kind === 'blocked') expect(blocked.retryAfterSeconds).toBeGreaterThan(800)
    expect(await checkPassword({ email: 'free@example.com', password: RIGHT }, somewhere())).toEqual({ kind: 'right', userId: other.userId })

    const admin = await storePerson(desk.client, 'root@example.com', 'admin')
    await unlockPerson(admin, person.userId)
    expect(await checkPassword({ email: 'locked@example.com', password: RIGHT }, somewhere())).toEqual({ kind: 'right', userId: person.userId })
    expect(await desk.client.auditEntry.count({ where: { action: 'person.unlocked', subject: 'locked@example.com' } })).toBe(1)
  })

  it('notes in the log when an account is locked and when a peer is blocked, once', async () => {
    await account('noted@example.com')
    const peer = '192.0.2.200'
    await failed(accountBucket('noted@example.com'), 9)
    await failed(peerBucket(peer), 29)
    for (let each = 0; each < 2; each++) await checkPassword({ email: 'noted@example.com', password: 'wrong' }, peer)
    const noted = await desk.client.auditEntry.findMany({ where: { action: { in: ['sign-in.locked', 'sign-in.peer-blocked'] }, subject: { in: ['noted@example.com', peer] } } })
    expect(noted.map((entry) => [entry.action, entry.subject])).toEqual([['sign-in.locked', 'noted@example.com'], ['sign-in.peer-blocked', peer]])
  })

  it('blocks an address that has no account just the same', async () => {
    await failed(accountBucket('ghost@example.com'), 10)
    expect(await checkPassword({ email: 'ghost@example.com', password: 'wrong' }, somewhere())).toMatchObject({ kind: 'blocked' })
  })

  it('lets exactly ten of thirty parallel tries through', async () => {
    const decisions = await Promise.all(Array.from({ length: 30 }, () => takeTry('account:parallel@example.com', 10)))
    expect(decisions.filter((each) => each.admitted)).toHaveLength(10)
  })

  it('blocks a peer that tries one password on many accounts after thirty, and another peer not', async () => {
    await failed(peerBucket('203.0.113.9'), 30)
    await account('sprayed@example.com')
    expect(await checkPassword({ email: 'sprayed@example.com', password: RIGHT }, '203.0.113.9')).toMatchObject({ kind: 'blocked' })
    expect(await checkPassword({ email: 'sprayed@example.com', password: RIGHT }, '203.0.113.10')).toMatchObject({ kind: 'right' })
  })

  it('does not count what succeeded against the peer', async () => {
    await account('often@example.com')
    await checkPassword({ email: 'often@example.com', password: RIGHT }, '198.51.100.1')
    expect(await desk.client.loginLimit.findUniqueOrThrow({ where: { bucket: peerBucket('198.51.100.1') } })).toMatchObject({ failures: 0 })
  })

  it('goes on counting after a restart', async () => {
    await failed(accountBucket('restart@example.com'), 10)
    const shared = globalThis as typeof globalThis & { sabDatabase?: Database }
    const reopened = openDatabase(desk.location)
    shared.sabDatabase = reopened
    try {
      expect(await takeTry(accountBucket('restart@example.com'), 10)).toMatchObject({ admitted: false })
    } finally {
      shared.sabDatabase = desk.client
      await reopened.$disconnect()
    }
  })

  it('forgets failures after a quarter of an hour', async () => {
    const then = new Date('2026-01-01T10:00:00Z')
    for (let each = 0; each < 10; each++) await takeTry('account:later@example.com', 10, then)
    expect(await takeTry('account:later@example.com', 10, new Date('2026-01-01T10:14:59Z'))).toEqual({ admitted: false, retryAfterSeconds: 1 })
    expect(await takeTry('account:later@example.com', 10, new Date('2026-01-01T10:15:00Z'))).toEqual({ admitted: true, isLast: false })
  })
})
