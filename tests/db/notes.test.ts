import { beforeAll, expect, it } from 'vitest'
import { NotAllowed } from '@/lib/auth/permissions'
import type { Viewer } from '@/lib/auth/viewer'
import { addFinding, withdrawFinding } from '@/lib/findings/commands'
import { FINDING_LIST } from '@/lib/findings/finding-list'
import { listFindings } from '@/lib/findings/queries'
import { parseList } from '@/lib/lists/list'
import type { Note } from '@/lib/notes/note'
import { exportNotes } from '@/lib/notes/queries'
import { saveReview } from '@/lib/reviews/commands'
import { storePerson, storeTag, storeTranscript, useReviewDesk } from '@/tests/support/review-desk'
import { describeOnBoth } from '@/tests/support/test-database'

describeOnBoth('notes', (kind) => {
  const desk = useReviewDesk(kind)
  let ana: Viewer
  let looker: Viewer
  let transcript: { id: string; key: number; case: string }

  beforeAll(async () => {
    ana = await storePerson(desk.client, 'ana@example.com', 'reviewer')
    looker = await storePerson(desk.client, 'look@example.com', 'viewer')
    await storeTag(desk.client, 'confirm-skipped', 'confirm before acting skipped')
    await storeTag(desk.client, 'warm', 'warm', 'strength')
    transcript = await storeTranscript(desk.client, [
      { role: 'customer', content: 'Please cancel NL-1042.' },
      { role: 'agent', calls: [{ id: 'c1', name: 'cancel_order', arguments: '{"order":"NL-1042"}', effect: 'write' }] },
      { role: 'tool', result: { call: 'c1', name: 'cancel_order', ok: true, value: '{"status":"cancelled"}' } },
      { role: 'agent', content: 'Done, it is cancelled.' },
    ])
    await desk.client.pass.create({ data: { key: 1, id: 'p-1', judge: 'acme/judge-2' } })
    await desk.client.runPass.create({ data: { runKey: (await desk.client.transcript.findUniqueOrThrow({ where: { key: transcript.key }, select: { runKey: true } })).runKey, passKey: 1, judge: 'acme/judge-2', judgedCount: 1, scoreSum: 74, passedCount: 1, unsafeCount: 0 } })
    await desk.client.judgement.create({ data: { key: 1, passKey: 1, transcriptKey: transcript.key, judge: 'acme/judge-2', score: 74, resolved: true, escalated: false, unsafeCount: 0, hash: '', text: { create: { rationale: 'Resolved, but not confirmed.' } } } })
    await addFinding(ana, { id: `note-${kind}-1`, transcript: transcript.id, tag: { id: 'confirm-skipped' }, anchors: [{ message: 1, callPosition: 0 }, { message: 0, as: 'contradicts' }], severity: 'major', fault: 'agent', root: true, note: 'Cancelled at once.', correctBehaviour: 'Ask first.' })
    await addFinding(ana, { id: `note-${kind}-2`, transcript: transcript.id, tag: { id: 'warm' }, anchors: [{ message: 3, part: 'content', passage: { start: 0, end: 4 } }] })
    await addFinding(ana, { id: `note-${kind}-3`, transcript: transcript.id, tag: { id: 'warm' }, anchors: [] })
    await withdrawFinding(ana, { id: `note-${kind}-3`, version: 1 })
    await saveReview(ana, { transcript: transcript.id, status: 'reviewed', depth: 'spot_check' })
  })

  async function notes(params: Record<string, string> = {}, viewer = ana): Promise<Note[]> {
    const all: Note[] = []
    const { notes: found } = await exportNotes(viewer, parseList(FINDING_LIST, params).filters, 'jsonl', 'https://review.example.org')
    for await (const note of found) all.push(note)
    return all
  }

  it('carry everything that is needed to read them elsewhere', async () => {
    const [note] = await notes({ tag: 'confirm-skipped' })
    expect(note).toEqual({
      id: `note-${kind}-1`, permalink: `https://review.example.org/transcripts/${transcript.id}#m1`, suite: 'sab', model: 'acme/helper-1', model_name: 'helper-1', case: transcript.case, case_title: `Title of ${transcript.case}`, case_kind: 'solvable',
      run: 'run-1', trial: 1, message: 1, role: 'agent', call: 'c1', quote: null, before: 'Please cancel NL-1042.', text: 'cancel_order({"order":"NL-1042"})', after: 'cancel_order -> {"status":"cancelled"}', other_places: 'contradicts 0',
      tag: 'confirm-skipped', tag_name: 'confirm before acting skipped', polarity: 'weakness', severity: 'major', fault: 'agent', root: true, note: 'Cancelled at once.', correct_behaviour: 'Ask first.', quotable: null, status: 'confirmed', source: 'reviewer',
      author: 'ana@example.com', at: expect.stringMatching(/^\d{4}-/), updated_at: null, outcome: 'passed', judge: 'acme/judge-2', judge_score: 74, judge_rationale: 'Resolved, but not confirmed.', review_status: 'reviewed', review_depth: 'spot_check',
    })
  })

  it('leave out what was withdrawn, unless it is asked for', async () => {
    expect((await notes()).map(({ id }) => id).sort()).toEqual([`note-${kind}-1`, `note-${kind}-2`])
    expect((await notes({ status: 'withdrawn' })).map(({ id, status }) => [id, status])).toEqual([[`note-${kind}-3`, 'withdrawn']])
  })

  it.each([
    [{ model: 'acme-helper-1' }, 2], [{ model: 'acme/helper-1' }, 2], [{ model: 'nobody' }, 0], [{ suite: 'sab' }, 2], [{ suite: 'other' }, 0], [{ polarity: 'strength' }, 1], [{ severity: 'major' }, 1], [{ fault: 'agent' }, 1],
    [{ author: 'ana@example.com' }, 2], [{ run: 'run-1' }, 2], [{ q: 'CANCELLED AT' }, 1], [{ q: 'Done' }, 1], [{ source: 'detector' }, 0], [{ status: 'proposed' }, 0],
  ])('the filter %j finds %i, in the list as in the export', async (params, count) => {
    expect(await notes(params)).toHaveLength(count)
    const list = await listFindings(looker, parseList(FINDING_LIST, params))
    expect([list.matching, list.rows.length, list.all]).toEqual([count, count, 2])
  })

  it('the words of a filter are letters and signs, and no pattern, in the list as in the export', async () => {
    const other = await storeTranscript(desk.client, [{ role: 'agent', content: 'x' }], { suite: 'signs', run: 'signs-run', case: 'a_case' })
    await desk.client.finding.createMany({ data: ['10% off', '100 off', 'order_id', 'order id', String.raw`a\b`].map((note) => ({ id: `${note}-${kind}`, transcriptKey: other.key, tagId: 'warm', status: 'confirmed', source: 'import', at: '2026-01-01', hash: '', note })) })
    for (const [q, found] of [['10% OFF', ['10% off']], ['r_i', ['order_id']], ['%', ['10% off']], [String.raw`a\b`, [String.raw`a\b`]], ['a_case', ['10% off', '100 off', String.raw`a\b`, 'order id', 'order_id']], ['o%f', []]] as const) {
      const params = { suite: 'signs', q, sort: 'at' }
      const list = await listFindings(looker, parseList(FINDING_LIST, params))
      expect([q, list.rows.map(({ note }) => note).sort(), list.matching]).toEqual([q, [...found].sort(), found.length])
      expect((await notes(params)).map(({ note }) => note).sort()).toEqual([...found].sort())
      expect((await exportNotes(ana, parseList(FINDING_LIST, params).filters, 'jsonl', '')).count).toBe(found.length)
    }
    const second = await listFindings(looker, { ...parseList(FINDING_LIST, { suite: 'signs', q: 'a_case' }), page: 2 })
    expect([second.rows, second.matching]).toEqual([[], 5])
  })

  it('are read in steps, each once', async () => {
    const other = await storeTranscript(desk.client, [{ role: 'agent', content: 'x' }], { suite: 'many', run: 'many-run' })
    await desk.client.finding.createMany({ data: Array.from({ length: 450 }, (_, n) => ({ id: `many-${kind}-${n}`, transcriptKey: other.key, tagId: 'warm', status: 'confirmed', source: 'import', at: `2026-01-0${1 + (n % 3)}`, hash: '' })) })
    const found = await notes({ suite: 'many' })
    expect(found).toHaveLength(450)
    expect(new Set(found.map(({ id }) => id)).size).toBe(450)
  })

  it('are for reviewers, and taking them out is remembered with count and filter', async () => {
    await expect(notes({}, looker)).rejects.toBeInstanceOf(NotAllowed)
    await notes({ tag: 'warm', suite: 'sab' })
    const entry = await desk.client.auditEntry.findFirst({ where: { action: 'notes.export' }, orderBy: { seq: 'desc' } })
    expect(entry?.actor).toBe('ana@example.com')
    expect(JSON.parse(entry?.detail ?? '')).toEqual({ format: 'jsonl', count: 1, filter: { suite: 'sab', tag: 'warm' } })
  })
})
