import { beforeAll, describe, expect, test } from 'vitest'
import { NOBODY, TERMINAL, type Viewer } from '@/lib/auth/viewer'
import { NotAllowed } from '@/lib/auth/permissions'
import { findBoard, findEvidence, findReport, listReportModels, type ReportPage } from '@/lib/reports/queries'
import { transcriptId } from '@/lib/transcripts/transcript-id'
import { storeFinding, storeReview, storeRuns } from '@/tests/support/report-desk'
import { aResult, fullSuite, strongModelRuns } from '@/tests/support/results'
import { useReviewDesk } from '@/tests/support/review-desk'
import { describeOnBoth } from '@/tests/support/test-database'

const viewer: Viewer = { kind: 'person', userId: 'u', email: 'v@example.com', name: 'V', role: 'viewer' }

/** Every case settled as it should be, but for one must-escalate case of the first intent and the first trap, in every run. */
function steadyRun(run: string, score: number) {
  return fullSuite().map((one) => aResult({
    run, case: one.id, kind: one.kind, intent: one.intent, score, resolved: one.kind === 'solvable', escalated: one.kind === 'must_escalate' && one.id !== 'handover-1-1', unsafeCount: one.id === 'trap-1' ? 1 : 0, agentMessages: 5,
  }))
}

function reportOf(found: ReportPage | 'no-suite' | 'no-model'): ReportPage {
  if (typeof found === 'string') throw new Error(found)
  return found
}

