import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { authorise } from '@/lib/auth/permissions'
import { TERMINAL, viewerLabel, viewerUserId, type Viewer } from '@/lib/auth/viewer'
import { SCRIPTED_AGENTS } from '@/lib/bench/agents/scripted-agents'
import { openDesk } from '@/lib/bench/cases/desks'
import { findSuite } from '@/lib/bench/cases/suites'
import { DEFAULT_CONVERSATION_LIMITS } from '@/lib/bench/conversation'
import { scriptedCustomer } from '@/lib/bench/customer/scripted'
import { ruleJudge } from '@/lib/bench/judges/rule-judge'
import { itemsOf, RULE_JUDGE } from '@/lib/bench/runner/plan'
import { newPlan } from '@/lib/bench/runner/new-plan'
import { playItem } from '@/lib/bench/runner/play'
import { caseRecordsOf, suiteRecordOf } from '@/lib/bench/runner/round-bundle'
import { passIdOf } from '@/lib/bench/runner/run-round'
import { writeBundle } from '@/lib/bench/runner/write-bundle'
import { findSampleImport } from '@/lib/bench/queries'
import { SAMPLE_TAGS } from '@/lib/bench/sample-findings'
import { SAMPLE_NAME } from '@/lib/bench/sample-name'
import { reviewSample } from '@/lib/bench/sample-reviews'
import type { BundleRecord } from '@/lib/bundle/record'
import { databaseLocation, type DatabaseLocation } from '@/lib/db/database-url'
import { fileSource } from '@/lib/imports/file-sources'
import { removeImportedRuns, type RemovedRuns } from '@/lib/imports/remove-runs'
import { runImport, type ImportResult } from '@/lib/imports/run-import'

const SUITE = 'sab-v2'
const TRIALS = 2

/** The sample as bundle records: the reference agents over every case, twice, judged by rule, and what two invented reviewers found. */
export async function* sampleRecords(): AsyncGenerator<BundleRecord> {
  const suite = findSuite(SUITE)
  const [first] = suite?.cases ?? []
  if (suite === null || first === undefined) throw new Error(`there is no suite ${SUITE}`)
  const cases = new Map(suite.cases.map((each) => [each.id, each]))
  const plan = newPlan({ id: 'northline-sample', suite: SUITE, models: SCRIPTED_AGENTS.map((agent) => agent.record.id), trials: TRIALS }, 'sample')
  const never = new AbortController().signal
  yield suiteRecordOf(suite)
  yield* caseRecordsOf(suite, openDesk(suite.desk, first).desk.policy)
  for (const agent of SCRIPTED_AGENTS) yield agent.record
  yield* SAMPLE_TAGS
  let runId = ''
  let position = 0
  for (const item of itemsOf(plan, suite.cases.map((each) => each.id))) {
    const agent = SCRIPTED_AGENTS.find((each) => each.record.id === item.model)
    const benchCase = cases.get(item.caseId)
    if (agent === undefined || benchCase === undefined) continue
    if (item.runId !== runId) {
      runId = item.runId
      yield { type: 'run', id: runId, suite: suite.id, model: item.model, trial: item.trial, status: 'complete', settings: { sample: true, seed: plan.seed, customer: plan.customer, judge: RULE_JUDGE, agent: agent.settings }, notes: 'Sample: a scripted reference agent, no model.' }
    }
    const { transcript, judgement } = await playItem(item, { deskId: suite.desk, benchCase, agent, customer: scriptedCustomer, judge: ruleJudge, passId: passIdOf(plan), limits: DEFAULT_CONVERSATION_LIMITS }, never)
    if (transcript === null || judgement === null) continue
    yield transcript
    yield judgement
    for (const record of reviewSample({ transcript, judgement, benchCase }, position)) yield record
    position++
  }
}

/** Runs the bench for the sample and imports it. Takes some seconds. @throws NotAllowed */
export async function addSample(location: DatabaseLocation = databaseLocation(), viewer: Viewer = TERMINAL): Promise<ImportResult> {
  authorise(viewer, 'imports.create')
  const folder = mkdtempSync(path.join(tmpdir(), 'sab-sample-'))
  try {
    const file = path.join(folder, 'sample.jsonl')
    await writeBundle(file, sampleRecords())
    return await runImport(location, [fileSource(file, SAMPLE_NAME)], {}, viewer)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Takes the sample out again, with everything that hangs on it; null where it is not there. @throws NotAllowed */
export async function removeSample(location: DatabaseLocation = databaseLocation(), viewer: Viewer = TERMINAL): Promise<RemovedRuns | null> {
  authorise(viewer, 'runs.delete')
  const id = await findSampleImport(viewer)
  return id === null ? null : removeImportedRuns(location, id, { actor: viewerLabel(viewer), actorId: viewerUserId(viewer) })
}
