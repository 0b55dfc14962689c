import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { NotAllowed } from '@/lib/auth/permissions'
import { NOBODY, TERMINAL } from '@/lib/auth/viewer'
import type { Result } from '@/lib/metrics/result'
import { parseListQuery, TRANSCRIPT_LIST, type TranscriptListState } from '@/lib/transcripts/list-query'
import { listTranscripts, neighboursOf } from '@/lib/transcripts/list/queries'
import { outcomeOf, OUTCOMES, transcriptOutcome } from '@/lib/transcripts/outcome'
import { transcriptId } from '@/lib/transcripts/transcript-id'
import { CASE_KINDS } from '@/lib/suites/case'
import { storeFinding, storeReview, storeRuns } from '@/tests/support/report-desk'
import { aResult } from '@/tests/support/results'
import { useReviewDesk } from '@/tests/support/review-desk'
import { describeOnBoth } from '@/tests/support/test-database'

function state(params: Record<string, string | string[]> = {}): TranscriptListState {
  return parseListQuery(params).state
}

/** Every combination of kind and judged components, and a case that nobody judged. */
function everyResult(run: string): Result[] {
  const flags = [null, true, false]
  const results = CASE_KINDS.flatMap((kind) => flags.flatMap((passed) => flags.flatMap((resolved) => flags.flatMap((escalated) => [null, 0, 2].map((unsafeCount) => ({ kind, passed, resolved, escalated, unsafeCount }))))))
  return [...results.map((one, index) => aResult({ ...one, run, case: `c${index}`, intent: `intent ${index % 4}`, score: (index * 37) % 101, costUsd: index % 3 === 0 ? null : index / 1000, agentMessages: index % 9 })), aResult({ run, case: 'unjudged', score: null })]
}

