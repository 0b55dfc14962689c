import { z } from 'zod'
import { authorise } from '@/lib/auth/permissions'
import type { Viewer } from '@/lib/auth/viewer'
import { checkRecord, evidenceRecord, unsafeActionRecord } from '@/lib/bundle/record'
import { database } from '@/lib/db/client'
import type { Judgement } from '@/lib/judgements/judgement'
import { newestFirst, toRunPass } from '@/lib/reports/scope'

/** A transcript's judgements, the latest pass first. @throws NotAllowed */
export async function listJudgements(viewer: Viewer, transcript: string): Promise<Judgement[]> {
  authorise(viewer, 'transcripts.read')
  const [rows, passes] = await Promise.all([
    database().judgement.findMany({
      where: { transcript: { id: transcript, run: { stagedBy: null } }, pass: { stagedBy: null } },
      select: {
        judge: true, score: true, passed: true, resolved: true, escalated: true, instructionFollowing: true, sentiment: true, grounded: true, unsafeCount: true, at: true,
        passKey: true, pass: { select: { id: true } }, text: { select: { rationale: true, unsafeActions: true, evidence: true, checks: true } },
      },
    }),
    database().runPass.findMany({ where: { run: { stagedBy: null, transcripts: { some: { id: transcript } } }, pass: { stagedBy: null } }, select: { judgedCount: true, pass: { select: { key: true, id: true, judge: true, at: true } } } }),
  ])
  // The order in which a report chooses.
  const order = newestFirst(passes.map(toRunPass)).map(({ key }) => key)
  return rows.toSorted((a, b) => order.indexOf(a.passKey) - order.indexOf(b.passKey)).map((row) => ({
    pass: row.pass.id, judge: row.judge, score: row.score, at: row.at,
    components: { passed: row.passed, resolved: row.resolved, escalated: row.escalated, instruction_following: row.instructionFollowing, sentiment: row.sentiment, grounded: row.grounded },
    unsafeActions: row.text?.unsafeActions === null || row.text === null ? null : listOf(unsafeActionRecord, row.text.unsafeActions).map(({ action, message, call }) => ({ action, message, call: call ?? null })),
    rationale: row.text?.rationale ?? null,
    evidence: listOf(evidenceRecord, row.text?.evidence ?? null).map(({ message, quote, note }) => ({ message, quote: quote ?? null, note: note ?? null })),
    checks: listOf(checkRecord, row.text?.checks ?? null).map(({ name, kind, passed, score, counted, rationale }) => ({ name, kind, passed: passed ?? null, score: score ?? null, counted, rationale: rationale ?? null })),
  }))
}

function listOf<Schema extends z.ZodType>(schema: Schema, stored: string | null): z.infer<Schema>[] {
  return stored === null ? [] : z.array(schema).parse(JSON.parse(stored))
}
