import { z } from 'zod'
import { authorise } from '@/lib/auth/permissions'
import { appSecret } from '@/lib/auth/secret'
import type { Viewer } from '@/lib/auth/viewer'
import { PROVIDERS, type GivenAccess } from '@/lib/bench/models/providers'
import { PROVIDER_SETTING, toGivenAccess, toStoredProvider } from '@/lib/bench/provider-access'
import { SCRIPTED_AGENTS } from '@/lib/bench/agents/scripted-agents'
import { findSuite, SUITE_IDS } from '@/lib/bench/cases/suites'
import { findAccesses } from '@/lib/bench/models/accesses'
import { providerState, type KeptAccess, type ProviderState } from '@/lib/bench/provider-state'
import type { SuiteChoice } from '@/lib/bench/start-choices'
import { toRoundRow } from '@/lib/bench/round-row'
import { rescoredItems, toRoundItems } from '@/lib/bench/round-items'
import type { RoundItems, RoundItemState, RoundRow, RoundRun } from '@/lib/bench/rounds'
import { findEntry, lookAtJournal } from '@/lib/bench/runner/journal'
import type { RoundRequest } from '@/lib/bench/runner/new-plan'
import { calledModels, itemNamesOf, SCRIPTED_CUSTOMER } from '@/lib/bench/runner/plan'
import { journalFile, listRoundIds, readLive, readPlan, readProgress, readSuite, roundFolder } from '@/lib/bench/runner/round-folder'
import { isAlive } from '@/lib/bench/runner/round-lock'
import { knownCasesOf } from '@/lib/bench/runner/cases-of'
import type { MessageRecord } from '@/lib/bundle/record'
import { SAMPLE_NAME } from '@/lib/bench/sample-name'
import { database } from '@/lib/db/client'
import { dataDirectory } from '@/lib/env'
import { transcriptId } from '@/lib/transcripts/transcript-id'
import { TRANSCRIPT_ENDINGS, type TranscriptEnding } from '@/lib/transcripts/transcript'

/** Every provider that is known by name or kept here, and whether it can be called; never a key. */
export async function listProviders(viewer: Viewer): Promise<ProviderState[]> {
  authorise(viewer, 'bench.run')
  const kept = new Map((await providerRows()).map(({ provider, value }): [string, KeptAccess] => {
    const { hasKey, opens } = toStoredProvider(appSecret(), provider, value)
    return [provider, { given: toGivenAccess(appSecret(), provider, value), hasKey, opens }]
  }))
  const ids = [...PROVIDERS.map((provider) => provider.id), ...[...kept.keys()].filter((id) => !PROVIDERS.some((provider) => provider.id === id))]
  return ids.map((id) => providerState(id, kept.get(id) ?? null, process.env))
}

/** Access to every provider with its key, for the process that calls models and for nobody else. */
export async function openProviderAccess(viewer: Viewer): Promise<Record<string, GivenAccess>> {
  authorise(viewer, 'bench.run')
  return Object.fromEntries((await providerRows()).map(({ provider, value }) => [provider, toGivenAccess(appSecret(), provider, value)]))
}

async function providerRows(): Promise<{ provider: string; value: string }[]> {
  const rows = await database().setting.findMany({ where: { key: { startsWith: PROVIDER_SETTING } }, orderBy: { key: 'asc' }, select: { key: true, value: true } })
  return rows.map((row) => ({ provider: row.key.slice(PROVIDER_SETTING.length), value: row.value }))
}

/** A stored run as a rescore needs it; null where there is none. */
export type StoredRun = { id: string; suite: string; model: string; trial: number; cases: string[] }

export async function findStoredRun(viewer: Viewer, id: string): Promise<StoredRun | null> {
  authorise(viewer, 'bench.run')
  const run = await database().run.findFirst({
    where: { id, stagedBy: null }, select: { id: true, suiteId: true, modelId: true, trial: true, transcripts: { select: { case: { select: { id: true, position: true } } } } },
  })
  if (run === null) return null
  const cases = run.transcripts.map((transcript) => transcript.case).sort((a, b) => a.position - b.position)
  return { id: run.id, suite: run.suiteId, model: run.modelId, trial: run.trial, cases: cases.map((each) => each.id) }
}

/** One stored transcript as a judge reads it. */
export type StoredTranscript = { messages: MessageRecord[]; ended: TranscriptEnding }

