import { expect, it, beforeAll } from 'vitest'
import { NotAllowed } from '@/lib/auth/permissions'
import { NOBODY, type Viewer } from '@/lib/auth/viewer'
import { addFinding, reviseFinding, settleFinding, withdrawFinding } from '@/lib/findings/commands'
import { FINDING_LIST } from '@/lib/findings/finding-list'
import { listFindings } from '@/lib/findings/queries'
import { parseList } from '@/lib/lists/list'
import type { NewFindingInput } from '@/lib/findings/finding-input'
import { storePerson, storeTag, storeTranscript, useReviewDesk } from '@/tests/support/review-desk'
import { describeOnBoth } from '@/tests/support/test-database'

describeOnBoth('findings', (kind) => {
  const desk = useReviewDesk(kind)
  let ana: Viewer
  let ben: Viewer
  let admin: Viewer
  let looker: Viewer
  let transcript: { id: string; key: number }
  let made = 0

  beforeAll(async () => {
    ana = await storePerson(desk.client, 'ana@example.com', 'reviewer')
    ben = await storePerson(desk.client, 'ben@example.com', 'reviewer')
    admin = await storePerson(desk.client, 'root@example.com', 'admin')
    looker = await storePerson(desk.client, 'look@example.com', 'viewer')
    await storeTag(desk.client, 'confirm-skipped')
    await storeTag(desk.client, 'kind', 'kind', 'strength')
    transcript = await storeTranscript(desk.client, [
      { role: 'customer', content: 'Please cancel NL-1042. Cancel it now.' },
      { role: 'agent', calls: [{ id: 'c1', name: 'cancel_order', arguments: '{"order":"NL-1042","reason":"wrong\\ncolour"}', effect: 'write' }] },
      { role: 'tool', result: { call: 'c1', name: 'cancel_order', ok: true, value: '{"status":"cancelled"}' } },
      { role: 'agent', content: 'Done: NL-1042 is cancelled.' },
    ])
  })

  function finding(overrides: Partial<NewFindingInput> = {}): NewFindingInput {
    return { id: `finding-${kind}-${made++}`, transcript: transcript.id, tag: { id: 'confirm-skipped' }, anchors: [{ message: 1, callPosition: 0 }], severity: 'major', note: 'Cancelled at once.', ...overrides }
  }

  async function add(viewer: Viewer, overrides: Partial<NewFindingInput> = {}): Promise<string> {
    const outcome = await addFinding(viewer, finding(overrides))
    if (outcome.outcome !== 'stored') throw new Error(JSON.stringify(outcome))
    return outcome.id
  }

  function read(id: string) {
    return desk.client.finding.findUniqueOrThrow({ where: { id }, include: { anchors: { orderBy: { position: 'asc' } } } })
  }

  it('a place that is named twice is stored once, whatever it was named by', async () => {
    const stored = await read(await add(ben, { anchors: [{ message: 1, callPosition: 0 }, { message: 3, part: 'content', passage: { start: 0, end: 4 }, as: 'contradicts' }, { message: 1, call: 'c1' }, { message: 3, part: 'content', quote: 'Done' }, { message: 3 }] }))
    expect(stored.anchors.map(({ position, message, call, quote, as }) => [position, message, call, quote, as])).toEqual([[0, 1, 'c1', null, null], [1, 3, null, 'Done', 'contradicts'], [2, 3, null, null, null]])
    await withdrawFinding(ben, { id: stored.id, version: 1 })
  })

  it('a reviewer tags a tool call, and the suite and the audit log know', async () => {
    const before = await desk.client.suite.findUniqueOrThrow({ where: { id: 'sab' } })
    const id = await add(ana)
    const stored = await read(id)
    expect(stored).toMatchObject({ tagId: 'confirm-skipped', author: 'ana@example.com', authorId: 'user-ana@example.com', status: 'confirmed', source: 'reviewer', severity: 'major', note: 'Cancelled at once.', version: 1 })
    expect(stored.anchors).toMatchObject([{ message: 1, call: 'c1', quote: null }])
    const after = await desk.client.suite.findUniqueOrThrow({ where: { id: 'sab' } })
    expect(after.dataVersion).toBe(before.dataVersion + 1)
    expect((await listFindings(looker, parseList(FINDING_LIST, {}))).rows.map((each) => [each.id, each.tool])).toEqual([[id, 'cancel_order']])
    expect(await desk.client.auditEntry.findFirst({ where: { subject: id } })).toMatchObject({ action: 'finding.add', actor: 'ana@example.com' })
  })

  it('a viewer may look but not tag, and nobody may do neither', async () => {
    await expect(addFinding(looker, finding())).rejects.toBeInstanceOf(NotAllowed)
    await expect(addFinding(NOBODY, finding())).rejects.toBeInstanceOf(NotAllowed)
    const token = { kind: 'token', tokenId: 't', name: 'ci', userId: null, email: null, role: 'admin' } as const
    await expect(addFinding({ ...token, scopes: ['read', 'import'] }, finding())).rejects.toBeInstanceOf(NotAllowed)
    expect(await addFinding({ ...token, scopes: ['review'] }, finding())).toMatchObject({ outcome: 'stored' })
  })

  it('reads the quoted words from the stored text, never from what was sent', async () => {
    const id = await add(ana, { anchors: [{ message: 0, part: 'content', passage: { start: 23, end: 36 } }] })
    expect((await read(id)).anchors).toMatchObject([{ part: 'content', quote: 'Cancel it now', prefix: 'Please cancel NL-1042. ', suffix: '.' }])
  })

  it('quotes a value of a call as it reads, without the escapes of JSON', async () => {
    const id = await add(ana, { anchors: [{ message: 1, part: 'arguments', callPosition: 0, passage: { leaf: 1, start: 0, end: 12 } }] })
    expect((await read(id)).anchors).toMatchObject([{ part: 'arguments', call: 'c1', quote: 'wrong\ncolour' }])
  })

  it.each([
    ['a message that is not there', { message: 9 }, 'There is no message 9.'],
    ['a call that is not there', { message: 1, call: 'zz' }, 'Message 1 has no such tool call.'],
    ['a passage outside the text', { message: 0, passage: { start: 5, end: 900 } }, 'Message 0 does not hold the quoted passage.'],
    ['words the message does not hold', { message: 3, quote: 'refund' }, 'Message 3 does not hold the quoted passage.'],
    ['a result where there is none', { message: 0, part: 'result' as const }, 'Message 0 has no tool result.'],
  ])('refuses %s', async (_, anchor, fault) => {
    expect(await addFinding(ana, finding({ anchors: [anchor] }))).toEqual({ outcome: 'refused', faults: [fault] })
  })

  it('stores a finding once that is sent twice', async () => {
    const sent = finding()
    expect(await addFinding(ana, sent)).toEqual({ outcome: 'stored', id: sent.id, version: 1 })
    expect(await addFinding(ana, sent)).toEqual({ outcome: 'already-stored', id: sent.id, version: 1 })
    expect(await addFinding(ben, sent)).toEqual({ outcome: 'refused', faults: ['This finding id is taken by another finding.'] })
  })

  it('does not take one that was written on for the one it has', async () => {
    const sent = finding()
    await addFinding(ana, sent)
    expect(await addFinding(ana, { ...sent, correctBehaviour: 'Ask first.' })).toEqual({ outcome: 'stale', id: sent.id, version: 1 })
    expect(await addFinding(ana, { ...sent, anchors: [{ message: 0 }] })).toEqual({ outcome: 'stale', id: sent.id, version: 1 })
  })

  it('makes a tag by typing, once, whoever types it', async () => {
    const tag = { name: 'promised  too much', polarity: 'weakness' as const }
    const [one, two] = await Promise.all([addFinding(ana, finding({ tag })), addFinding(ben, finding({ tag }))])
    expect([one.outcome, two.outcome]).toEqual(['stored', 'stored'])
    expect(await desk.client.tag.findMany({ where: { name: 'promised too much' } })).toHaveLength(1)
  })

  it('one edits and withdraws one\'s own, and nobody another\'s, not even an admin', async () => {
    const id = await add(ana)
    const edit = { id, version: 1, tag: { id: 'kind' }, note: 'No: she asked twice.' }
    expect(await reviseFinding(ben, edit)).toEqual({ outcome: 'not-yours' })
    expect(await reviseFinding(admin, edit)).toEqual({ outcome: 'not-yours' })
    expect(await withdrawFinding(ben, { id, version: 1 })).toEqual({ outcome: 'not-yours' })
    expect(await reviseFinding(ana, edit)).toEqual({ outcome: 'stored', id, version: 2 })
    const stored = await read(id)
    expect(stored).toMatchObject({ tagId: 'kind', note: 'No: she asked twice.', severity: null, version: 2 })
    expect(stored.anchors).toHaveLength(1)
  })

  it('does not save over a version that is not the one read', async () => {
    const id = await add(ana)
    await reviseFinding(ana, { id, version: 1, tag: { id: 'kind' }, note: 'first' })
    expect(await reviseFinding(ana, { id, version: 1, tag: { id: 'kind' }, note: 'second' })).toEqual({ outcome: 'stale', id, version: 2 })
    expect((await read(id)).note).toBe('first')
  })

  it('lets exactly one of many saves at once through, and says so to the others', async () => {
    const id = await add(ana)
    const outcomes = await Promise.all(Array.from({ length: 12 }, (_, n) => reviseFinding(ana, { id, version: 1, tag: { id: 'kind' }, note: `save ${n}` })))
    expect(outcomes.filter(({ outcome }) => outcome === 'stored')).toHaveLength(1)
    expect(outcomes.filter(({ outcome }) => outcome === 'stale')).toHaveLength(11)
    expect((await read(id)).version).toBe(2)
  })

  it('keeps what was withdrawn, with who and when, and closes it', async () => {
    const id = await add(ana)
    expect(await withdrawFinding(ana, { id, version: 1 })).toEqual({ outcome: 'stored', id, version: 2 })
    const stored = await read(id)
    expect(stored).toMatchObject({ withdrawnBy: 'ana@example.com', note: 'Cancelled at once.' })
    expect(stored.withdrawnAt).toMatch(/^\d{4}-\d\d-\d\dT/)
    expect(stored.anchors).toHaveLength(1)
    expect(await reviseFinding(ana, { id, version: 2, tag: { id: 'kind' } })).toEqual({ outcome: 'not-yours' })
  })

  it('lets a reviewer confirm or reject what a program proposed, and nothing a person wrote', async () => {
    await desk.client.finding.create({ data: { id: `proposed-${kind}`, transcriptKey: transcript.key, tagId: 'kind', status: 'proposed', source: 'detector', at: '2026-01-01T00:00:00Z', hash: '' } })
    expect(await settleFinding(ben, { id: `proposed-${kind}`, version: 1, status: 'confirmed' })).toMatchObject({ outcome: 'stored' })
    const id = await add(ana)
    expect(await settleFinding(ben, { id, version: 1, status: 'rejected' })).toEqual({ outcome: 'not-yours' })
  })

  it('are sorted by weight, what has none last in both directions', async () => {
    const of: Record<string, string> = {}
    for (const severity of ['critical', 'minor', null, 'major'] as const) of[await add(ana, { severity, note: 'by weight' })] = severity ?? 'none'
    const sorted = async (sort: string) => (await listFindings(looker, parseList(FINDING_LIST, { sort, q: 'by weight' }))).rows.map(({ id }) => of[id])
    expect(await sorted('-severity')).toEqual(['critical', 'major', 'minor', 'none'])
    expect(await sorted('severity')).toEqual(['minor', 'major', 'critical', 'none'])
  })

  it('does not see a transcript whose import is not published', async () => {
    const staged = await storeTranscript(desk.client, [{ role: 'agent', content: 'x' }], { run: `staged-${kind}`, stagedBy: 'import-1' })
    expect(await addFinding(ana, finding({ transcript: staged.id, anchors: [] }))).toEqual({ outcome: 'not-found' })
  })

  it('keeps what hurts as text', async () => {
    const id = await add(ana, { note: '<script>window.__xss=1</script>\u0000=1+1', correctBehaviour: '  ' })
    expect(await read(id)).toMatchObject({ note: '<script>window.__xss=1</script>\\u0000=1+1', correctBehaviour: null })
  })

  it('two reviewers writing at once 1,000 times lose nothing', async () => {
    const before = await desk.client.suite.findUniqueOrThrow({ where: { id: 'sab' } })
    const acknowledged: string[] = []
    const write = async (viewer: Viewer, who: string): Promise<void> => {
      for (let n = 0; n < 500; n += 10) {
        const outcomes = await Promise.all(Array.from({ length: 10 }, (_, k) => addFinding(viewer, finding({ id: `${who}-${kind}-${n + k}`, note: `${who} ${n + k}` }))))
        for (const outcome of outcomes) if (outcome.outcome === 'stored') acknowledged.push(outcome.id)
      }
    }
    await Promise.all([write(ana, 'reviewer-ana'), write(ben, 'reviewer-ben')])
    expect(acknowledged).toHaveLength(1000)
    const stored = await desk.client.finding.findMany({ where: { id: { in: acknowledged } }, select: { id: true, note: true, _count: { select: { anchors: true } } } })
    expect(stored).toHaveLength(1000)
    expect(stored.every((row) => row._count.anchors === 1 && row.note === row.id.replace(`-${kind}-`, ' '))).toBe(true)
    expect(await desk.client.auditEntry.count({ where: { subject: { startsWith: 'reviewer-' }, action: 'finding.add' } })).toBe(1000)
    const after = await desk.client.suite.findUniqueOrThrow({ where: { id: 'sab' } })
    expect(after.dataVersion - before.dataVersion).toBe(1000)
  })
})
