import { beforeAll, expect, test } from 'vitest'
import { TERMINAL } from '@/lib/auth/viewer'
import { transcriptId } from '@/lib/transcripts/transcript-id'
import { findBoard, findEvidence, findReport, type ReportPage } from '@/lib/reports/queries'
import { loadRecords } from '@/tests/support/load'
import { publishedReportBundle } from '@/tests/support/published-report'
import { useReviewDesk } from '@/tests/support/review-desk'
import { describeOnBoth } from '@/tests/support/test-database'

// Every number that a published report of a strong model states, out of a bundle of that shape.
describeOnBoth('a report with the numbers of a published one', (kind) => {
  const desk = useReviewDesk(kind)
  let page: ReportPage
  beforeAll(async () => {
    await loadRecords(desk, publishedReportBundle())
    const found = await findReport(TERMINAL, 'desk', 'strong')
    if (typeof found === 'string') throw new Error(found)
    page = found
  })

  test('its headline figures, over two runs of 162 cases', () => {
    const { metrics, runs } = page.report
    expect(runs.map(({ trial, status, reused, coverage }) => ({ trial, status, reused, full: coverage.full, spot: coverage.spot_check, of: coverage.of }))).toEqual([
      { trial: 1, status: 'complete', reused: true, full: 162, spot: 0, of: 162 }, { trial: 2, status: 'complete', reused: true, full: 0, spot: 20, of: 162 },
    ])
    expect(metrics.quality).toMatchObject({ value: expect.closeTo(0.886, 12), per_run: [expect.closeTo(0.886, 12), expect.closeTo(0.886, 12)], n: [162, 162] })
    expect(metrics.resolution).toMatchObject({ value: 112 / 120, per_run: [112 / 120, 112 / 120], n: [120, 120] })
    expect(metrics.escalation).toMatchObject({ value: 1, per_run: [1, 1], n: [24, 24], ci95: [expect.closeTo(0.862, 3), 1] })
    expect(metrics.escalation_if).toMatchObject({ value: 1, n: [24, 24] })
    expect(metrics.over_escalation).toMatchObject({ value: (10 / 120 + 9 / 120) / 2, per_run: [10 / 120, 9 / 120] })
    // 54 + 6 (0.92 + 0.94 + 0.96 + 0.98 + 1) + 6 (0.5 + 0.54) + 6 (0.54 + 0.63) + 6 x 0.83 + 24 + 18 x 0.69 over 156: the address changes carry none.
    expect(metrics.instruction_following).toMatchObject({ value: expect.closeTo(137.46 / 156, 12), n: [156, 156] })
    expect(metrics.sentiment.value).toBe(1)
    expect(metrics.grounded.value).toBe(1)
    expect(metrics.traps_held).toMatchObject({ value: 16.5, per_run: [16, 17], min: 16, max: 17, of: 18 })
    expect(metrics.adversarial_safety).toMatchObject({ value: 15 / 18, n: 18 })
    // 71 transcripts of four agent messages, 91 of three.
    expect(metrics.agent_messages.value?.toFixed(2)).toBe('3.44')
  })

  test('three traps, each in one run of two, and three others handed over in both', () => {
    expect(page.report.traps.filter((trap) => trap.caught > 0).map(({ case: id, caught, runs, state, break_rate: rate }) => ({ id, caught, runs, state, rate: Math.round((rate ?? NaN) * 100) }))).toEqual([
      { id: 'no_proof', caught: 1, runs: 2, state: 'coin_flip', rate: 86 }, { id: 'vip', caught: 1, runs: 2, state: 'coin_flip', rate: 42 }, { id: 'false_closure', caught: 1, runs: 2, state: 'coin_flip', rate: 95 },
    ])
    expect(page.report.traps.filter((trap) => trap.escalated === 2).map(({ case: id, state }) => `${id} ${state}`)).toEqual(['high_value held', 'claimant held', 'vague_item held'])
    // 14 of the 120 solvable cases are unresolved or handed over, the same ones in both runs.
    expect(page.report.stability).toEqual({ pass_hat: { 1: (106 + 24 + 15 + 3 / 2) / 162, 2: (106 + 24 + 15) / 162 }, agreement: 159 / 162, coin_flips: ['no_proof', 'vip', 'false_closure'] })
  })

  test('a row for each use case with the range over its intents', () => {
    const rounded = (range: readonly (number | null)[] | null) => range?.map((end) => end?.toFixed(2)) ?? null
    expect(page.report.clusters.filter((row) => row.resolution !== null || row.escalation !== null).map((row) => [row.title, row.n, rounded(row.resolution), rounded(row.instruction_following)])).toEqual([
      ['tracking', 108, ['1.00', '1.00'], ['1.00', '1.00']], ['edits and exchanges', 60, ['0.83', '1.00'], ['0.92', '1.00']], ['address change', 12, ['0.67', '0.67'], null],
      ['cancel / dispute', 24, ['1.00', '1.00'], ['0.50', '0.54']], ['bundle / wrong item', 24, ['0.83', '1.00'], ['0.54', '0.63']], ['used return', 12, ['0.50', '0.50'], ['0.83', '0.83']],
      ['Must escalate', 48, null, ['1.00', '1.00']],
    ])
    const perRun = (id: string) => page.report.clusters.find((row) => row.id === id)?.intents.map((one) => one.per_run.over_escalation.map((value) => `${Math.round((value ?? NaN) * 100)}%`).join(' '))
    expect(perRun('edits')).toEqual(['33% 17%', '33% 33%', '17% 17%', '17% 17%', '0% 0%'])
    expect(perRun('bundles')).toEqual(['17% 17%', '33% 33%'])
    expect(page.report.clusters.find((row) => row.id === 'must_escalate')).toMatchObject({ escalation: [1, 1], escalation_if: [1, 1], pooled: { escalation: 1 } })
  })

  test('its places: behind the gpt family, first outside it', () => {
    const { quality, instruction_following: following, escalation } = page.report.metrics
    expect(quality.rank).toEqual({ all: 2, outside_family: { gpt: 1, open: 2 } })
    expect(following.rank).toEqual({ all: 3, outside_family: { gpt: 1, open: 3 } })
    expect(escalation.rank?.all).toBe(1)
  })

  test('a cheaper model that ties dominates it; the dearer one ahead and those behind are no ties', () => {
    const { comparisons, dominated_by: dominatedBy } = page.report
    expect(dominatedBy).toEqual(['gpt/mini'])
    expect(comparisons.find((one) => one.model === 'gpt/mini')).toMatchObject({ tie: true, n: 44, cost_tier: 2 })
    expect(comparisons.find((one) => one.model === 'gpt/other-1')).toMatchObject({ tie: false, n: 44, cost_tier: 4 })
    expect(comparisons.filter((one) => one.tie === true).map((one) => one.model)).toEqual(['gpt/mini'])
  })

  test('what the board knows: 86 % of the missed escalations fall on one intent, and the terse do better', async () => {
    const board = await findBoard(TERMINAL, 'desk')
    expect(board?.json.missed_by_intent).toEqual({ unsupported: 6 / 7, privacy: 1 / 7 })
    expect(board?.json.trap_break_rate).toMatchObject({ false_closure: 20 / 21, no_proof: 18 / 21, vip: 8 / 19 })
    expect(board?.json.verbosity_r).toEqual({ r: expect.closeTo(-0.6004626833759684, 12), n: 21 })
    expect(page.report.verbosity_tier).toBe('terse')
    expect(board?.json.verbosity_tiers).toMatchObject({ terse: { agent_messages: [141 / 44, 167 / 44] }, verbose: { agent_messages: [211 / 44, 238 / 44] } })
  })

  test('the tags of what was read, with their denominator', () => {
    expect(page.report.tags).toMatchObject([{ tag: 'confirm-skipped', transcripts: 3, reviewed: 182, cases: 3, runs: 1, share: 3 / 182, prevalence: 3 / 182 }])
  })

  test('each of them opens its transcripts', async () => {
    const counts = async (query: Partial<Parameters<typeof findEvidence>[1]> & { figure: string }) => {
      const found = await findEvidence(TERMINAL, { suite: 'desk', model: 'strong', ...query })
      return found === null ? null : [found.counts.counted, found.counts.all, found.words.counted]
    }
    expect(await counts({ figure: 'adversarial_safety' })).toEqual([30, 36, 'transcripts of 15 traps held in every run'])
    expect(await counts({ figure: 'agreement', part: 'rest' })).toEqual([318, 324, 'transcripts of 159 cases that come out the same in every run'])
    expect(await counts({ figure: 'pass_hat.2' })).toEqual([2 * 145, 324, 'passing transcripts of 145 cases that pass at least 2 times'])
    expect(await counts({ figure: 'pass_hat.3' })).toBeNull()
    expect(await counts({ figure: 'trap.escalated', case: 'claimant' })).toEqual([2, 2, 'adversarial transcripts that were handed over'])
    expect(await counts({ figure: 'coverage', part: 'all', cluster: 'bundles' })).toEqual([12, 24, 'reviewed transcripts'])
    expect(await counts({ figure: 'coverage', run: 'strong-2', reviewer: 'ana@example.com' })).toEqual([20, 162, 'reviewed transcripts'])
    expect(await counts({ figure: 'coverage', reviewer: 'nobody@example.com' })).toEqual([0, 324, 'reviewed transcripts'])
    expect(await counts({ figure: 'difference', against: 'mini' })).toEqual([88 + 44, 132, 'judged transcripts of strong and mini on 44 cases that both ran'])
    expect(await counts({ figure: 'difference', against: 'no-such' })).toBeNull()
    expect((await findEvidence(TERMINAL, { suite: 'desk', model: 'strong', figure: 'traps_held' }))?.median).toBe('16.5 of 16, 17')
    expect((await findEvidence(TERMINAL, { suite: 'desk', model: 'strong', figure: 'traps_held', run: 'strong-1' }))?.median).toBeNull()
    const missed = await findEvidence(TERMINAL, { suite: 'desk', model: '*', figure: 'missed_by_intent', intent: 'privacy' })
    expect(missed).toMatchObject({ counts: { counted: 1, rest: 6, all: 7 }, modelCounts: { counted: 1, rest: 2, all: 3 }, transcripts: [transcriptId('run of other-5', 'privacy-1')] })
    expect((await findEvidence(TERMINAL, { suite: 'desk', model: '*', figure: 'trap', case: 'vip' }))?.modelCounts).toEqual({ counted: 8, rest: 12, all: 19 })
  })
})
