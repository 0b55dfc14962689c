import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { authorise, NotAllowed } from '@/lib/auth/permissions'
import { findTokenViewer } from '@/lib/auth/tokens'
import { TERMINAL } from '@/lib/auth/viewer'
import { changeRole, disablePerson, enablePerson } from '@/lib/people/commands'
import { createToken, revokeToken } from '@/lib/tokens/commands'
import { listTokens } from '@/lib/tokens/queries'
import { storePerson, useReviewDesk } from '@/tests/support/review-desk'
import { describeOnBoth } from '@/tests/support/test-database'

describeOnBoth('an API token', (kind) => {
  const desk = useReviewDesk(kind)
  const admin = () => storePerson(desk.client, 'root@example.com', 'admin')
  const reviewer = (name: string) => storePerson(desk.client, `${name}@example.com`, 'reviewer')

  it('acts for its maker within its scopes, and is kept as a hash alone', async () => {
    const maker = await reviewer('maker')
    const { token } = await createToken(maker, { name: 'ci', scopes: ['import'], days: 30 })
    expect(token).toMatch(/^sab_[\w-]{43}$/)
    const viewer = await findTokenViewer(token)
    expect(viewer).toMatchObject({ kind: 'token', name: 'ci', scopes: ['import'], userId: maker.userId, role: 'reviewer' })
    if (viewer === null) throw new Error('no viewer')
    expect(() => authorise(viewer, 'imports.create')).not.toThrow()
    expect(() => authorise(viewer, 'transcripts.read')).toThrow(NotAllowed)
    expect(() => authorise(viewer, 'people.manage')).toThrow(NotAllowed)

    const stored = await desk.client.apiToken.findFirstOrThrow({ where: { name: 'ci' } })
    expect(stored.prefix).toBe(token.slice(0, 10))
    expect(JSON.stringify([stored, await desk.client.auditEntry.findMany()])).not.toContain(token.slice(10))
    if (desk.location.kind === 'sqlite') {
      await desk.client.$queryRaw`PRAGMA wal_checkpoint(TRUNCATE)`
      expect(readFileSync(desk.location.file).includes(token.slice(10))).toBe(false)
    }
  })

  it('remembers when it was last used', async () => {
    const maker = await reviewer('used')
    const { token } = await createToken(maker, { name: 'used', scopes: ['read'], days: null })
    expect((await listTokens(maker))[0]).toMatchObject({ lastUsedAt: null, expiresAt: null })
    await findTokenViewer(token, new Date('2026-11-01T12:00:00Z'))
    expect((await listTokens(maker))[0]).toMatchObject({ lastUsedAt: '2026-11-01T12:00:00.000Z' })
  })

  it('is dead once revoked, expired, or its maker is disabled or made a viewer', async () => {
    const begun = new Date('2026-06-01T00:00:00Z')
    const maker = await reviewer('dead')
    const { id, token } = await createToken(maker, { name: 'revoked', scopes: ['read'], days: null })
    expect(await revokeToken(maker, id)).toBe('revoked')
    expect(await findTokenViewer(token)).toBeNull()
    expect(await revokeToken(maker, id)).toBe('not-found')

    const week = await createToken(maker, { name: 'week', scopes: ['read'], days: 7 }, begun)
    expect(await findTokenViewer(week.token, new Date('2026-06-07T23:59:59Z'))).not.toBeNull()
    expect(await findTokenViewer(week.token, new Date('2026-06-08T00:00:00Z'))).toBeNull()

    const { token: demoted } = await createToken(maker, { name: 'demoted', scopes: ['read'], days: null })
    await changeRole(await admin(), maker.userId, 'viewer')
    expect(await findTokenViewer(demoted)).toBeNull()

    const other = await reviewer('disabled')
    const { token: orphan } = await createToken(other, { name: 'orphan', scopes: ['read'], days: null })
    await disablePerson(await admin(), other.userId)
    expect(await findTokenViewer(orphan)).toBeNull()
    await enablePerson(await admin(), other.userId)
    expect(await findTokenViewer(orphan)).toBeNull()
  })

  it('of another is not listed and not revoked, but by an admin', async () => {
    const [one, other] = [await reviewer('one'), await reviewer('other')]
    const { id } = await createToken(one, { name: 'mine', scopes: ['read'], days: null })
    expect(await listTokens(other)).toEqual([])
    expect(await revokeToken(other, id)).toBe('not-found')
    expect((await listTokens(await admin())).some((each) => each.id === id)).toBe(true)
    expect(await revokeToken(await admin(), id)).toBe('revoked')
  })

  it('is not made by a viewer, nor by a token', async () => {
    const looker = await storePerson(desk.client, 'looker@example.com', 'viewer')
    await expect(createToken(looker, { name: 'x', scopes: ['read'], days: null })).rejects.toThrow(NotAllowed)
    const { token } = await createToken(TERMINAL, { name: 'machine', scopes: ['read', 'import', 'review'], days: null })
    const machine = await findTokenViewer(token)
    if (machine === null) throw new Error('no viewer')
    await expect(createToken(machine, { name: 'child', scopes: ['read'], days: null })).rejects.toThrow(NotAllowed)
  })

  it.each([{ name: '', scopes: ['read'], days: null }, { name: 'x', scopes: [], days: null }, { name: 'x', scopes: ['admin'], days: null }, { name: 'x', scopes: ['read'], days: 0 }, { name: { not: '' }, scopes: 'read', days: 'x' }])('is not made of %j', async (input) => {
    await expect(createToken(TERMINAL, input)).rejects.toThrow()
  })

  it.each(['', 'sab_', '%', '%ZZ', `sab_${'a'.repeat(43)}`, `sab_${'a'.repeat(65_536)}`, 'Bearer x', 'sab_\0'])('is not %j', async (text) => {
    expect(await findTokenViewer(text)).toBeNull()
  }, 2000)
})
