import { afterAll, beforeAll } from 'vitest'
import type { Viewer } from '@/lib/auth/viewer'
import { transcriptId } from '@/lib/transcripts/transcript-id'
import type { Database } from '@/lib/db/client'
import type { DatabaseLocation } from '@/lib/db/database-url'
import { freshDatabase } from '@/tests/support/test-database'

type CallPart = { id?: string; name?: string; arguments?: string; argumentsValid?: boolean; effect?: string }
type MessagePart = { role: string; content?: string; calls?: CallPart[]; result?: { call?: string; name?: string; ok?: boolean; value?: string } }

/** A fresh database for the tests of one describe block, as the one that queries and commands work on. */
export function useReviewDesk(kind: DatabaseLocation['kind']): { client: Database; location: DatabaseLocation } {
  const desk = {} as { client: Database; location: DatabaseLocation }
  const shared = globalThis as typeof globalThis & { sabDatabase?: Database }
  beforeAll(async () => {
    const fresh = await freshDatabase(kind)
    desk.client = fresh.client
    desk.location = fresh.location
    shared.sabDatabase = desk.client
  })
  afterAll(async () => {
    delete shared.sabDatabase
    await desk.client.$disconnect()
  })
  return desk
}

/** A person with an account of their own. */
export async function storePerson(client: Database, email: string, role: 'viewer' | 'reviewer' | 'admin'): Promise<Extract<Viewer, { kind: 'person' }>> {
  const id = `user-${email}`
  await client.user.upsert({ where: { id }, create: { id, email, name: email.split('@')[0] ?? email, role }, update: {} })
  return { kind: 'person', userId: id, email, name: email.split('@')[0] ?? email, role }
}

let nextKey = 1

/** A suite, a case, a model, a run and its transcript; each part may be named to share it between transcripts. */
export async function storeTranscript(client: Database, messages: readonly MessagePart[], names: { suite?: string; case?: string; model?: string; run?: string; kind?: string; stagedBy?: string } = {}): Promise<{ id: string; key: number; suite: string; run: string; case: string }> {
  const key = nextKey++
  const suite = names.suite ?? 'sab'
  const caseId = names.case ?? `case_${key}`
  const model = names.model ?? 'acme/helper-1'
  const run = names.run ?? 'run-1'
  await client.suite.upsert({ where: { id: suite }, create: { id: suite, name: suite, version: '1', hash: '' }, update: {} })
  const caseRow = await client.case.upsert({ where: { suiteId_id: { suiteId: suite, id: caseId } }, create: { key, suiteId: suite, id: caseId, title: `Title of ${caseId}`, kind: names.kind ?? 'solvable', intent: 'cancel', hash: '', position: key }, update: {} })
  await client.model.upsert({ where: { id: model }, create: { id: model, name: model.split('/').at(-1) ?? model, slug: model.replace('/', '-'), hash: '' }, update: {} })
  const runRow = await client.run.upsert({ where: { id: run }, create: { key, id: run, suiteId: suite, modelId: model, trial: 1, status: 'complete', hash: '', ...(names.stagedBy === undefined ? {} : { stagedBy: names.stagedBy }) }, update: {} })
  const id = transcriptId(run, caseId)
  const calls = messages.flatMap((message, number) => (message.calls ?? []).map((call, position) => ({
    messageNumber: number, position, callId: call.id ?? '', name: call.name ?? 'get_order', arguments: call.arguments ?? '{}', argumentsValid: call.argumentsValid ?? true, effect: call.effect ?? null,
  })))
  await client.transcript.create({
    data: {
      key, id, runKey: runRow.key, caseKey: caseRow.key, ended: 'resolved', messageCount: messages.length, agentMessageCount: 0, turnCount: 0, toolCallCount: calls.length, toolErrorCount: 0, writeCallCount: 0, hasError: false, hash: '',
      messages: { create: messages.map((message, number) => ({
        number, role: message.role, content: message.content ?? '',
        resultCall: message.result?.call ?? null, resultName: message.result?.name ?? null, resultOk: message.result?.ok ?? null, resultValue: message.result === undefined ? null : (message.result.value ?? 'null'),
      })) },
      toolCalls: { create: calls },
    },
  })
  return { id, key, suite, run, case: caseId }
}

/** A tag of the codebook. */
export async function storeTag(client: Database, id: string, name = id, polarity = 'weakness'): Promise<string> {
  await client.tag.upsert({ where: { id }, create: { id, name, polarity, hash: '' }, update: {} })
  return id
}
