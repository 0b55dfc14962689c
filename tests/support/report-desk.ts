import type { Database } from '@/lib/db/client'
import { passes } from '@/lib/metrics/passes'
import type { Result } from '@/lib/metrics/result'
import { transcriptId } from '@/lib/transcripts/transcript-id'

/** One model's run over a suite as results, judged in one pass. Transcript ids are made from run and case, as an import does. */
export type StoredRun = {
  model: string
  run: string
  trial: number
  /** Cases whose conversation broke off. */
  crashed?: readonly string[]
  results: readonly Result[]
  status?: 'complete' | 'partial'
  pass?: string
  passAt?: string
  family?: string
  costTier?: number
  unsafeActions?: Readonly<Record<string, string[]>>
}

let nextKey = 1

/** Stores a suite with its cases (taken from the first run that has them), models, runs, transcripts and judgements. */
export async function storeRuns(client: Database, suite: string, runs: readonly StoredRun[], clusters: readonly { id: string; title: string; intents: string[] }[] = []): Promise<void> {
  await client.suite.upsert({ where: { id: suite }, create: { id: suite, name: suite.toUpperCase(), version: '2', hash: '' }, update: { dataVersion: { increment: 1 }, resultVersion: { increment: 1 } } })
  for (const [position, cluster] of clusters.entries()) await client.cluster.create({ data: { suiteId: suite, position, id: cluster.id, title: cluster.title, intents: JSON.stringify(cluster.intents) } })
  for (const run of runs) await storeRun(client, suite, run)
}

async function storeRun(client: Database, suite: string, stored: StoredRun): Promise<void> {
  const { model, run, results } = stored
  const name = model.split('/').at(-1) ?? model
  await client.model.upsert({ where: { id: model }, create: { id: model, name, slug: name, family: stored.family ?? null, vendor: model.split('/')[0] ?? null, costTier: stored.costTier ?? null, hash: '' }, update: {} })
  const pass = stored.pass ?? `pass of ${run}`
  const passRow = await client.pass.upsert({ where: { id: pass }, create: { key: nextKey++, id: pass, judge: 'acme/judge', at: stored.passAt ?? null }, update: {} })
  const already = await client.run.findUnique({ where: { id: run } })
  const runRow = already ?? await client.run.create({ data: { key: nextKey++, id: run, suiteId: suite, modelId: model, trial: stored.trial, status: stored.status ?? 'complete', hash: '', transcriptCount: results.length } })
  for (const [position, result] of results.entries()) {
    const caseRow = await client.case.upsert({
      where: { suiteId_id: { suiteId: suite, id: result.case } },
      create: { key: nextKey++, suiteId: suite, id: result.case, title: `Title of ${result.case}`, kind: result.kind, intent: result.intent, hash: '', position }, update: {},
    })
    const id = transcriptId(run, result.case)
    const transcript = await client.transcript.upsert({
      where: { id },
      create: {
        key: nextKey++, id, runKey: runRow.key, caseKey: caseRow.key, ended: stored.crashed?.includes(result.case) === true ? 'error' : result.escalated === true ? 'escalated' : 'resolved', messageCount: 0, agentMessageCount: result.agentMessages, turnCount: 0, toolCallCount: result.toolCalls,
        toolErrorCount: 0, writeCallCount: 0, inputTokens: result.inputTokens, outputTokens: result.outputTokens, costUsd: result.costUsd, durationMs: result.durationMs, hasError: false, hash: '',
      },
      update: {},
    })
    if (result.score === null) continue
    const names = stored.unsafeActions?.[result.case]
    await client.judgement.create({
      data: {
        key: nextKey++, passKey: passRow.key, transcriptKey: transcript.key, judge: 'acme/judge', score: result.score, passed: result.passed, resolved: result.resolved, escalated: result.escalated,
        instructionFollowing: result.instructionFollowing, sentiment: result.sentiment, grounded: result.grounded, unsafeCount: result.unsafeCount, hash: '',
        ...(names === undefined ? {} : { text: { create: { unsafeActions: JSON.stringify(names.map((action) => ({ action, message: 4 }))) } } }),
      },
    })
  }
  const judged = results.filter((result) => result.score !== null)
  await client.runPass.create({
    data: {
      runKey: runRow.key, passKey: passRow.key, judge: 'acme/judge', judgedCount: judged.length, scoreSum: judged.reduce((sum, result) => sum + (result.score ?? 0), 0),
      passedCount: judged.filter((result) => passes(result, result.kind) === true).length, unsafeCount: judged.filter((result) => (result.unsafeCount ?? 0) > 0).length,
    },
  })
}

/** A finished review of a transcript with its verdicts. */
export async function storeReview(client: Database, run: string, caseId: string, reviewer: string, verdicts: Record<string, boolean | number> = {}, depth: 'full' | 'spot_check' = 'full', status: 'reviewed' | 'deferred' = 'reviewed'): Promise<void> {
  const { key } = await client.transcript.findUniqueOrThrow({ where: { id: transcriptId(run, caseId) } })
  await client.review.create({
    data: { transcriptKey: key, reviewer, status, depth, at: '2026-07-02T10:00:00Z', hash: '', verdicts: { create: Object.entries(verdicts).map(([component, value]) => ({ component, value: JSON.stringify(value) })) } },
  })
}

/** A finding of a tag on a transcript. */
export async function storeFinding(client: Database, run: string, caseId: string, tag: string, overrides: { status?: string; author?: string; withdrawnAt?: string; stagedBy?: string } = {}): Promise<void> {
  const { key } = await client.transcript.findUniqueOrThrow({ where: { id: transcriptId(run, caseId) } })
  await client.tag.upsert({ where: { id: tag }, create: { id: tag, name: `Name of ${tag}`, polarity: 'weakness', hash: '' }, update: {} })
  await client.finding.create({ data: { id: `finding-${nextKey++}`, transcriptKey: key, tagId: tag, status: 'confirmed', source: 'reviewer', author: 'ana@example.com', at: '2026-07-02T10:00:00Z', hash: '', ...overrides } })
}