describeOnBoth('reports and the board', (kind) => {
  const desk = useReviewDesk(kind)
  beforeAll(async () => {
    const [first, second] = strongModelRuns()
    await storeRuns(desk.client, 'sab-v2', [
      { model: 'google/pro', run: 'run-1', trial: 1, results: first?.results ?? [], family: 'gemini', costTier: 3, unsafeActions: { 'trap-1': ['reship_order'], 'trap-2': ['reship_order', 'refund_order'] } },
      { model: 'google/pro', run: 'run-2', trial: 2, results: second?.results ?? [], crashed: ['trap-1', 'trap-2'], family: 'gemini', costTier: 3, unsafeActions: { 'trap-3': ['reship_order'] } },
      { model: 'google/pro', run: 'run-3', trial: 3, status: 'partial', results: (first?.results ?? []).slice(0, 5) },
      { model: 'openai/mini', run: 'mini-1', trial: 1, results: steadyRun('mini-1', 89), family: 'gpt', costTier: 2 },
      { model: 'acme/half', run: 'half-1', trial: 1, status: 'partial', results: steadyRun('half-1', 70).slice(0, 10), costTier: 1 },
    ], [{ id: 'pair', title: 'first two', intents: ['solvable-1', 'solvable-2'] }])
  })

  test('the report has the figures of the runs, the complete ones alone', async () => {
    const { report } = reportOf(await findReport(viewer, 'sab-v2', 'google/pro'))
    expect(report).toMatchObject({ schema: 'sab-report/1', suite: 'sab-v2', view: 'judge', model: { id: 'google/pro', slug: 'pro', family: 'gemini', cost_tier: 3 } })
    expect(report.runs.map(({ id, trial, status, pass, judge, judged, crashed }) => [id, trial, status, pass, judge, judged, crashed])).toEqual([
      ['run-1', 1, 'complete', 'pass of run-1', 'acme/judge', 162, 0], ['run-2', 2, 'complete', 'pass of run-2', 'acme/judge', 162, 2],
    ])
    expect(report.metrics.resolution).toMatchObject({ value: 112 / 120, per_run: [112 / 120, 112 / 120], n: [120, 120] })
    expect(report.metrics.traps_held).toMatchObject({ value: 16.5, per_run: [16, 17], of: 18 })
    expect(report.metrics.adversarial_safety.value).toBeCloseTo(0.8333, 4)
    expect(report.metrics.cost_usd).toMatchObject({ value: null, per_run: [null, null], n: [0, 0], rank: null })
    expect(report.missed_escalations).toEqual([])
    expect(report.stability.coin_flips).toEqual(['solvable-2-4', 'trap-1', 'trap-2', 'trap-3'])
  })

  test('traps name their actions and how many of the board they break', async () => {
    const { report } = reportOf(await findReport(viewer, 'sab-v2', 'pro'))
    expect(report.traps.slice(0, 3)).toEqual([
      { case: 'trap-1', title: 'Title of trap-1', caught: 1, runs: 2, state: 'coin_flip', escalated: 0, actions: ['reship_order'], break_rate: 1 },
      { case: 'trap-2', title: 'Title of trap-2', caught: 1, runs: 2, state: 'coin_flip', escalated: 0, actions: ['refund_order', 'reship_order'], break_rate: 0.5 },
      { case: 'trap-3', title: 'Title of trap-3', caught: 1, runs: 2, state: 'coin_flip', escalated: 0, actions: ['reship_order'], break_rate: 0.5 },
    ])
  })

  test('clusters show the range over their intents', async () => {
    const { report } = reportOf(await findReport(viewer, 'sab-v2', 'pro'))
    expect(report.clusters[0]).toMatchObject({ id: 'pair', title: 'first two', n: 24, cases: 12, resolution: [1 / 6, 0.5], escalation: null })
    expect(report.clusters.at(-1)).toMatchObject({ id: 'must_escalate', n: 48, cases: 24, escalation: [1, 1], escalation_if: [1, 1], resolution: null })
  })

  test('the board ranks models with a complete run, compares them in pairs and finds the cheaper equal', async () => {
    const board = await findBoard(viewer, 'sab-v2')
    expect(board?.json.models.map((one) => one.model.id)).toEqual(['openai/mini', 'google/pro'])
    const pro = board?.json.models[1]
    expect(pro?.runs).toEqual(['run-1', 'run-2'])
    expect(pro?.metrics.quality.rank).toEqual({ all: 2, outside_family: { gpt: 1 } })
    expect(pro?.metrics.escalation.rank).toEqual({ all: 1, outside_family: { gpt: 1 } })
    expect(pro?.comparisons).toMatchObject([{ model: 'openai/mini', n: 162, tie: true, cost_tier: 2 }])
    expect(pro?.dominated_by).toEqual(['openai/mini'])
    expect(board?.json.missed_by_intent).toEqual({ 'handover-1': 1 })
    expect(board?.json.verbosity_r.n).toBe(2)
  })

  test('a model without a complete run has a report and no place on the board', async () => {
    const page = reportOf(await findReport(viewer, 'sab-v2', 'half'))
    expect(page.isOnBoard).toBe(false)
    expect(page.report.runs.map((run) => [run.id, run.status])).toEqual([['half-1', 'partial']])
    expect(page.report.metrics.quality).toMatchObject({ value: expect.closeTo(0.7, 12), n: [10], rank: null })
    expect(page.report.comparisons).toHaveLength(2)
  })

  test('runs can be chosen', async () => {
    const { report } = reportOf(await findReport(viewer, 'sab-v2', 'pro', { runs: ['run-3'] }))
    expect(report.runs.map((run) => run.id)).toEqual(['run-3'])
    expect(report.metrics.quality.n).toEqual([5])
  })

  test('runs of the same trial stand by id, whichever came first, and cases in the order of the suite, whichever run has them', async () => {
    const flipping = (run: string, cases: string[], isEven: boolean) => cases.map((one) => aResult({ run, case: one, kind: 'adversarial', intent: `intent of ${one}`, resolved: null, escalated: null, unsafeCount: isEven ? 1 : 0 }))
    await storeRuns(desk.client, 'order', [
      { model: 'acme/whole', run: 'whole', trial: 1, results: flipping('whole', ['a', 'b', 'c', 'd'], false) },
      { model: 'acme/late', run: 'z', trial: 1, results: flipping('z', ['a', 'b', 'c', 'd'], false) }, { model: 'acme/late', run: 'b', trial: 1, results: flipping('b', ['b', 'd'], true) }, { model: 'acme/late', run: 'a', trial: 2, results: flipping('a', ['a', 'c'], true) },
    ])
    const { report } = reportOf(await findReport(viewer, 'order', 'late'))
    expect(report.runs.map((run) => run.id)).toEqual(['b', 'z', 'a'])
    expect(report.stability.coin_flips).toEqual(['a', 'b', 'c', 'd'])
    expect(report.traps.map((trap) => trap.case)).toEqual(['a', 'b', 'c', 'd'])
    expect(report.clusters.map((row) => row.id)).toEqual(['intent of a', 'intent of b', 'intent of c', 'intent of d'])
  })

  test('what does not exist is said, not thrown', async () => {
    expect(await findReport(viewer, 'no such suite', 'pro')).toBe('no-suite')
    expect(await findReport(viewer, 'sab-v2', 'no such model')).toBe('no-model')
    expect(await findBoard(viewer, 'no such suite')).toBeNull()
    expect(await findEvidence(viewer, { suite: 'sab-v2', model: 'pro', figure: 'charm' })).toBeNull()
    expect(await findEvidence(viewer, { suite: 'sab-v2', model: 'nobody', figure: 'quality' })).toBeNull()
  })

  test('an address means the model of that slug, even where it is another model\'s id; the terminal means the id', async () => {
    await storeRuns(desk.client, 'names', [
      { model: 'acme/twin', run: 'of the slug', trial: 1, results: [aResult({ run: 'of the slug', score: 90 })] },
      { model: 'other', run: 'of the id', trial: 1, results: [aResult({ run: 'of the id', score: 10 })] },
    ])
    await desk.client.run.update({ where: { id: 'of the id' }, data: { model: { create: { id: 'twin', name: 'twin', slug: 'twin-2', hash: '' } } } })
    expect(reportOf(await findReport(viewer, 'names', 'twin', {}, 'slug')).report.model.id).toBe('acme/twin')
    expect(reportOf(await findReport(viewer, 'names', 'twin')).report.model.id).toBe('twin')
    expect((await findEvidence(viewer, { suite: 'names', model: 'twin', figure: 'quality' }))?.transcripts).toEqual([transcriptId('of the slug', 'c1')])
    expect((await findEvidence(viewer, { suite: 'names', model: 'twin-2', figure: 'quality' }))?.transcripts).toEqual([transcriptId('of the id', 'c1')])
  })

  test('models can be listed', async () => {
    expect((await listReportModels(viewer, 'sab-v2')).map((one) => one.id)).toEqual(['acme/half', 'openai/mini', 'google/pro'])
  })

  test('nobody may read', async () => {
    await expect(findBoard(NOBODY, 'sab-v2')).rejects.toThrow(NotAllowed)
    await expect(findReport(NOBODY, 'sab-v2', 'pro')).rejects.toThrow(NotAllowed)
    await expect(findEvidence(NOBODY, { suite: 'sab-v2', model: 'pro', figure: 'quality' })).rejects.toThrow(NotAllowed)
    await expect(listReportModels(NOBODY, 'sab-v2')).rejects.toThrow(NotAllowed)
  })

  describe('evidence', () => {
    test('is exactly the transcripts that a number counts', async () => {
      const counted = await findEvidence(viewer, { suite: 'sab-v2', model: 'pro', figure: 'over_escalation', run: 'run-2' })
      expect(counted).toMatchObject({ counts: { counted: 9, rest: 111, all: 120 }, part: 'counted', words: { counted: 'over-escalated transcripts of solvable cases' } })
      expect(counted?.transcripts).toEqual(['1-1', '1-2', '1-3', '1-4', '1-5', '1-6', '2-1', '2-2', '2-3'].map((one) => transcriptId('run-2', `solvable-${one}`)))
      const all = await findEvidence(viewer, { suite: 'sab-v2', model: 'pro', figure: 'over_escalation', part: 'all' })
      expect([all?.transcripts.length, all?.counts.all]).toEqual([240, 240])
    })

    test('agrees with every number of the report, its n and each run', async () => {
      const { report } = reportOf(await findReport(viewer, 'sab-v2', 'pro'))
      for (const figure of ['quality', 'resolution', 'over_escalation', 'escalation', 'escalation_if', 'instruction_following', 'sentiment', 'grounded', 'traps_held', 'agent_messages', 'cost_usd'] as const) {
        for (const [index, run] of report.runs.entries()) {
          const found = await findEvidence(viewer, { suite: 'sab-v2', model: 'pro', figure, run: run.id })
          expect(found?.counts.all, figure).toBe(report.metrics[figure].n[index])
          const value = report.metrics[figure].per_run[index] ?? null
          if (value !== null && ['resolution', 'over_escalation', 'escalation', 'grounded'].includes(figure)) expect(found?.transcripts.length, figure).toBe(Math.round(value * (found?.counts.all ?? 0)))
        }
      }
    })

    test('says the same number of cases and transcripts where it is clicked and where it opens', async () => {
      const { extents, report } = reportOf(await findReport(viewer, 'sab-v2', 'pro'))
      for (const [id, extent] of extents) {
        const found = await findEvidence(viewer, { suite: 'sab-v2', model: 'pro', figure: id === 'coin_flips' ? 'agreement' : id, part: id === 'coin_flips' ? 'rest' : 'all' })
        expect([found?.transcripts.length, found?.extent], id).toEqual([extent.transcripts, extent])
      }
      expect(extents.get('quality')).toEqual({ cases: 162, transcripts: 324, runs: 2 })
      expect(extents.get('coin_flips')?.cases).toBe(report.stability.coin_flips.length)
    })

    test('of a mean has one side, called the same from wherever it is opened', async () => {
      for (const figure of ['quality', 'sentiment', 'agent_messages', 'cost_usd'] as const) {
        const found = await findEvidence(viewer, { suite: 'sab-v2', model: 'pro', figure })
        expect([found?.counts.rest, found?.words.all], figure).toEqual([0, found?.words.counted])
      }
    })

    test('of a difference names both models, and counts the transcripts of both', async () => {
      const found = await findEvidence(viewer, { suite: 'sab-v2', model: 'pro', figure: 'difference', against: 'mini' })
      expect(found?.words.counted).toBe('judged transcripts of pro and mini on 162 cases that both ran')
      expect(found?.extent).toEqual({ cases: 162, transcripts: 486, runs: 3 })
    })

    test('of a mean gives each transcript\'s own value', async () => {
      const found = await findEvidence(viewer, { suite: 'sab-v2', model: 'pro', figure: 'instruction_following', intent: 'handover-1', run: 'run-1' })
      expect([...(found?.values.values() ?? [])]).toEqual(['1.00', '1.00', '1.00', '1.00', '1.00', '1.00'])
    })

    test('of a trap is the run in which it caught the model, and over the whole board every model\'s', async () => {
      expect((await findEvidence(viewer, { suite: 'sab-v2', model: 'pro', figure: 'trap', case: 'trap-3' }))?.transcripts).toEqual([transcriptId('run-2', 'trap-3')])
      expect((await findEvidence(viewer, { suite: 'sab-v2', model: '*', figure: 'trap', case: 'trap-1' }))?.transcripts.toSorted()).toEqual([transcriptId('run-1', 'trap-1'), transcriptId('mini-1', 'trap-1')].toSorted())
    })
  })
})

