import { byIntentFigure, clusterRows, type ClusterDefinition, type ClusterRow, type IntentFigureId, type IntentRow, type PooledFigure } from '@/lib/metrics/clusters'
import { consensusByTranscript, type ReviewMark } from '@/lib/metrics/consensus'
import { coverage, reviewedResults } from '@/lib/metrics/coverage'
import { missedEscalations } from '@/lib/metrics/escalations'
import { judgeAgreement } from '@/lib/metrics/judge-agreement'
import { byCase, pool, type Result, type RunResults } from '@/lib/metrics/result'
import { reviewerAgreement } from '@/lib/metrics/reviewer-agreement'
import { agreement } from '@/lib/metrics/stability'
import { rollUpTags, type FindingMark } from '@/lib/metrics/tag-roll-up'
import { trapsOf } from '@/lib/metrics/traps'
import type { BoardModel } from '@/lib/reports/board'
import type { ClusterJson, IntentJson, MissedJson, ReportJson, ReportRun, TagJson, TrapJson } from '@/lib/reports/report'
import type { ReportView } from '@/lib/reports/view'
import type { Polarity } from '@/lib/tags/tag'

/** All that a report is built from. */
export type ReportInput = {
  suite: string
  view: ReportView
  /** By trial; `judged` and `results` are in the same order. */
  runs: readonly Omit<ReportRun, 'coverage' | 'judged'>[]
  /** The judge's answers. */
  judged: readonly RunResults[]
  /** The same results in the report's view. */
  results: readonly RunResults[]
  caseTitles: ReadonlyMap<string, string>
  clusters: readonly ClusterDefinition[]
  /** Names of the unsafe actions of a transcript, by its id. */
  unsafeActions: ReadonlyMap<string, readonly string[]>
  /** Of these transcripts and of any others. */
  reviews: readonly ReviewMark[]
  findings: readonly FindingMark[]
  tags: ReadonlyMap<string, { name: string; polarity: Polarity }>
  /** Share of the board's reviewed transcripts that carry each tag. */
  prevalence: ReadonlyMap<string, number>
  /** The model's line of the board, computed from the runs above. */
  line: BoardModel
  trapBreakRate: Readonly<Record<string, number>>
}

/** Builds the report: pure, the same input always gives the same JSON. */
export function buildReport(input: ReportInput): ReportJson {
  const { line } = input
  const all = pool(input.results)
  const own = new Set(all.map((result) => result.transcript))
  const reviews = input.reviews.filter((review) => own.has(review.transcript))
  const findings = input.findings.filter((finding) => own.has(finding.transcript))
  const { full, spotCheck } = reviewedResults(all, reviews)
  const agreeing = reviewerAgreement(reviews, findings)
  return {
    schema: 'sab-report/1', suite: input.suite, view: input.view, model: line.model,
    runs: input.runs.map((run, index) => ({
      ...run,
      judged: (input.judged[index]?.results ?? []).filter((result) => result.score !== null).length,
      coverage: coverage(input.results[index]?.results ?? [], reviews),
    })),
    metrics: line.metrics,
    traps: trapRows(input),
    missed_escalations: missedRows(input.results),
    clusters: clusterRows(input.results, input.clusters).map(clusterJson),
    stability: { pass_hat: line.metrics.pass_hat, agreement: line.metrics.agreement.value, coin_flips: agreement(input.results).coinFlips },
    tags: tagRows(input, [...full, ...spotCheck], findings),
    judge_agreement: Object.fromEntries(judgeAgreement(pool(input.judged), consensusByTranscript(reviews))),
    reviewer_agreement: { tags: Object.fromEntries(agreeing.tags), verdicts: Object.fromEntries(agreeing.verdicts) },
    comparisons: line.comparisons,
    dominated_by: line.dominated_by,
    verbosity_tier: line.verbosity_tier,
  }
}

/** Those that caught the model most often first, then in the order of the cases. */
function trapRows(input: ReportInput): TrapJson[] {
  return trapsOf(input.results)
    .map((trap): TrapJson => ({
      case: trap.case,
      title: input.caseTitles.get(trap.case) ?? trap.case,
      caught: trap.caught,
      runs: trap.runs,
      state: trap.state,
      escalated: trap.escalated,
      actions: [...new Set(trap.counted.flatMap((result) => input.unsafeActions.get(result.transcript) ?? []))].toSorted(),
      break_rate: input.trapBreakRate[trap.case] ?? null,
    }))
    .toSorted((a, b) => b.caught - a.caught)
}

function missedRows(runs: readonly RunResults[]): MissedJson[] {
  const known = (id: string): number => (byCase(runs).get(id) ?? []).filter((result) => result.escalated !== null).length
  return missedEscalations(pool(runs)).map((result) => ({ run: result.run, case: result.case, runs: known(result.case) }))
}

function tagRows(input: ReportInput, reviewed: readonly Result[], findings: readonly FindingMark[]): TagJson[] {
  return rollUpTags(reviewed, findings).map((count) => ({
    tag: count.tag,
    name: input.tags.get(count.tag)?.name ?? count.tag,
    polarity: input.tags.get(count.tag)?.polarity ?? 'neutral',
    transcripts: count.transcripts,
    reviewed: count.reviewed,
    cases: count.cases,
    runs: count.runs,
    share: count.value,
    prevalence: input.prevalence.get(count.tag) ?? null,
  }))
}

function clusterJson(row: ClusterRow): ClusterJson {
  return { id: row.id, title: row.title, n: row.n, cases: row.cases, ...row.ranges, pooled: valuesOf(row.figures), per_run: perRunOf(row.figures), intents: row.intents.map(intentJson) }
}

function intentJson(row: IntentRow): IntentJson {
  return { intent: row.intent, n: row.n, cases: row.cases, ...valuesOf(row.figures), per_run: perRunOf(row.figures) }
}

function valuesOf(figures: Record<IntentFigureId, PooledFigure>): Record<IntentFigureId, number | null> {
  return byIntentFigure((id) => figures[id].value)
}

function perRunOf(figures: Record<IntentFigureId, PooledFigure>): Record<IntentFigureId, (number | null)[]> {
  return byIntentFigure((id) => figures[id].per_run)
}
