import { AsyncLocalStorage } from 'node:async_hooks'
import { encode } from 'next-auth/jwt'
import { expect, it, vi } from 'vitest'
import { changeOwnPassword, endOtherSessions, endOwnSession } from '@/lib/account/commands'
import { listOwnSessions } from '@/lib/account/queries'
import { hashPassword, isRightPassword } from '@/lib/auth/password'
import { sessionOfCookie } from '@/lib/auth/request'
import { appSecret } from '@/lib/auth/secret'
import { findLiveSession, signOut, startSession } from '@/lib/auth/sessions'
import { changeRole, disablePerson, enablePerson } from '@/lib/people/commands'
import { storePerson, useReviewDesk } from '@/tests/support/review-desk'
import { describeOnBoth } from '@/tests/support/test-database'

const HOUR = 3_600_000
const FROM = { peer: '192.0.2.4', userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0' }

describeOnBoth('a session', (kind) => {
  const desk = useReviewDesk(kind)
  let made = 0

  async function signedIn(now?: Date) {
    const person = await storePerson(desk.client, `s${made++}@example.com`, 'reviewer')
    const id = await startSession(person.userId, FROM, now)
    if (id === null) throw new Error('no session')
    return { person, id }
  }

  const admin = () => storePerson(desk.client, 'root@example.com', 'admin')

  it('is its person until it ends, and signing out ends it', async () => {
    const { person, id } = await signedIn()
    expect((await findLiveSession(id))?.viewer).toEqual(person)
    await signOut({ sessionId: id, viewer: person })
    expect(await findLiveSession(id)).toBeNull()
    expect((await desk.client.auditEntry.findMany({ where: { actorId: person.userId } })).map((entry) => [entry.action, entry.detail])).toEqual([['sign-in.started', '{"peer":"192.0.2.4","browser":"Firefox on Linux"}'], ['sign-in.ended', null]])
  })

  it('is one for a document, however often it is asked for, and asked anew by everything else', async () => {
    const { person, id } = await signedIn()
    const cookie = await encode({ token: { sid: id }, secret: appSecret() })
    const requests = new AsyncLocalStorage<{ sessions: Map<string, unknown> | null }>()
    vi.stubGlobal('sabRequests', requests)
    try {
      const [begun, drawn] = await requests.run({ sessions: new Map() }, async () => {
        const first = await sessionOfCookie(cookie)
        await signOut({ sessionId: id, viewer: person })
        expect(await sessionOfCookie('another')).toBeNull()
        return [first, await sessionOfCookie(cookie)]
      })
      expect(begun?.viewer).toEqual(person)
      expect(drawn).toBe(begun)
      expect(await requests.run({ sessions: new Map() }, () => sessionOfCookie(cookie))).toBeNull()
      expect(await requests.run({ sessions: null }, () => sessionOfCookie(cookie))).toBeNull()
      expect(await sessionOfCookie(undefined)).toBeNull()
    } finally {
      vi.unstubAllGlobals()
    }
  })

  it('has an id of 192 random bits, another at every sign-in', async () => {
    const { person, id } = await signedIn()
    expect(id).toMatch(/^[\w-]{32}$/)
    expect(await startSession(person.userId, FROM)).not.toBe(id)
  })

  it('ends when the role changes; a new one has the new role', async () => {
    const { person, id } = await signedIn()
    expect(await changeRole(await admin(), person.userId, 'viewer')).toBe('changed')
    expect(await findLiveSession(id)).toBeNull()
    const next = await startSession(person.userId, FROM)
    expect((await findLiveSession(next ?? ''))?.viewer.role).toBe('viewer')
  })

  it('ends when the account is disabled, no new one starts, and enabling does not bring it back', async () => {
    const { person, id } = await signedIn()
    expect(await disablePerson(await admin(), person.userId)).toBe('changed')
    expect(await findLiveSession(id)).toBeNull()
    expect(await startSession(person.userId, FROM)).toBeNull()
    expect(await enablePerson(await admin(), person.userId)).toBe('changed')
    expect(await findLiveSession(id)).toBeNull()
  })

  it('ends everywhere when the password changes, which needs the present one', async () => {
    const { person, id } = await signedIn()
    await desk.client.user.update({ where: { id: person.userId }, data: { passwordHash: await hashPassword('the first long password') } })
    expect(await changeOwnPassword(person, { current: 'not it', next: 'the second long password' })).toEqual({ kind: 'wrong' })
    expect(await findLiveSession(id)).not.toBeNull()
    expect(await changeOwnPassword(person, { current: 'the first long password', next: 'the second long password' })).toEqual({ kind: 'changed' })
    expect(await findLiveSession(id)).toBeNull()
    const { passwordHash } = await desk.client.user.findUniqueOrThrow({ where: { id: person.userId } })
    expect(await isRightPassword('the second long password', passwordHash)).toBe(true)
  })

  it('ends after eight silent hours, and after seven days in any case', async () => {
    const begun = new Date('2026-03-01T08:00:00Z')
    const at = (hours: number) => new Date(begun.getTime() + hours * HOUR)
    const { id } = await signedIn(begun)
    expect(await findLiveSession(id, at(7.9))).not.toBeNull()
    expect(await findLiveSession(id, at(15.8))).not.toBeNull()
    expect(await findLiveSession(id, at(23.9))).toBeNull()

    const { id: busy } = await signedIn(begun)
    for (let hours = 7; hours < 168; hours += 7) expect(await findLiveSession(busy, at(hours))).not.toBeNull()
    expect(await findLiveSession(busy, at(168))).toBeNull()
  })

  it('is listed with the browser and the address it came from, this one first', async () => {
    const { person, id } = await signedIn()
    await startSession(person.userId, { peer: null, userAgent: null })
    const sessions = await listOwnSessions(person, id)
    expect(sessions.map(({ isThis, browser, peer }) => ({ isThis, browser, peer }))).toEqual([{ isThis: true, browser: 'Firefox on Linux', peer: '192.0.2.4' }, { isThis: false, browser: null, peer: null }])
    expect(JSON.stringify(sessions)).not.toContain(id)
  })

  it('is ended alone by its handle, and nobody ends another’s', async () => {
    const { person, id } = await signedIn()
    const other = await startSession(person.userId, FROM)
    const stranger = await signedIn()
    const handle = (await listOwnSessions(person, id)).find((each) => !each.isThis)?.handle
    expect(await endOwnSession(stranger.person, handle)).toBe('not-found')
    expect(await findLiveSession(other ?? '')).not.toBeNull()
    expect(await endOwnSession(person, handle)).toBe('ended')
    expect(await endOwnSession(person, handle)).toBe('not-found')
    expect(await findLiveSession(other ?? '')).toBeNull()
    expect(await findLiveSession(id)).not.toBeNull()
  })

  it('of one’s own can be ended but the one in use', async () => {
    const { person, id } = await signedIn()
    const other = await startSession(person.userId, FROM)
    const { id: foreign } = await signedIn()
    expect(await listOwnSessions(person, id)).toHaveLength(2)
    expect(await endOtherSessions(person, id)).toBe(1)
    expect(await findLiveSession(other ?? '')).toBeNull()
    expect(await findLiveSession(id)).not.toBeNull()
    expect(await findLiveSession(foreign)).not.toBeNull()
  })

  it('is nobody’s for an id that was never given out', async () => {
    expect(await findLiveSession('')).toBeNull()
    expect(await findLiveSession('x'.repeat(32))).toBeNull()
  })
})
