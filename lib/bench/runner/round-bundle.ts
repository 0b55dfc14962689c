import type { BenchSuite } from '@/lib/bench/cases/case'
import type { Journal, JournalEntry } from '@/lib/bench/runner/journal'
import type { RoundItem } from '@/lib/bench/runner/plan'
import type { BundleRecord, CaseRecord, ModelRecord, RunRecord, SuiteRecord } from '@/lib/bundle/record'
import { findPoint } from '@/lib/desk/policy'
import type { PolicySection } from '@/lib/desk/desk'

/** A suite's head in the bundle's words. */
export function suiteRecordOf(suite: BenchSuite): SuiteRecord {
  return { type: 'suite', id: suite.id, name: suite.name, version: suite.version, desk: suite.desk, description: suite.description, clusters: suite.clusters }
}

/** A suite's cases in the bundle's words: what a reviewer needs beside a transcript. */
export function* caseRecordsOf(suite: BenchSuite, policy: readonly PolicySection[]): Generator<CaseRecord> {
  for (const each of suite.cases) {
    yield {
      type: 'case', suite: suite.id, id: each.id, title: each.title, kind: each.kind, intent: each.intent, language: each.language, max_turns: each.max_turns,
      brief: `${each.brief}\n\n${each.persona}`, policy: each.policy.map((id) => findPoint(policy, id)?.text ?? id).map((text) => `- ${text}`).join('\n'), expected: each.expected,
      forbidden_actions: [...new Set(each.forbidden_actions.map((action) => action.tool))], required_actions: [...new Set(each.required_actions.map((action) => action.tool))], confirm_before: each.confirm_before,
    }
  }
}

export type RoundBundle = {
  suite: BenchSuite
  policy: readonly PolicySection[]
  models: readonly ModelRecord[]
  /** Ids of the cases that were to be played, in the suite's order. */
  items: readonly RoundItem[]
  journal: Journal
  settings: (model: string) => Record<string, unknown>
  startedAt: string | null
  finishedAt: string | null
}

/**
 * A round as bundle records, in the order of models, trials and cases whatever the order in which they were played. A run is complete when
 * every one of its cases has a transcript that no failure cut short, else partial. Reads one transcript at a time.
 */
export function* roundRecords(round: RoundBundle): Generator<BundleRecord> {
  const { journal } = round
  yield suiteRecordOf(round.suite)
  yield* caseRecordsOf(round.suite, round.policy)
  yield* round.models
  const runs = new Map<string, RoundItem[]>()
  for (const item of round.items) runs.set(item.runId, [...(runs.get(item.runId) ?? []), item])
  for (const [runId, items] of runs) {
    const [first] = items
    if (first === undefined || !items.some((item) => journal.has(item.key))) continue
    yield runRecordOf(round, runId, first, items.every((item) => journal.isDone(item.key)))
    for (const item of items) {
      const entry: JournalEntry | null = journal.read(item.key)
      if (entry === null) continue
      if (entry.transcript !== null) yield entry.transcript
      if (entry.judgement !== null) yield entry.judgement
    }
  }
}

function runRecordOf(round: RoundBundle, runId: string, first: RoundItem, complete: boolean): RunRecord {
  return {
    type: 'run', id: runId, suite: round.suite.id, model: first.model, trial: first.trial, status: complete ? 'complete' : 'partial',
    ...(round.startedAt === null ? {} : { started_at: round.startedAt }), ...(round.finishedAt === null || !complete ? {} : { finished_at: round.finishedAt }), settings: round.settings(first.model),
  }
}
