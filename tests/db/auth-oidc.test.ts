import { expect, it, vi } from 'vitest'
import { storePerson, useReviewDesk } from '@/tests/support/review-desk'
import { describeOnBoth } from '@/tests/support/test-database'

// The environment is read once per process, on first use: it is set before anything reads it.
vi.stubEnv('SAB_OIDC_ISSUER', 'https://id.example.org')
vi.stubEnv('SAB_OIDC_CLIENT_ID', 'desk')
const { recordRefusedAnswer, userOfOidcProfile } = await import('@/lib/auth/oidc')
const { invitePerson, disablePerson } = await import('@/lib/people/commands')

describeOnBoth('single sign-on', (kind) => {
  const desk = useReviewDesk(kind)
  const profile = (sub: string, email: string, more: object = {}) => ({ sub, email, email_verified: true, name: 'Somebody', ...more })

  it('finds the account by a verified address once, then by the provider’s own id for the person', async () => {
    const person = await storePerson(desk.client, 'ana@example.com', 'reviewer')
    expect(await userOfOidcProfile(profile('s1', 'ANA@example.com'))).toEqual({ kind: 'known', userId: person.userId })
    expect(await userOfOidcProfile(profile('s1', 'ana.married@example.com'))).toEqual({ kind: 'known', userId: person.userId })
  })

  it('does not take an address for the person when another of the provider’s people had it', async () => {
    const person = await storePerson(desk.client, 'handed@example.com', 'admin')
    expect(await userOfOidcProfile(profile('first', 'handed@example.com'))).toEqual({ kind: 'known', userId: person.userId })
    expect(await userOfOidcProfile(profile('second', 'handed@example.com'))).toEqual({ kind: 'refused', why: 'other-person' })
  })

  it.each([[{ email_verified: false }, 'not-verified'], [{ email_verified: undefined }, 'not-verified'], [{ email_verified: 'true' }, 'not-verified'], [{ sub: '' }, 'incomplete'], [{ email: { not: '' } }, 'incomplete']] as const)('lets nobody in with %j', async (more, why) => {
    await storePerson(desk.client, 'unverified@example.com', 'admin')
    expect(await userOfOidcProfile(profile('u', 'unverified@example.com', more))).toEqual({ kind: 'refused', why })
  })

  it('makes an account for who is invited, in the role of the invitation, which is used up', async () => {
    const admin = await storePerson(desk.client, 'root@example.com', 'admin')
    expect(await userOfOidcProfile(profile('n1', 'new@example.com'))).toEqual({ kind: 'refused', why: 'not-invited' })
    await invitePerson(admin, { email: 'new@example.com', role: 'viewer' })
    const outcome = await userOfOidcProfile(profile('n1', 'new@example.com'))
    const user = await desk.client.user.findUniqueOrThrow({ where: { email: 'new@example.com' } })
    expect(outcome).toEqual({ kind: 'known', userId: user.id })
    expect(user).toMatchObject({ email: 'new@example.com', role: 'viewer', passwordHash: null })
    expect(await desk.client.accessLink.count({ where: { email: 'new@example.com', usedAt: null } })).toBe(0)
  })

  it('lets no disabled account in', async () => {
    const admin = await storePerson(desk.client, 'root@example.com', 'admin')
    const person = await storePerson(desk.client, 'gone@example.com', 'reviewer')
    expect(await userOfOidcProfile(profile('g1', 'gone@example.com'))).toEqual({ kind: 'known', userId: person.userId })
    await disablePerson(admin, person.userId)
    expect(await userOfOidcProfile(profile('g1', 'gone@example.com'))).toEqual({ kind: 'refused', why: 'disabled' })
  })

  const refusals = async () => (await desk.client.auditEntry.findMany({ where: { action: 'sign-in.refused' }, orderBy: { seq: 'asc' } })).map(({ subject, detail }) => [subject, JSON.parse(detail ?? '')])

  it('keeps every refusal in the audit log, with why', async () => {
    await userOfOidcProfile(profile('n2', 'Stranger@example.com'), '192.0.2.7')
    await userOfOidcProfile(profile('n3', 'unsure@example.com', { email_verified: false }))
    await userOfOidcProfile({ sub: 'n4' })
    expect((await refusals()).slice(-3)).toEqual([
      ['stranger@example.com', { by: 'single sign-on', why: 'not-invited', peer: '192.0.2.7' }],
      ['unsure@example.com', { by: 'single sign-on', why: 'not-verified', peer: null }],
      ['n4', { by: 'single sign-on', why: 'incomplete', peer: null }],
    ])
  })

  it('keeps answers that do not hold, and no more of one peer than it has tries', async () => {
    for (let count = 0; count < 32; count++) await recordRefusedAnswer('nonce mismatch', '192.0.2.8')
    const kept = (await refusals()).filter(([subject]) => subject === 'https://id.example.org')
    expect(kept).toHaveLength(30)
    expect(kept[0]).toEqual(['https://id.example.org', { by: 'single sign-on', why: 'nonce mismatch', peer: '192.0.2.8' }])
  })
})
