import { expect, it } from 'vitest'
import { auditCsv } from '@/lib/audit/csv'
import { AUDIT_LIST } from '@/lib/audit/list'
import { exportAudit, listAudit } from '@/lib/audit/queries'
import { recordDenied } from '@/lib/audit/denied'
import { recordAudit } from '@/lib/audit/record'
import { NOBODY } from '@/lib/auth/viewer'
import { parseList } from '@/lib/lists/list'
import { storePerson, useReviewDesk } from '@/tests/support/review-desk'
import { describeOnBoth } from '@/tests/support/test-database'

describeOnBoth('the audit log', (kind) => {
  const desk = useReviewDesk(kind)
  const admin = () => storePerson(desk.client, 'root@example.com', 'admin')

  it('is only ever added to, whoever asks and however', async () => {
    const { seq } = await recordAudit(await admin(), { action: 'tag.create', subject: 'fixed' })
    await expect(desk.client.auditEntry.update({ where: { seq }, data: { actor: 'somebody else' } })).rejects.toThrow(/only ever added to/)
    await expect(desk.client.auditEntry.delete({ where: { seq } })).rejects.toThrow(/only ever added to/)
    await expect(desk.client.$executeRaw`DELETE FROM "AuditEntry"`).rejects.toThrow(/only ever added to/)
    await expect(desk.client.$executeRaw`UPDATE "AuditEntry" SET "actor" = 'x'`).rejects.toThrow(/only ever added to/)
    expect(await desk.client.auditEntry.findUniqueOrThrow({ where: { seq } })).toMatchObject({ actor: 'root@example.com', subject: 'fixed' })
  })

  it('is stored with the act or not at all', async () => {
    const before = await desk.client.auditEntry.count()
    const twice = () => desk.client.setting.create({ data: { key: 'one', value: '1' } })
    await twice()
    await expect(desk.client.$transaction([twice(), recordAudit(await admin(), { action: 'settings.changed' })])).rejects.toThrow()
    expect(await desk.client.auditEntry.count()).toBe(before)
  })

  it('notes who was refused what, once an hour, and nobody in particular not at all', async () => {
    const eve = await storePerson(desk.client, `eve-${kind}@example.com`, 'viewer')
    const begun = Date.parse('2026-03-01T08:00:00Z')
    const noted = () => desk.client.auditEntry.count({ where: { action: 'access.denied' } })
    await recordDenied(eve, 'people.manage', begun)
    for (let each = 0; each < 50; each++) await recordDenied(eve, 'people.manage', begun + each * 1000)
    await recordDenied(NOBODY, 'people.manage', begun)
    expect(await noted()).toBe(1)
    await recordDenied(eve, 'audit.read', begun)
    await recordDenied(eve, 'people.manage', begun + 3_600_000)
    expect(await noted()).toBe(3)
    expect(await desk.client.auditEntry.findFirst({ where: { action: 'access.denied' } })).toMatchObject({ actor: `eve-${kind}@example.com`, subject: 'people.manage' })
  })

  it('is found by who, what about, and when, newest first', async () => {
    const viewer = await admin()
    const ana = await storePerson(desk.client, 'ana@example.com', 'reviewer')
    await recordAudit(ana, { action: 'finding.add', subject: 'f1' })
    await recordAudit(ana, { action: 'review.save', subject: 'r1' })
    const find = async (query: Record<string, string | string[]>) => (await listAudit(viewer, parseList(AUDIT_LIST, query))).rows.map((row) => row.subject)
    expect(await find({ actor: 'ana@' })).toEqual(['r1', 'f1'])
    expect(await find({ actor: 'ana@', about: ['finding'] })).toEqual(['f1'])
    expect(await find({ actor: 'ana@', to: '2020-01-01' })).toEqual([])
    expect(await find({ actor: 'ana@', from: 'not a day', sort: 'at' })).toEqual(['f1', 'r1'])
  })

  it('is found by words that are letters and signs, and no pattern, in the list as in what leaves', async () => {
    const viewer = await admin()
    const ana = await storePerson(desk.client, 'a_b@example.com', 'reviewer')
    for (const subject of ['50% off', '500 off', 'run_1', 'run-1']) await recordAudit(ana, { action: 'run.remove', subject })
    for (const [query, subjects] of [[{ subject: '0% O' }, ['50% off']], [{ subject: 'RUN_1' }, ['run_1']], [{ actor: 'A_B@', subject: 'run' }, ['run_1', 'run-1']], [{ actor: 'a_a@' }, []]] as const) {
      const state = parseList(AUDIT_LIST, { ...query, sort: 'at' })
      const { rows, matching } = await listAudit(viewer, state)
      expect([rows.map((row) => row.subject), matching]).toEqual([subjects, subjects.length])
      const left: (string | null)[] = []
      for await (const row of await exportAudit(viewer, state)) left.push(row.subject)
      expect(left).toEqual(subjects)
    }
  })

  it('leaves as CSV in which nothing is a formula, and its leaving is an act too', async () => {
    const viewer = await admin()
    await recordAudit({ kind: 'person', userId: 'u', email: '=HYPERLINK("http://evil")', name: 'x', role: 'viewer' }, { action: 'sign-in.started', subject: '\t@SUM(1)\r\nInjected' })
    const exported = () => desk.client.auditEntry.count({ where: { action: 'audit.exported' } })
    const before = await exported()
    let csv = ''
    for await (const piece of auditCsv(await exportAudit(viewer, parseList(AUDIT_LIST, { about: ['sign-in'] })))) csv += piece
    expect(csv.split('\r\n')[0]).toBe('seq,at,actor,action,subject,detail')
    expect(csv).toContain(`"'=HYPERLINK(""http://evil"")"`)
    expect(csv).toMatch(/"'\t'?@SUM\(1\)\r\nInjected"/)
    expect(await exported()).toBe(before + 1)
  })
})
