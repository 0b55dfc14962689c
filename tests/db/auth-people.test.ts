import { expect, it } from 'vitest'
import { changeRole, disablePerson } from '@/lib/people/commands'
import { listNames, listPeople } from '@/lib/people/queries'
import { TERMINAL } from '@/lib/auth/viewer'
import { storePerson, useReviewDesk } from '@/tests/support/review-desk'
import { describeOnBoth } from '@/tests/support/test-database'

describeOnBoth('people', (kind) => {
  const desk = useReviewDesk(kind)

  async function twoAdmins(round: number) {
    await desk.client.user.updateMany({ where: { role: 'admin' }, data: { role: 'viewer' } })
    return [await storePerson(desk.client, `a${round}@example.com`, 'admin'), await storePerson(desk.client, `b${round}@example.com`, 'admin')] as const
  }

  const activeAdmins = () => desk.client.user.count({ where: { role: 'admin', disabledAt: null } })

  it('always have an admin left, in twenty rounds of two admins turning on each other at once', async () => {
    for (let round = 0; round < 20; round++) {
      const [one, other] = await twoAdmins(round)
      const outcomes = await Promise.all(round % 2 === 0
        ? [changeRole(one, other.userId, 'viewer'), changeRole(other, one.userId, 'reviewer')]
        : [disablePerson(one, other.userId), changeRole(other, one.userId, 'viewer')])
      expect(outcomes.sort()).toEqual(['changed', 'last-admin'])
      expect(await activeAdmins()).toBe(1)
    }
  })

  it('cannot demote or shut themselves, nor the terminal the last admin, and nothing is logged of it', async () => {
    const [one, other] = await twoAdmins(100)
    expect(await changeRole(one, one.userId, 'viewer')).toBe('own-account')
    expect(await disablePerson(one, one.userId)).toBe('own-account')
    await changeRole(one, other.userId, 'viewer')
    const before = await desk.client.auditEntry.count()
    expect(await changeRole(TERMINAL, one.userId, 'viewer')).toBe('last-admin')
    expect(await disablePerson(TERMINAL, one.userId)).toBe('last-admin')
    expect(await desk.client.auditEntry.count()).toBe(before)
    expect(await activeAdmins()).toBe(1)
  })

  it('are listed without a hash, and what was done to them stands in the log with before and after', async () => {
    const [one, other] = await twoAdmins(101)
    await desk.client.user.update({ where: { id: other.userId }, data: { passwordHash: 'canary-hash' } })
    await changeRole(one, other.userId, 'viewer')
    const people = await listPeople(one)
    expect(people[0]).toMatchObject({ email: 'a101@example.com', role: 'admin' })
    expect(JSON.stringify(people)).not.toContain('canary-hash')
    const [entry] = await desk.client.auditEntry.findMany({ where: { subject: 'b101@example.com' } })
    expect(entry).toMatchObject({ actor: 'a101@example.com', action: 'person.role-changed', detail: '{"before":"admin","after":"viewer"}' })
  })

  it('are named to whoever reads, by the addresses that records give and by no other', async () => {
    const [one, other] = await twoAdmins(103)
    await desk.client.user.update({ where: { id: one.userId }, data: { name: 'Ana Ruiz' } })
    await desk.client.user.update({ where: { id: other.userId }, data: { name: ' ' } })
    const names = await listNames(one, ['a103@example.com', 'A103@Example.com', 'b103@example.com', 'someone@else.example', null])
    expect([...names]).toEqual([['a103@example.com', 'Ana Ruiz'], ['A103@Example.com', 'Ana Ruiz']])
  })

  it('that are not there are not found, and an id that is no text is refused', async () => {
    const [one] = await twoAdmins(102)
    const disabledCount = () => desk.client.user.count({ where: { disabledAt: { not: null } } })
    const before = await disabledCount()
    expect(await changeRole(one, 'nobody', 'viewer')).toBe('not-found')
    for (const id of [undefined, null, '', [], {}, { not: '' }]) await expect(disablePerson(one, id)).rejects.toThrow()
    expect(await disabledCount()).toBe(before)
  })
})