/** Null where the run has no transcript of that case. */
export async function findStoredTranscript(viewer: Viewer, run: string, caseId: string): Promise<StoredTranscript | null> {
  authorise(viewer, 'bench.run')
  const row = await database().transcript.findFirst({
    where: { run: { id: run, stagedBy: null }, case: { id: caseId } },
    select: {
      ended: true, messages: { orderBy: { number: 'asc' }, select: { number: true, role: true, content: true, at: true, resultCall: true, resultName: true, resultOk: true, resultValue: true } },
      toolCalls: { orderBy: [{ messageNumber: 'asc' }, { position: 'asc' }], select: { messageNumber: true, callId: true, name: true, arguments: true, argumentsValid: true } },
    },
  })
  if (row === null) return null
  const messages = row.messages.map((message): MessageRecord => {
    const calls = row.toolCalls.filter((call) => call.messageNumber === message.number)
    return {
      role: message.role, content: message.content, ...(message.at === null ? {} : { at: message.at }),
      ...(calls.length === 0 ? {} : { tool_calls: calls.map((call) => ({ id: call.callId, name: call.name, arguments: call.argumentsValid ? argumentsIn(call.arguments) : call.arguments })) }),
      ...(message.resultValue === null ? {} : { tool_result: { call: message.resultCall, name: message.resultName, ok: message.resultOk, value: z.json().parse(JSON.parse(message.resultValue)) } }),
    }
  })
  return { messages, ended: z.enum(TRANSCRIPT_ENDINGS).catch('unknown').parse(row.ended) }
}

function argumentsIn(text: string): Record<string, unknown> | string {
  const read = z.record(z.string(), z.unknown()).safeParse(JSON.parse(text))
  return read.success ? read.data : text
}

/** One judgement's components, for comparing two passes over a run. */
export type ComparedJudgement = { case: string; pass: string; judge: string; score: number; resolved: boolean | null; escalated: boolean | null; grounded: boolean | null; instructionFollowing: number | null; unsafe: boolean | null }

/** Every judgement of a run, of all its passes. */
export async function listRunJudgements(viewer: Viewer, run: string): Promise<ComparedJudgement[]> {
  authorise(viewer, 'reports.read')
  const rows = await database().judgement.findMany({
    where: { transcript: { run: { id: run, stagedBy: null } }, pass: { stagedBy: null } }, orderBy: { key: 'asc' },
    select: { judge: true, score: true, resolved: true, escalated: true, grounded: true, instructionFollowing: true, unsafeCount: true, pass: { select: { id: true } }, transcript: { select: { case: { select: { id: true } } } } },
  })
  return rows.map((row) => ({ case: row.transcript.case.id, pass: row.pass.id, judge: row.judge, score: row.score, resolved: row.resolved, escalated: row.escalated, grounded: row.grounded, instructionFollowing: row.instructionFollowing, unsafe: row.unsafeCount === null ? null : row.unsafeCount > 0 }))
}

/** Every round, the newest first. */
export async function listRounds(viewer: Viewer): Promise<RoundRow[]> {
  authorise(viewer, 'reports.read')
  return listRoundIds(dataDirectory()).flatMap((id) => {
    const folder = roundFolder(dataDirectory(), id)
    const plan = folder === null ? null : readPlan(folder)
    return folder === null || plan === null ? [] : [toRoundRow(plan, readProgress(folder), isAlive)]
  }).sort((a, b) => b.createdAt.localeCompare(a.createdAt))
}

/** How one round stands; null where there is none of that id. */
export async function findRoundRow(viewer: Viewer, id: string): Promise<RoundRow | null> {
  authorise(viewer, 'reports.read')
  const folder = roundFolder(dataDirectory(), id)
  const plan = folder === null ? null : readPlan(folder)
  return folder === null || plan === null ? null : toRoundRow(plan, readProgress(folder), isAlive)
}

/** A round with some of its conversations, and the stored runs that came of it. */
export type RoundPage = { row: RoundRow; items: RoundItems; runs: RoundRun[] }

/** Which of a round's items are asked for; all, from the first page, where nothing is said. */
export type RoundView = { state: RoundItemState | null; page: number }

