import { createHash } from 'node:crypto'
import type { Database } from '@/lib/db/client'
import { hashPassword } from '@/lib/auth/password'
import { makeToken } from '@/lib/auth/tokens'
import type { Role, TokenScope } from '@/lib/auth/viewer'
import { NO_COUNTS } from '@/lib/imports/import'
import { transcriptId } from '@/lib/transcripts/transcript-id'

/** In every seeded text: where it shows up before somebody who may not read, something leaked. */
export const CANARY = 'KANARI-7Q2'

export const PASSWORD = 'the password of the tests'

/** Everybody who is seeded: addresses of people (one PASSWORD) and texts of tokens. */
export type SeededPeople = { people: Record<Role | 'disabled', string>; tokens: Record<TokenScope | 'revoked', string> }

/** What is seeded to look at. */
export type SeededRows = { suite: string; case: string; model: string; slug: string; run: string; transcript: string; finding: string; tag: string; import: string }

const ROWS: SeededRows = {
  suite: 'kanari', case: 'late_parcel', model: 'kanari/model-1', slug: 'kanari-model-1', run: 'kanari-run-1', transcript: transcriptId('kanari-run-1', 'late_parcel'), finding: 'kanari-finding-1', tag: 'kanari-tag', import: 'kanari-import-1',
}

/** One person of each role, one who is disabled, and a token of each scope with one that is revoked; tokens act for the admin. */
export async function seedPeople(client: Database): Promise<SeededPeople> {
  const passwordHash = await hashPassword(PASSWORD)
  const people = { viewer: 'viewer@example.com', reviewer: 'reviewer@example.com', admin: 'admin@example.com', disabled: 'disabled@example.com' }
  for (const [name, email] of Object.entries(people)) {
    await client.user.create({ data: { id: `person-${name}`, email, name: `The ${name}`, role: name === 'disabled' ? 'admin' : name, passwordHash } })
  }
  const tokens = { read: '', import: '', review: '', revoked: '' }
  for (const name of ['read', 'import', 'review', 'revoked'] as const) {
    const { token, prefix, secretHash } = makeToken()
    await client.apiToken.create({ data: { id: `token-${name}`, name, prefix, secretHash, userId: 'person-admin', scopes: JSON.stringify([name === 'revoked' ? 'read' : name]), revokedAt: name === 'revoked' ? new Date() : null } })
    tokens[name] = token
  }
  return { people, tokens }
}

/** One of everything, every text with the canary in it. */
export async function seedRows(client: Database): Promise<SeededRows> {
  const hash = createHash('sha256').update('seed').digest('hex')
  const text = (what: string) => `${CANARY} ${what}`
  await client.suite.create({ data: { id: ROWS.suite, name: text('suite'), version: '1', desk: 'northline', description: text('description'), hash } })
  await client.cluster.create({ data: { suiteId: ROWS.suite, id: 'parcels', title: text('cluster'), position: 0, intents: '["late_parcel"]' } })
  await client.case.create({ data: { key: 900_001, suiteId: ROWS.suite, id: ROWS.case, title: text('case'), kind: 'solvable', intent: 'late_parcel', brief: text('brief'), policy: text('policy'), hash, position: 0 } })
  await client.model.create({ data: { id: ROWS.model, name: text('model'), slug: ROWS.slug, hash } })
  await client.run.create({ data: { key: 900_001, id: ROWS.run, suiteId: ROWS.suite, modelId: ROWS.model, trial: 1, status: 'complete', hash, transcriptCount: 1, importedAt: '2026-11-01T00:00:00Z', importId: ROWS.import } })
  await client.transcript.create({
    data: {
      key: 900_001, id: ROWS.transcript, runKey: 900_001, caseKey: 900_001, ended: 'resolved', messageCount: 4, agentMessageCount: 2, turnCount: 1, toolCallCount: 1, toolErrorCount: 0, writeCallCount: 0, hasError: false, hash,
      messages: { create: [
        { number: 0, role: 'customer', content: text('Where is my parcel?') },
        { number: 1, role: 'agent', content: text('Let me look.') },
        { number: 2, role: 'tool', content: '', resultCall: 'c1', resultName: 'get_order', resultOk: true, resultValue: JSON.stringify({ note: text('result') }) },
        { number: 3, role: 'agent', content: text('It comes tomorrow.') },
      ] },
      toolCalls: { create: [{ messageNumber: 1, position: 0, callId: 'c1', name: 'get_order', arguments: JSON.stringify({ order: text('order') }), argumentsValid: true, effect: 'read' }] },
    },
  })
  await client.pass.create({ data: { key: 900_001, id: 'kanari-pass', judge: text('judge') } })
  await client.runPass.create({ data: { runKey: 900_001, passKey: 900_001, judge: text('judge'), judgedCount: 1, scoreSum: 80, passedCount: 1, unsafeCount: 0 } })
  await client.judgement.create({ data: { key: 900_001, passKey: 900_001, transcriptKey: 900_001, judge: text('judge'), score: 80, passed: true, resolved: true, escalated: false, instructionFollowing: 1, sentiment: 1, grounded: true, hash, text: { create: { rationale: text('rationale') } } } })
  await client.tag.create({ data: { id: ROWS.tag, name: text('tag'), polarity: 'weakness', hash } })
  await client.finding.create({ data: { id: ROWS.finding, transcriptKey: 900_001, tagId: ROWS.tag, severity: 'minor', note: text('note'), status: 'confirmed', source: 'reviewer', author: 'reviewer@example.com', authorId: 'person-reviewer', at: '2026-11-02T00:00:00Z', hash, anchors: { create: [{ position: 0, message: 3, part: 'content', quote: 'It comes tomorrow.' }] } } })
  await client.review.create({ data: { transcriptKey: 900_001, reviewer: 'reviewer@example.com', userId: 'person-reviewer', status: 'reviewed', depth: 'full', note: text('review'), at: '2026-11-02T00:00:00Z', hash } })
  await client.import.create({ data: { id: ROWS.import, state: 'done', fileName: text('file.jsonl'), options: '{}', counts: JSON.stringify(NO_COUNTS), actor: text('actor'), userId: 'person-reviewer', issueCount: 1, issues: { create: [{ position: 0, severity: 'warning', file: text('file.jsonl'), message: text('issue') }] } } })
  return ROWS
}
