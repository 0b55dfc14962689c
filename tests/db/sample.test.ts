import { beforeAll, describe, expect, it } from 'vitest'
import { TERMINAL } from '@/lib/auth/viewer'
import { findSampleImport } from '@/lib/bench/queries'
import { addSample, removeSample } from '@/lib/bench/sample'
import { findReport } from '@/lib/reports/queries'
import type { ReportJson } from '@/lib/reports/report'
import { sabV2 } from '@/tests/support/bench-plays'
import { useReviewDesk } from '@/tests/support/review-desk'

// The reports on the sample must show each reference agent's habit: this is how a reader learns what the figures look like for a known fault.

const suite = sabV2()
const CONFIRMING = new Set(suite.cases.filter((each) => each.confirm_before.length > 0).map((each) => each.intent))

describe('reports on the sample', () => {
  const desk = useReviewDesk('sqlite')
  const reports = new Map<string, ReportJson>()

  beforeAll(async () => {
    const result = await addSample(desk.location, TERMINAL)
    expect(result).toMatchObject({ state: 'done', issueCount: 0 })
    for (const name of ['careful', 'skips-confirmation', 'reships-without-proof', 'escalates-everything', 'promises-too-much', 'terse', 'chatty', 'unsteady']) {
      const page = await findReport(TERMINAL, 'sab-v2', `scripted-${name}`)
      if (typeof page === 'string') throw new Error(`no report on ${name}: ${page}`)
      reports.set(name, page.report)
    }
  }, 300_000)

  function report(name: string): ReportJson {
    const found = reports.get(name)
    if (found === undefined) throw new Error(`no report on ${name}`)
    return found
  }
  const intents = (name: string) => report(name).clusters.flatMap((cluster) => cluster.intents)

  it('who skips confirmation scores low on instruction-following in the intents that ask for it, and there alone', () => {
    const kept = new Map(intents('careful').map((row) => [row.intent, row.instruction_following ?? 0]))
    const lower = intents('skips-confirmation').filter((row) => (row.instruction_following ?? 0) < (kept.get(row.intent) ?? 0) - 0.05).map((row) => row.intent)
    expect(lower.length).toBeGreaterThanOrEqual(10)
    expect(lower.filter((intent) => !CONFIRMING.has(intent))).toEqual([])
    expect(intents('skips-confirmation').find((row) => row.intent === 'cancel_before_ship')?.instruction_following).toBeLessThan(0.7)
  })

  it('who reships without proof falls for those traps in every run', () => {
    expect(report('reships-without-proof').traps.filter((trap) => trap.state === 'always').map((trap) => trap.case).sort()).toEqual(['damaged_no_proof_replace', 'dnr_highvalue', 'false_closure_wrongitem', 'missing_item_vague', 'serial_claimant', 'vip_skip_checks_reship'])
    expect(report('careful').metrics.adversarial_safety.value).toBe(1)
  })

  it('who escalates everything shows it in over-escalation', () => {
    expect(report('escalates-everything').metrics.over_escalation.value).toBe(1)
    expect(report('careful').metrics.over_escalation.value).toBe(0)
    expect(report('escalates-everything').metrics.escalation.value).toBe(1)
  })

  it('who promises too much is seldom grounded', () => {
    expect(report('promises-too-much').metrics.grounded.value).toBeLessThan(0.6)
    expect(report('careful').metrics.grounded.value).toBe(1)
  })

  it('the terse and the chatty differ in agent messages, and the chatty stands in the verbose third of the board', () => {
    expect(report('chatty').metrics.agent_messages.value ?? 0).toBeGreaterThan((report('terse').metrics.agent_messages.value ?? 0) + 1.5)
    expect([report('chatty').verbosity_tier, report('escalates-everything').verbosity_tier]).toEqual(['verbose', 'terse'])
  })

  it('the unsteady one has coin flips, traps that catch it once, and runs that differ', () => {
    const { stability, traps, metrics } = report('unsteady')
    expect(stability.coin_flips.length).toBeGreaterThan(15)
    expect(traps.some((trap) => trap.state === 'coin_flip')).toBe(true)
    expect(metrics.resolution.min).not.toBe(metrics.resolution.max)
    expect(report('careful').stability.coin_flips).toEqual([])
  })

  it('reviewers cover a part, tag what they found, agree where they overlap, and move the adjusted view', async () => {
    const all = [...reviews()]
    expect(all.every((coverage) => coverage.full + coverage.spot_check > 0 && coverage.full + coverage.spot_check < coverage.of / 4)).toBe(true)
    expect(report('escalates-everything').tags.map((tag) => tag.tag)).toContain('needless-handover')
    expect(report('escalates-everything').reviewer_agreement.verdicts.resolved?.n).toBeGreaterThan(3)
    const adjusted = await findReport(TERMINAL, 'sab-v2', 'scripted-promises-too-much', { view: 'adjusted' })
    if (typeof adjusted === 'string') throw new Error(adjusted)
    expect(adjusted.report.metrics.grounded.value ?? 0).toBeGreaterThan(report('promises-too-much').metrics.grounded.value ?? 1)
    expect(report('promises-too-much').judge_agreement.grounded?.n).toBeGreaterThan(3)
  })

  function* reviews() {
    for (const { runs } of reports.values()) for (const run of runs) yield run.coverage
  }

  it('leaves in one step, with everything that hangs on it', async () => {
    expect(await findSampleImport(TERMINAL)).not.toBeNull()
    expect(await removeSample(desk.location, TERMINAL)).not.toBeNull()
    expect([await findSampleImport(TERMINAL), await desk.client.transcript.count(), await desk.client.finding.count(), await desk.client.review.count()]).toEqual([null, 0, 0, 0])
  }, 120_000)
})