/** Null where there is no round of that id. */
export async function findRound(viewer: Viewer, id: string, view: RoundView = { state: null, page: 1 }): Promise<RoundPage | null> {
  authorise(viewer, 'reports.read')
  const folder = roundFolder(dataDirectory(), id)
  const plan = folder === null ? null : readPlan(folder)
  if (folder === null || plan === null) return null
  const progress = readProgress(folder)
  const suite = readSuite(folder) ?? findSuite(plan.suite)
  const names = suite === null ? [] : plan.rescores === null ? [...itemNamesOf(plan, knownCasesOf(plan, suite))] : rescoredItems(plan.rescores, plan, knownCasesOf(plan, suite))
  const runIds = plan.rescores === null ? [...new Set(names.map((item) => item.runId))] : [plan.rescores]
  const stored = await database().run.findMany({ where: { id: { in: runIds }, stagedBy: null }, orderBy: { key: 'asc' }, select: { id: true, trial: true, status: true, model: { select: { name: true, slug: true } } } })
  return {
    row: toRoundRow(plan, progress, isAlive), items: toRoundItems(names, lookAtJournal(journalFile(folder)), progress, view),
    runs: stored.map((run) => ({ id: run.id, model: run.model.name, slug: run.model.slug, trial: run.trial, isPartial: run.status === 'partial' })),
  }
}

/** What has been said in one conversation of a round. `storedAs`: id of the transcript where it is imported already; `transcript`: the id it will have. */
export type RoundConversation = { messages: MessageRecord[]; isOver: boolean; error: string | null; transcript: string; storedAs: string | null }

/** A conversation as it grows, or as it ended; without messages where it has not begun. Null where the round has none of that key. */
export async function readRoundItem(viewer: Viewer, id: string, key: string): Promise<RoundConversation | null> {
  authorise(viewer, 'transcripts.read')
  const folder = roundFolder(dataDirectory(), id)
  const plan = folder === null ? null : readPlan(folder)
  const suite = folder === null || plan === null ? null : readSuite(folder) ?? findSuite(plan.suite)
  if (folder === null || plan === null || suite === null || plan.rescores !== null) return null
  const item = [...itemNamesOf(plan, knownCasesOf(plan, suite))].find((each) => each.key === key)
  if (item === undefined) return null
  const transcript = transcriptId(item.runId, item.caseId)
  const stored = await database().transcript.findFirst({ where: { id: transcript, run: { stagedBy: null } }, select: { id: true } })
  const live = readLive(folder, key)
  const entry = live === null ? findEntry(journalFile(folder), key) : null
  return { messages: live ?? entry?.transcript?.messages ?? [], isOver: live === null && entry !== null, error: entry?.failed ?? null, transcript, storedAs: stored?.id ?? null }
}

/** The suites that the bench can play. */
export async function listBenchSuites(viewer: Viewer): Promise<SuiteChoice[]> {
  authorise(viewer, 'reports.read')
  return SUITE_IDS.flatMap((id) => {
    const suite = findSuite(id)
    if (suite === null) return []
    const clusters = new Map(suite.clusters.flatMap((cluster) => cluster.intents.map((intent): [string, string] => [intent, cluster.title])))
    return [{ id, name: suite.name, cases: suite.cases.map((each) => ({ id: each.id, intent: each.intent, kind: each.kind, cluster: clusters.get(each.intent) ?? '' })) }]
  })
}

/** The reference agents, with what each is known for. */
export async function listReferenceAgents(viewer: Viewer): Promise<{ id: string; name: string; note: string }[]> {
  authorise(viewer, 'reports.read')
  return SCRIPTED_AGENTS.map(({ record, settings }) => ({ id: record.id, name: record.name, note: String(settings.habits) }))
}

/** What is missing to call the models of a request, as sentences; null where nothing is. */
export async function missingAccess(viewer: Viewer, request: RoundRequest): Promise<string | null> {
  authorise(viewer, 'bench.run')
  const called = calledModels({ rescores: request.rescores, models: request.models, customer: request.customer ?? SCRIPTED_CUSTOMER, judge: request.judge ?? null })
  const { missing } = findAccesses(called, await openProviderAccess(viewer), process.env)
  return missing.length === 0 ? null : missing.join('\n')
}

/** Id of the import that brought the sample; null where it is not there. */
export async function findSampleImport(viewer: Viewer): Promise<string | null> {
  authorise(viewer, 'reports.read')
  const row = await database().import.findFirst({ where: { fileName: SAMPLE_NAME, state: 'done' }, orderBy: { createdAt: 'desc' }, select: { id: true } })
  if (row === null) return null
  const run = await database().run.findFirst({ where: { importId: row.id, stagedBy: null }, select: { id: true } })
  return run === null ? null : row.id
}
