import { beforeAll, expect, it } from 'vitest'
import { NotAllowed } from '@/lib/auth/permissions'
import { NOBODY, type Viewer } from '@/lib/auth/viewer'
import { saveReview, startReview } from '@/lib/reviews/commands'
import { storePerson, storeTranscript, useReviewDesk } from '@/tests/support/review-desk'
import { describeOnBoth } from '@/tests/support/test-database'

describeOnBoth('reviews', (kind) => {
  const desk = useReviewDesk(kind)
  let ana: Viewer
  let ben: Viewer
  let looker: Viewer

  beforeAll(async () => {
    ana = await storePerson(desk.client, 'ana@example.com', 'reviewer')
    ben = await storePerson(desk.client, 'ben@example.com', 'reviewer')
    looker = await storePerson(desk.client, 'look@example.com', 'viewer')
  })

  async function transcript(): Promise<{ id: string; key: number }> {
    return storeTranscript(desk.client, [{ role: 'customer', content: 'Hello' }])
  }

  function read(key: number, reviewer = 'ana@example.com') {
    return desk.client.review.findUnique({ where: { transcriptKey_reviewer: { transcriptKey: key, reviewer } }, include: { verdicts: { orderBy: { component: 'asc' } } } })
  }

  it('is begun once, and beginning it again changes nothing', async () => {
    const { id, key } = await transcript()
    expect(await startReview(ana, id)).toEqual({ outcome: 'stored', version: 1 })
    await saveReview(ana, { transcript: id, status: 'reviewed', depth: 'spot_check' })
    expect(await startReview(ana, id)).toEqual({ outcome: 'stored', version: 2 })
    expect(await read(key)).toMatchObject({ status: 'reviewed', depth: 'spot_check', userId: 'user-ana@example.com' })
  })

  it('a viewer may not review', async () => {
    const { id } = await transcript()
    await expect(saveReview(looker, { transcript: id, status: 'reviewed' })).rejects.toBeInstanceOf(NotAllowed)
    await expect(startReview(NOBODY, id)).rejects.toBeInstanceOf(NotAllowed)
  })

  it('keeps a verdict per component, and takes one back', async () => {
    const { id, key } = await transcript()
    await saveReview(ana, { transcript: id, verdicts: { resolved: false, instruction_following: 0.5 } })
    await saveReview(ana, { transcript: id, verdicts: { escalated: true } })
    await saveReview(ana, { transcript: id, verdicts: { resolved: null } })
    expect((await read(key))?.verdicts.map(({ component, value }) => [component, value])).toEqual([['escalated', 'true'], ['instruction_following', '0.5']])
  })

  it('two reviewers each have their own', async () => {
    const { id, key } = await transcript()
    await Promise.all([saveReview(ana, { transcript: id, verdicts: { resolved: true } }), saveReview(ben, { transcript: id, verdicts: { resolved: false } })])
    expect((await read(key))?.verdicts[0]?.value).toBe('true')
    expect((await read(key, 'ben@example.com'))?.verdicts[0]?.value).toBe('false')
  })

  it('verdicts given at once from two tabs both hold', async () => {
    const { id, key } = await transcript()
    await Promise.all([
      saveReview(ana, { transcript: id, verdicts: { resolved: true } }),
      saveReview(ana, { transcript: id, verdicts: { grounded: false } }),
      saveReview(ana, { transcript: id, status: 'reviewed' }),
    ])
    const stored = await read(key)
    expect(stored?.verdicts.map(({ component }) => component)).toEqual(['grounded', 'resolved'])
    expect(stored?.status).toBe('reviewed')
  })

  it('a note written over an older text is not saved, and comes back with the text there is', async () => {
    const { id, key } = await transcript()
    expect(await saveReview(ana, { transcript: id, note: { text: 'first', over: '' } })).toEqual({ outcome: 'stored', version: 1 })
    expect(await saveReview(ana, { transcript: id, note: { text: 'second', over: '' } })).toEqual({ outcome: 'stale', note: 'first' })
    expect((await read(key))?.note).toBe('first')
    expect(await saveReview(ana, { transcript: id, note: { text: 'second', over: 'first' } })).toEqual({ outcome: 'stored', version: 2 })
  })

  it('leaves an entry in the audit log and a new data version', async () => {
    const { id } = await transcript()
    const before = await desk.client.suite.findUniqueOrThrow({ where: { id: 'sab' } })
    await saveReview(ana, { transcript: id, status: 'reviewed', verdicts: { passed: true } })
    const after = await desk.client.suite.findUniqueOrThrow({ where: { id: 'sab' } })
    expect(after.dataVersion).toBe(before.dataVersion + 1)
    const entry = await desk.client.auditEntry.findFirst({ where: { subject: id } })
    expect(entry?.action).toBe('review.save')
    expect(JSON.parse(entry?.detail ?? '')).toEqual({ status: 'reviewed', depth: 'full', verdicts: { passed: true }, version: 1 })
  })

  it('there is none of a transcript that is not published', async () => {
    const staged = await storeTranscript(desk.client, [{ role: 'agent', content: 'x' }], { run: `staged-${kind}`, stagedBy: 'import-1' })
    expect(await saveReview(ana, { transcript: staged.id, status: 'reviewed' })).toEqual({ outcome: 'not-found' })
  })
})
