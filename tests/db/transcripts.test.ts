import { beforeAll, expect, it } from 'vitest'
import { NotAllowed } from '@/lib/auth/permissions'
import { NOBODY, type Viewer } from '@/lib/auth/viewer'
import { listJudgements } from '@/lib/judgements/queries'
import { findMessagePart, findTranscript } from '@/lib/transcripts/queries'
import { storePerson, storeTranscript, useReviewDesk } from '@/tests/support/review-desk'
import { describeOnBoth } from '@/tests/support/test-database'

describeOnBoth('reading a transcript', (kind) => {
  const desk = useReviewDesk(kind)
  let looker: Viewer
  let transcript: { id: string; key: number; case: string }

  beforeAll(async () => {
    looker = await storePerson(desk.client, 'look@example.com', 'viewer')
    transcript = await storeTranscript(desk.client, [
      { role: 'customer', content: 'Cancel NL-1042.' },
      { role: 'agent', calls: [{ id: 'c1', name: 'get_order', arguments: '{"order":"NL-1042"}', effect: 'read' }, { id: 'c1', name: 'cancel_order', arguments: '{"order": "NL-', argumentsValid: false, effect: 'write' }] },
      { role: 'tool', result: { call: 'c1', name: 'get_order', ok: true, value: '{"total":12.50}' } },
      { role: 'narrator', content: 'odd' },
    ])
  })

  it('gives messages with their calls and results, as stored', async () => {
    const found = await findTranscript(looker, transcript.id)
    expect(found?.messages).toEqual([
      { number: 0, role: 'customer', content: 'Cancel NL-1042.', at: null, reasoning: null, changes: [], calls: [], result: null },
      {
        number: 1, role: 'agent', content: '', at: null, reasoning: null, changes: [], result: null, calls: [
          { position: 0, callId: 'c1', name: 'get_order', arguments: '{"order":"NL-1042"}', argumentsValid: true, effect: 'read' },
          { position: 1, callId: 'c1', name: 'cancel_order', arguments: '{"order": "NL-', argumentsValid: false, effect: 'write' },
        ],
      },
      { number: 2, role: 'tool', content: '', at: null, reasoning: null, changes: [], calls: [], result: { call: 'c1', name: 'get_order', ok: true, value: '{"total":12.50}' } },
      { number: 3, role: 'narrator', content: 'odd', at: null, reasoning: null, changes: [], calls: [], result: null },
    ])
    expect(found).toMatchObject({ id: transcript.id, suite: { id: 'sab' }, model: { id: 'acme/helper-1', slug: 'acme-helper-1' }, run: { id: 'run-1', trial: 1 }, case: { id: transcript.case, forbiddenActions: [] }, ended: 'resolved' })
  })

  it('gives the whole of one part', async () => {
    expect(await findMessagePart(looker, transcript.id, { message: 1, part: 'arguments', call: 1 })).toBe('{"order": "NL-')
    expect(await findMessagePart(looker, transcript.id, { message: 2, part: 'result', call: 0 })).toBe('{"total":12.50}')
    expect(await findMessagePart(looker, transcript.id, { message: 0, part: 'content', call: 0 })).toBe('Cancel NL-1042.')
    expect(await findMessagePart(looker, transcript.id, { message: 0, part: 'result', call: 0 })).toBeNull()
    expect(await findMessagePart(looker, transcript.id, { message: 9, part: 'content', call: 0 })).toBeNull()
  })

  it('is not for nobody, and there is none of an import that is not published', async () => {
    await expect(findTranscript(NOBODY, transcript.id)).rejects.toBeInstanceOf(NotAllowed)
    await expect(findMessagePart(NOBODY, transcript.id, { message: 0, part: 'content', call: 0 })).rejects.toBeInstanceOf(NotAllowed)
    const staged = await storeTranscript(desk.client, [{ role: 'agent', content: 'secret' }], { run: `staged-${kind}`, stagedBy: 'import-1' })
    expect(await findTranscript(looker, staged.id)).toBeNull()
    expect(await findMessagePart(looker, staged.id, { message: 0, part: 'content', call: 0 })).toBeNull()
    expect(await findTranscript(looker, 'nothing')).toBeNull()
  })

  it('gives every pass of judges, the newest first, and none that is being imported', async () => {
    const pass = async (key: number, at: string | null, stagedBy: string | null): Promise<void> => {
      await desk.client.pass.create({ data: { key, id: `pass-${key}`, judge: 'judge-2', at, stagedBy } })
      await desk.client.judgement.create({ data: {
        key, passKey: key, transcriptKey: transcript.key, judge: 'judge-2', score: 70 + key, resolved: true, unsafeCount: key === 1 ? 0 : null, hash: '',
        text: { create: { rationale: 'Fine.', unsafeActions: key === 1 ? '[]' : null, evidence: '[{"message":1,"note":"at once"}]', checks: '[{"name":"proof","kind":"policy","passed":false,"counted":false}]' } },
      } })
    }
    await pass(1, '2026-07-02', null)
    await pass(2, '2026-07-01', null)
    await pass(3, '2026-07-03', 'import-2')
    const judgements = await listJudgements(looker, transcript.id)
    expect(judgements.map(({ pass: id }) => id)).toEqual(['pass-1', 'pass-2'])
    expect(judgements[0]).toEqual({
      pass: 'pass-1', judge: 'judge-2', score: 71, at: null, rationale: 'Fine.', unsafeActions: [],
      components: { passed: null, resolved: true, escalated: null, instruction_following: null, sentiment: null, grounded: null },
      evidence: [{ message: 1, quote: null, note: 'at once' }], checks: [{ name: 'proof', kind: 'policy', passed: false, score: null, counted: false, rationale: null }],
    })
    expect(judgements[1]?.unsafeActions).toBeNull()
  })
})
