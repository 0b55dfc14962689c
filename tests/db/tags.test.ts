import { beforeAll, expect, it } from 'vitest'
import { NotAllowed } from '@/lib/auth/permissions'
import type { Viewer } from '@/lib/auth/viewer'
import { addFinding } from '@/lib/findings/commands'
import { saveReview } from '@/lib/reviews/commands'
import { archiveTag, createTag, mergeTags, reviseTag } from '@/lib/tags/commands'
import { listCodebook, listTagOptions } from '@/lib/tags/queries'
import { storePerson, storeTranscript, useReviewDesk } from '@/tests/support/review-desk'
import { describeOnBoth } from '@/tests/support/test-database'

describeOnBoth('the codebook', (kind) => {
  const desk = useReviewDesk(kind)
  let ana: Viewer
  let admin: Viewer
  let looker: Viewer
  let made = 0

  beforeAll(async () => {
    ana = await storePerson(desk.client, 'ana@example.com', 'reviewer')
    admin = await storePerson(desk.client, 'root@example.com', 'admin')
    looker = await storePerson(desk.client, 'look@example.com', 'viewer')
  })

  async function tag(name: string): Promise<string> {
    const outcome = await createTag(ana, { name, polarity: 'weakness' })
    if (outcome.outcome !== 'stored') throw new Error(JSON.stringify(outcome))
    return outcome.id
  }

  async function find(viewer: Viewer, transcript: string, tagId: string): Promise<void> {
    const outcome = await addFinding(viewer, { id: `tags-${kind}-${made++}`, transcript, tag: { id: tagId }, anchors: [] })
    if (outcome.outcome !== 'stored') throw new Error(JSON.stringify(outcome))
  }

  it('a reviewer adds a tag, an admin manages them, a viewer does neither', async () => {
    const id = await tag('No proof asked')
    expect(id).toBe('no-proof-asked')
    await expect(createTag(looker, { name: 'x', polarity: 'neutral' })).rejects.toBeInstanceOf(NotAllowed)
    await expect(reviseTag(ana, { id, name: 'y', polarity: 'neutral' })).rejects.toBeInstanceOf(NotAllowed)
    await expect(mergeTags(ana, { from: id, into: id })).rejects.toBeInstanceOf(NotAllowed)
    await expect(archiveTag(ana, { id, archived: true })).rejects.toBeInstanceOf(NotAllowed)
    expect(await reviseTag(admin, { id, name: 'No proof asked for', polarity: 'safety', description: 'Paid out without a photograph.' })).toEqual({ outcome: 'stored', id })
  })

  it('holds a name once, however it is written', async () => {
    await tag('Rude tone')
    expect(await createTag(ana, { name: ' rude  TONE', polarity: 'neutral' })).toEqual({ outcome: 'refused', fault: 'There is a tag "Rude tone" already.' })
  })

  it('gives a tag without Latin letters an id that holds', async () => {
    const id = await tag('催促')
    expect(id).toMatch(/^tag-[0-9a-f]{12}$/)
  })

  it('never stands a tag under itself', async () => {
    const parent = await tag('Policy')
    const child = await createTag(ana, { name: 'Refund window', polarity: 'weakness', parent })
    expect(child).toEqual({ outcome: 'stored', id: 'refund-window' })
    expect(await reviseTag(admin, { id: parent, name: 'Policy', polarity: 'weakness', parent: 'refund-window' })).toEqual({ outcome: 'refused', fault: 'A tag cannot stand under itself.' })
  })

  it('counts findings, transcripts, authors and those of reviewed transcripts', async () => {
    const id = await tag('Counted')
    const [one, two] = [await storeTranscript(desk.client, [{ role: 'agent' }]), await storeTranscript(desk.client, [{ role: 'agent' }])]
    await find(ana, one.id, id)
    await find(ana, one.id, id)
    await find(admin, two.id, id)
    await saveReview(ana, { transcript: one.id, status: 'reviewed' })
    await saveReview(admin, { transcript: one.id, status: 'reviewed' })
    await saveReview(ana, { transcript: two.id, status: 'in_progress' })
    const { entries, reviewedTranscripts } = await listCodebook(looker)
    expect(entries.find((entry) => entry.id === id)).toMatchObject({ findings: 3, transcripts: 2, authors: 2, reviewedTranscripts: 1 })
    expect(reviewedTranscripts).toBe(1)
  })

  it('merging gives every finding the other tag and loses none', async () => {
    const [from, into] = [await tag('Slow'), await tag('Sluggish')]
    const transcript = await storeTranscript(desk.client, [{ role: 'agent' }])
    for (let n = 0; n < 5; n++) await find(ana, transcript.id, from)
    expect(await mergeTags(admin, { from, into })).toEqual({ outcome: 'stored', id: into })
    expect(await desk.client.finding.count({ where: { tagId: into } })).toBe(5)
    expect(await desk.client.finding.count({ where: { tagId: from } })).toBe(0)
    expect((await desk.client.tag.findUniqueOrThrow({ where: { id: from } })).archivedAt).not.toBeNull()
    expect((await listTagOptions(ana, 'ana@example.com')).some(({ id }) => id === from)).toBe(false)
    expect(await addFinding(ana, { id: `tags-${kind}-archived`, transcript: transcript.id, tag: { id: from }, anchors: [] })).toEqual({ outcome: 'refused', faults: ['The tag "Slow" is archived. Choose another.'] })
  })

  it('offers first what the reviewer used last, and the rest by name as people read it', async () => {
    const id = await tag('Zealous')
    for (const name of ['Order Zwei', 'order drei', 'Order eins']) await tag(name)
    const transcript = await storeTranscript(desk.client, [{ role: 'agent' }])
    await find(ana, transcript.id, id)
    const options = await listTagOptions(ana, 'ana@example.com')
    expect(options.map(({ name }) => name).filter((name) => /order/i.test(name))).toEqual(['order drei', 'Order eins', 'Order Zwei'])
    expect(options[0]).toEqual({ id: 'zealous', name: 'Zealous', polarity: 'weakness', description: null })
  })
})
