import { expect, it, vi } from 'vitest'
import { storePerson, useReviewDesk } from '@/tests/support/review-desk'
import { describeOnBoth } from '@/tests/support/test-database'

// The environment is read once per process, on first use: it is set before anything reads it.
vi.stubEnv('SAB_OIDC_ISSUER', 'https://id.example.org')
vi.stubEnv('SAB_OIDC_CLIENT_ID', 'desk')
const { userOfOidcProfile } = await import('@/lib/auth/oidc')
const { invitePerson, disablePerson } = await import('@/lib/people/commands')

describeOnBoth('single sign-on', (kind) => {
  const desk = useReviewDesk(kind)
  const profile = (sub: string, email: string, more: object = {}) => ({ sub, email, email_verified: true, name: 'Somebody', ...more })

  it('finds the account by a verified address once, then by the provider’s own id for the person', async () => {
    const person = await storePerson(desk.client, 'ana@example.com', 'reviewer')
    expect(await userOfOidcProfile(profile('s1', 'ANA@example.com'))).toBe(person.userId)
    expect(await userOfOidcProfile(profile('s1', 'ana.married@example.com'))).toBe(person.userId)
  })

  it('does not take an address for the person when another of the provider’s people had it', async () => {
    const person = await storePerson(desk.client, 'handed@example.com', 'admin')
    expect(await userOfOidcProfile(profile('first', 'handed@example.com'))).toBe(person.userId)
    expect(await userOfOidcProfile(profile('second', 'handed@example.com'))).toBeNull()
  })

  it.each([{ email_verified: false }, { email_verified: undefined }, { email_verified: 'true' }, { sub: '' }, { email: { not: '' } }])('lets nobody in with %j', async (more) => {
    await storePerson(desk.client, 'unverified@example.com', 'admin')
    expect(await userOfOidcProfile(profile('u', 'unverified@example.com', more))).toBeNull()
  })

  it('makes an account for who is invited, in the role of the invitation, which is used up', async () => {
    const admin = await storePerson(desk.client, 'root@example.com', 'admin')
    expect(await userOfOidcProfile(profile('n1', 'new@example.com'))).toBeNull()
    await invitePerson(admin, { email: 'new@example.com', role: 'viewer' })
    const id = await userOfOidcProfile(profile('n1', 'new@example.com'))
    expect(await desk.client.user.findUniqueOrThrow({ where: { id: id ?? '' } })).toMatchObject({ email: 'new@example.com', role: 'viewer', passwordHash: null })
    expect(await desk.client.accessLink.count({ where: { email: 'new@example.com', usedAt: null } })).toBe(0)
  })

  it('lets no disabled account in', async () => {
    const admin = await storePerson(desk.client, 'root@example.com', 'admin')
    const person = await storePerson(desk.client, 'gone@example.com', 'reviewer')
    expect(await userOfOidcProfile(profile('g1', 'gone@example.com'))).toBe(person.userId)
    await disablePerson(admin, person.userId)
    expect(await userOfOidcProfile(profile('g1', 'gone@example.com'))).toBeNull()
  })
})