describeOnBoth('the list of transcripts', (kind) => {
  const desk = useReviewDesk(kind)
  const results = everyResult('run-1')
  beforeAll(async () => {
    await storeRuns(desk.client, 'suite', [{ model: 'm/one', run: 'run-1', trial: 1, results, passAt: '2026-01-02' }, { model: 'm/two', run: 'run-2', trial: 1, results: results.slice(0, 3).map((one) => ({ ...one, run: 'run-2' })) }])
    await storeReview(desk.client, 'run-1', 'c1', 'ana@example.com')
    await storeReview(desk.client, 'run-1', 'c4', 'ana@example.com', {}, 'full', 'deferred')
    await storeFinding(desk.client, 'run-1', 'c1', 'rude')
    await storeFinding(desk.client, 'run-1', 'c2', 'rude', { status: 'rejected' })
    await storeFinding(desk.client, 'run-1', 'c3', 'rude', { withdrawnAt: '2026-07-03T00:00:00Z' })
    await desk.client.run.update({ where: { id: 'run-2' }, data: { stagedBy: null } })
  }, 120_000)

  test('shows a page of all, with what each came to', async () => {
    const page = await listTranscripts(TERMINAL, state())
    expect([page.rows.length, page.matching, page.all]).toEqual([50, 247, 247])
    expect(page.rows[1]).toMatchObject({ id: transcriptId('run-1', 'c1'), suite: 'suite', case: { id: 'c1', title: 'Title of c1', kind: 'solvable', intent: 'intent 1' }, model: { name: 'one', slug: 'one' }, run: { id: 'run-1', trial: 1 }, score: 37, findings: 1, reviewers: ['ana@example.com'] })
    expect((await listTranscripts(TERMINAL, state({ page: '5' }))).rows).toHaveLength(47)
  })

  test('calls every combination of components what the rule calls it, when shown and when narrowed by it', async () => {
    const expected = new Map(results.map((one) => [transcriptId('run-1', one.case), transcriptOutcome(one.kind, one.escalated === true ? 'escalated' : 'resolved', one.score === null ? null : one).id]))
    let seen = 0
    for (const outcome of OUTCOMES) {
      for (let page = 1; ; page++) {
        const found = await listTranscripts(TERMINAL, state({ run: 'run-1', outcome, page: String(page) }))
        for (const row of found.rows) {
          expect(expected.get(row.id), row.case.id).toBe(outcome)
          expect(row.outcome).toEqual(outcomeOf(outcome))
          seen += 1
        }
        if (found.rows.length < TRANSCRIPT_LIST.pageSize) break
      }
    }
    expect(seen).toBe(results.length)
  })

  test('is narrowed by each filter', async () => {
    const matching = async (params: Record<string, string | string[]>): Promise<number> => (await listTranscripts(TERMINAL, state(params))).matching
    expect(await matching({ suite: 'suite' })).toBe(247)
    expect(await matching({ suite: 'other' })).toBe(0)
    expect(await matching({ model: 'two' })).toBe(3)
    expect([await matching({ deferred: 'yes' }), await matching({ deferred: 'no' })]).toEqual([1, 246])
    expect(await matching({ run: 'run-2', case: 'c0' })).toBe(1)
    expect(await matching({ kind: ['must_escalate', 'adversarial'] })).toBe(162)
    expect(await matching({ intent: 'intent 3' })).toBe(60)
    expect(await matching({ score: '100' })).toBe(results.filter((one) => one.score === 100).length)
    expect(await matching({ score: ['0-25', '100'] })).toBe([...results, ...results.slice(0, 3)].filter((one) => one.score !== null && (one.score < 25 || one.score === 100)).length)
    expect(await matching({ reviewed: 'yes' })).toBe(1)
    expect(await matching({ reviewed: 'no' })).toBe(246)
    expect(await matching({ finding: 'yes' })).toBe(1)
    expect(await matching({ tag: 'rude' })).toBe(1)
    expect(await matching({ tag: 'kind' })).toBe(0)
    expect(await matching({ ended: 'escalated' })).toBe([...results, ...results.slice(0, 3)].filter((one) => one.escalated === true).length)
  })

  test('can be cut to the transcripts of a figure', async () => {
    const ids = [transcriptId('run-1', 'c7'), transcriptId('run-1', 'c3')]
    const page = await listTranscripts(TERMINAL, state(), ids)
    expect([page.rows.map((row) => row.case.id), page.matching, page.all]).toEqual([['c3', 'c7'], 2, 2])
    expect(await neighboursOf(TERMINAL, state(), transcriptId('run-1', 'c7'), ids)).toEqual({ position: 2, count: 2, previous: transcriptId('run-1', 'c3'), next: null })
    expect((await listTranscripts(TERMINAL, state(), [])).rows).toEqual([])
  })

  test('puts what has no value last in both directions', async () => {
    const up = await listTranscripts(TERMINAL, state({ sort: 'score', run: 'run-1', page: '5' }))
    const down = await listTranscripts(TERMINAL, state({ sort: '-score', run: 'run-1', page: '5' }))
    expect([up.rows.at(-1)?.case.id, down.rows.at(-1)?.case.id]).toEqual(['unjudged', 'unjudged'])
    expect((await listTranscripts(TERMINAL, state({ sort: '-score' }))).rows[0]?.score).toBe(100)
  })

  test('has neighbours that walk the very list, in every order', async () => {
    const sorts = TRANSCRIPT_LIST.sorts.flatMap((sort) => [sort, `-${sort}`])
    await fc.assert(fc.asyncProperty(fc.constantFrom(...sorts), fc.constantFrom<Record<string, string | string[]>>({}, { kind: 'adversarial' }, { outcome: ['failed', 'unsafe'] }), fc.nat(40), async (sort, filter, at) => {
      const given = state({ sort, ...filter })
      const { rows, matching } = await listTranscripts(TERMINAL, given)
      const row = rows[at]
      if (row === undefined) return
      expect(await neighboursOf(TERMINAL, given, row.id)).toEqual({ position: at + 1, count: matching, previous: rows[at - 1]?.id ?? null, next: rows[at + 1]?.id ?? null })
    }), { seed: 20260710, numRuns: 60 })
  })

  test('leads on from a transcript that has left the list, from where it stood', async () => {
    const unreviewed = state({ run: 'run-1', reviewed: 'no' })
    expect(await neighboursOf(TERMINAL, unreviewed, transcriptId('run-1', 'c1'))).toEqual({ position: null, count: 243, previous: transcriptId('run-1', 'c0'), next: transcriptId('run-1', 'c2') })
  })

  test('has no neighbours for what is no transcript', async () => {
    expect(await neighboursOf(TERMINAL, state(), 'no such transcript')).toBeNull()
  })

  test('hides what an import has not published', async () => {
    await desk.client.run.update({ where: { id: 'run-2' }, data: { stagedBy: 'an import' } })
    const page = await listTranscripts(TERMINAL, state({ model: 'two' }))
    expect([page.matching, page.rows, (await listTranscripts(TERMINAL, state())).all]).toEqual([0, [], 244])
    await desk.client.run.update({ where: { id: 'run-2' }, data: { stagedBy: null } })
  })
})

describe('nobody', () => {
  test('may list nothing', async () => {
    await expect(listTranscripts(NOBODY, state())).rejects.toThrow(NotAllowed)
    await expect(neighboursOf(NOBODY, state(), 'x')).rejects.toThrow(NotAllowed)
  })
})
