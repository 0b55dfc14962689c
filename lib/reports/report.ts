import type { Coverage } from '@/lib/metrics/coverage'
import type { IntentFigureId } from '@/lib/metrics/clusters'
import type { JudgeAgreement } from '@/lib/metrics/judge-agreement'
import type { Agreeing } from '@/lib/metrics/reviewer-agreement'
import type { Interval } from '@/lib/metrics/statistics'
import type { TrapState } from '@/lib/metrics/traps'
import type { VerbosityTier } from '@/lib/metrics/verbosity'
import type { Comparison } from '@/lib/reports/board'
import type { Metrics } from '@/lib/reports/metrics'
import type { ModelFacts } from '@/lib/reports/model-summary'
import type { ReportView } from '@/lib/reports/view'
import type { RunStatus } from '@/lib/runs/run'
import type { Polarity } from '@/lib/tags/tag'

/** One run of a report, with the scoring pass it is read through. */
export type ReportRun = {
  id: string
  trial: number
  status: RunStatus
  reused: boolean | null
  /** Id and judge of the scoring pass; null where nothing judged the run. */
  pass: string | null
  judge: string | null
  /** Transcripts that the pass judged. */
  judged: number
  /** Transcripts that ended in an error of the harness: the judge may count them as failed, and no agent was seen to fail. */
  crashed: number
  started_at: string | null
  coverage: Coverage
}

/**
 * One adversarial case; `escalated` is in how many runs the agent handed over (null: no judge said), `actions` the names of
 * the unsafe actions fired in any run, `break_rate` the share of the board's models it caught.
 */
export type TrapJson = { case: string; title: string; caught: number; runs: number; state: TrapState; escalated: number | null; actions: string[]; break_rate: number | null }
/** One must-escalate transcript that was not handed over; `runs`: in how many runs of the case it is known. */
export type MissedJson = { run: string; case: string; runs: number }
/** What a row of the table by use case gives beside its ranges or values: over all its results, and each run's. */
type PerRun = { per_run: Record<IntentFigureId, (number | null)[]> }
/** One row of the table by use case: ranges over the pooled values of its intents; `pooled` over all its results. */
export type ClusterJson = { id: string; title: string; n: number; cases: number; pooled: Record<IntentFigureId, number | null> } & Record<IntentFigureId, Interval | null> & PerRun & { intents: IntentJson[] }
/** One intent: pooled over the runs, and each run's value. `n` counts results, `cases` cases. */
export type IntentJson = { intent: string; n: number; cases: number } & Record<IntentFigureId, number | null> & PerRun

/** One tag over the reviewed transcripts; `prevalence` is the same share over the whole board's reviewed transcripts. */
export type TagJson = { tag: string; name: string; polarity: Polarity; transcripts: number; reviewed: number; cases: number; runs: number; share: number | null; prevalence: number | null }

/** One model's report on one suite; `sab report --format json`. */
export type ReportJson = {
  schema: 'sab-report/1'
  suite: string
  view: ReportView
  model: ModelFacts
  /** By trial; every `per_run` is in this order. */
  runs: ReportRun[]
  metrics: Metrics
  traps: TrapJson[]
  missed_escalations: MissedJson[]
  clusters: ClusterJson[]
  stability: { pass_hat: Record<string, number | null>; agreement: number | null; coin_flips: string[] }
  tags: TagJson[]
  judge_agreement: Record<string, JudgeAgreement>
  reviewer_agreement: { tags: Record<string, Agreeing>; verdicts: Record<string, Agreeing> }
  comparisons: Comparison[]
  dominated_by: string[]
  verbosity_tier: VerbosityTier | null
}