describe('what reviewers add', () => {
  const desk = useReviewDesk('sqlite')
  beforeAll(async () => {
    const results = (run: string) => ['a', 'b', 'c', 'd'].map((one) => aResult({ run, case: one, resolved: one !== 'd', score: 80 }))
    await storeRuns(desk.client, 's', [
      { model: 'm/one', run: 'r1', trial: 1, results: results('r1') }, { model: 'm/one', run: 'r2', trial: 2, results: results('r2') }, { model: 'm/two', run: 'q1', trial: 1, results: results('q1') },
    ])
    await storeReview(desk.client, 'r1', 'a', 'ana@example.com', { resolved: false })
    await storeReview(desk.client, 'r1', 'b', 'ana@example.com', { resolved: true }, 'spot_check')
    await storeReview(desk.client, 'r1', 'b', 'ben@example.com', { resolved: true })
    await storeReview(desk.client, 'r2', 'd', 'ana@example.com', { resolved: false })
    await storeReview(desk.client, 'q1', 'a', 'ana@example.com')
    await storeFinding(desk.client, 'r1', 'a', 'no-proof')
    await storeFinding(desk.client, 'r2', 'd', 'no-proof')
    await storeFinding(desk.client, 'r1', 'b', 'no-proof', { status: 'proposed' })
    await storeFinding(desk.client, 'r1', 'b', 'no-proof', { withdrawnAt: '2026-07-03T00:00:00Z' })
    await storeFinding(desk.client, 'r1', 'c', 'no-proof')
    await storeFinding(desk.client, 'q1', 'a', 'warm', { stagedBy: 'an import' })
  })

  test('counts coverage by depth and reviewer', async () => {
    const { report } = reportOf(await findReport(TERMINAL, 's', 'one'))
    expect(report.runs[0]?.coverage).toEqual({ full: 2, spot_check: 0, of: 4, reviewers: [{ reviewer: 'ana@example.com', full: 1, spot_check: 1 }, { reviewer: 'ben@example.com', full: 1, spot_check: 0 }] })
    expect(report.runs[1]?.coverage).toMatchObject({ full: 1, of: 4 })
  })

  test('rolls tags up over reviewed transcripts by confirmed findings, beside the board\'s share', async () => {
    const { report } = reportOf(await findReport(TERMINAL, 's', 'one'))
    expect(report.tags).toEqual([{ tag: 'no-proof', name: 'Name of no-proof', polarity: 'weakness', transcripts: 2, reviewed: 3, cases: 2, runs: 2, share: 2 / 3, prevalence: 0.5 }])
    expect((await findEvidence(TERMINAL, { suite: 's', model: 'one', figure: 'tag', tag: 'no-proof' }))?.transcripts).toEqual([transcriptId('r1', 'a'), transcriptId('r2', 'd')])
    expect((await findEvidence(TERMINAL, { suite: 's', model: '*', figure: 'tag', tag: 'no-proof', part: 'all' }))?.counts.all).toBe(4)
  })

  test('holds the judge against the reviewers', async () => {
    const { report } = reportOf(await findReport(TERMINAL, 's', 'one'))
    expect(report.judge_agreement).toMatchObject({ resolved: { tp: 1, fp: 1, tn: 1, fn: 0, n: 3, tpr: 1, tnr: 0.5 } })
    expect((await findEvidence(TERMINAL, { suite: 's', model: 'one', figure: 'judge_agreement.resolved.fp' }))?.transcripts).toEqual([transcriptId('r1', 'a')])
  })

  test('says how far reviewers agree, on the transcripts that the number counts', async () => {
    const { report } = reportOf(await findReport(TERMINAL, 's', 'one'))
    expect(report.reviewer_agreement.verdicts).toEqual({ resolved: { statistic: 'cohen_kappa', value: null, n: 1, reviewers: 2 } })
    expect((await findEvidence(TERMINAL, { suite: 's', model: 'one', figure: 'reviewer_agreement.resolved' }))?.transcripts).toEqual([transcriptId('r1', 'b')])
    expect((await findEvidence(TERMINAL, { suite: 's', model: 'one', figure: 'reviewer_agreement.escalated' }))?.transcripts).toEqual([])
  })

  test('changes the figures in the adjusted view alone', async () => {
    const judged = reportOf(await findReport(TERMINAL, 's', 'one'))
    const adjusted = reportOf(await findReport(TERMINAL, 's', 'one', { view: 'adjusted' }))
    expect(judged.report.metrics.resolution.per_run).toEqual([0.75, 0.75])
    expect(adjusted.report.metrics.resolution.per_run).toEqual([0.5, 0.75])
    expect((await findBoard(TERMINAL, 's', { view: 'adjusted' }))?.json.models.find((one) => one.model.id === 'm/one')?.metrics.resolution.value).toBe(0.625)
  })

  test('counts a new finding and a new review as soon as the suite says that something changed', async () => {
    await storeFinding(desk.client, 'q1', 'a', 'warm')
    await storeReview(desk.client, 'q1', 'b', 'ana@example.com', { resolved: false })
    await desk.client.suite.update({ where: { id: 's' }, data: { dataVersion: { increment: 1 } } })
    const { report } = reportOf(await findReport(TERMINAL, 's', 'two'))
    expect(report.tags).toEqual([{ tag: 'warm', name: 'Name of warm', polarity: 'weakness', transcripts: 1, reviewed: 2, cases: 1, runs: 1, share: 0.5, prevalence: 0.2 }])
    expect((await findBoard(TERMINAL, 's'))?.coverage.get('m/two')).toMatchObject({ full: 2, of: 4 })
    expect((await findBoard(TERMINAL, 's', { view: 'adjusted' }))?.json.models.find((one) => one.model.id === 'm/two')?.metrics.resolution.value).toBe(0.5)
  })

  test('a rescore is the newest pass, and the older one can still be asked for', async () => {
    await storeRuns(desk.client, 's', [{ model: 'm/one', run: 'r1', trial: 1, pass: 'rescore', results: ['a', 'b', 'c', 'd'].map((one) => aResult({ run: 'r1', case: one, score: 20 })) }])
    const newest = reportOf(await findReport(TERMINAL, 's', 'one'))
    expect([newest.report.runs[0]?.pass, newest.report.metrics.quality.per_run]).toEqual(['rescore', [0.2, 0.8]])
    const older = reportOf(await findReport(TERMINAL, 's', 'one', { pass: ['pass of r1'] }))
    expect(older.report.metrics.quality.per_run).toEqual([0.8, 0.8])
    expect((await findBoard(TERMINAL, 's'))?.json.models.find((one) => one.model.id === 'm/one')?.metrics.quality.value).toBe(0.5)
  })
})
