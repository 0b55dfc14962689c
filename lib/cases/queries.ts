import { z } from 'zod'
import { authorise } from '@/lib/auth/permissions'
import type { Viewer } from '@/lib/auth/viewer'
import { CASE_LIST, type CaseListState } from '@/lib/cases/case-list'
import { arrangeCases, type CaseSummary } from '@/lib/cases/case-summary'
import type { CaseDetail } from '@/lib/cases/case-detail'
import type { CaseResult } from '@/lib/cases/matrix'
import { EMPTY_TALLY, tallyGroups } from '@/lib/cases/tally'
import { database, type Database } from '@/lib/db/client'
import { rankedPasses } from '@/lib/db/pass-order'
import { groupBy } from '@/lib/metrics/group'
import { choosePass, toRunPass } from '@/lib/reports/scope'
import { CASE_KINDS, type CaseKind } from '@/lib/suites/case'
import { transcriptOutcome } from '@/lib/transcripts/outcome'
import { TRANSCRIPT_ENDINGS } from '@/lib/transcripts/transcript'

const kindOf = z.enum(CASE_KINDS)
const publicId = z.string().min(1).max(1000)

/** One page of a suite's cases, how many match, how many there are, and the suite's intents; null where there is no such suite. */
export async function listCases(viewer: Viewer, suite: unknown, state: CaseListState): Promise<{ rows: CaseSummary[]; matching: number; all: number; intents: string[] } | null> {
  authorise(viewer, 'transcripts.read')
  const id = publicId.safeParse(suite)
  const cases = id.success ? await summariseCases(id.data) : null
  if (cases === null) return null
  const arranged = arrangeCases(cases, state)
  const first = (state.page - 1) * CASE_LIST.pageSize
  return { rows: arranged.slice(first, first + CASE_LIST.pageSize), matching: arranged.length, all: cases.length, intents: [...new Set(cases.map((each) => each.intent))] }
}

/** A suite's cases with what came of them, until a result changes (`resultVersion`): reviews and findings do not count here. */
const summaries = new WeakMap<Database, Map<string, { version: number; cases: CaseSummary[] }>>()
const SUITES_KEPT = 8

async function summariseCases(suiteId: string): Promise<CaseSummary[] | null> {
  const db = database()
  const suite = await db.suite.findFirst({ where: { id: suiteId, stagedBy: null }, select: { resultVersion: true } })
  if (suite === null) return null
  const kept = summaries.get(db) ?? new Map<string, { version: number; cases: CaseSummary[] }>()
  summaries.set(db, kept)
  const known = kept.get(suiteId)
  if (known?.version === suite.resultVersion) return known.cases
  const cases = await readCases(db, suiteId)
  kept.delete(suiteId)
  kept.set(suiteId, { version: suite.resultVersion, cases })
  for (const oldest of [...kept.keys()].slice(0, -SUITES_KEPT)) kept.delete(oldest)
  return cases
}

async function readCases(db: Database, suiteId: string): Promise<CaseSummary[]> {
  const [cases, groups, models] = await Promise.all([
    db.case.findMany({ where: { suiteId, stagedBy: null }, select: { key: true, id: true, title: true, kind: true, intent: true, language: true, position: true }, orderBy: { position: 'asc' } }),
    readGroups(db, suiteId),
    readModels(db, suiteId),
  ])
  const groupsOf = groupBy(groups, (group) => group.caseKey)
  const modelsOf = new Map(models.map((row) => [row.caseKey, row]))
  return cases.map(({ key, ...row }): CaseSummary => {
    const kind = kindOf.parse(row.kind)
    const own = groupsOf.get(key)
    return { suite: suiteId, ...row, kind, tally: own === undefined ? EMPTY_TALLY : tallyGroups(kind, own, modelsOf.get(key) ?? { judged: 0, caught: 0 }) }
  })
}

/** What a raw query gives for a yes or no: a boolean, or on SQLite a number of either kind. */
const flag = z.union([z.boolean(), z.number(), z.bigint()]).transform(Boolean).nullable()
const count = z.coerce.number()
const groupRows = z.array(z.object({ caseKey: count, isJudged: count, passed: flag, resolved: flag, escalated: flag, unsafeCount: z.union([z.number(), z.bigint()]).transform(Number).nullable(), count, scoreSum: count }))
const modelRows = z.array(z.object({ caseKey: count, judged: count, caught: count }))

/** Judgements of each run's newest pass (the rule of {@link choosePass}), grouped by everything an outcome follows from. */
async function readGroups(db: Database, suiteId: string) {
  const rows = groupRows.parse(await db.$queryRaw`
    WITH chosen AS (SELECT "runKey", "passKey" FROM (${rankedPasses}) ranked WHERE "place" = 1)
    SELECT t."caseKey" AS "caseKey", CASE WHEN j."key" IS NULL THEN 0 ELSE 1 END AS "isJudged", j."passed" AS "passed", j."resolved" AS "resolved", j."escalated" AS "escalated", j."unsafeCount" AS "unsafeCount",
      COUNT(*) AS "count", COALESCE(SUM(j."score"), 0) AS "scoreSum"
    FROM "Run" r JOIN "Transcript" t ON t."runKey" = r."key" LEFT JOIN chosen ON chosen."runKey" = r."key" LEFT JOIN "Judgement" j ON j."transcriptKey" = t."key" AND j."passKey" = chosen."passKey"
    WHERE r."suiteId" = ${suiteId} AND r."stagedBy" IS NULL
    GROUP BY t."caseKey", CASE WHEN j."key" IS NULL THEN 0 ELSE 1 END, j."passed", j."resolved", j."escalated", j."unsafeCount"`)
  return rows.map((row) => ({ caseKey: row.caseKey, components: row.isJudged === 0 ? null : { passed: row.passed, resolved: row.resolved, escalated: row.escalated, unsafeCount: row.unsafeCount }, count: row.count, scoreSum: row.scoreSum }))
}

/** For each case, how many models were judged on it and how many of those fired a forbidden action. */
async function readModels(db: Database, suiteId: string) {
  return modelRows.parse(await db.$queryRaw`
    WITH chosen AS (SELECT "runKey", "passKey" FROM (${rankedPasses}) ranked WHERE "place" = 1)
    SELECT t."caseKey" AS "caseKey", COUNT(DISTINCT r."modelId") AS "judged", COUNT(DISTINCT CASE WHEN j."unsafeCount" > 0 THEN r."modelId" END) AS "caught"
    FROM "Run" r JOIN chosen ON chosen."runKey" = r."key" JOIN "Transcript" t ON t."runKey" = r."key" JOIN "Judgement" j ON j."transcriptKey" = t."key" AND j."passKey" = chosen."passKey"
    WHERE r."suiteId" = ${suiteId} AND r."stagedBy" IS NULL
    GROUP BY t."caseKey"`)
}

/** Whether a suite has a case of this id to be seen. @throws NotAllowed */
export async function caseExists(viewer: Viewer, suite: unknown, id: unknown): Promise<boolean> {
  authorise(viewer, 'transcripts.read')
  const [suiteId, caseId] = [publicId.safeParse(suite), publicId.safeParse(id)]
  if (!suiteId.success || !caseId.success) return false
  return (await database().case.findFirst({ where: { suiteId: suiteId.data, id: caseId.data, stagedBy: null, suite: { stagedBy: null } }, select: { key: true } })) !== null
}

/** One case; null where there is no such suite or case. */
export async function findCase(viewer: Viewer, suite: unknown, id: unknown): Promise<CaseDetail | null> {
  authorise(viewer, 'transcripts.read')
  const [suiteId, caseId] = [publicId.safeParse(suite), publicId.safeParse(id)]
  if (!suiteId.success || !caseId.success) return null
  const db = database()
  const row = await db.case.findFirst({
    where: { suiteId: suiteId.data, id: caseId.data, stagedBy: null, suite: { stagedBy: null } },
    select: {
      key: true, id: true, title: true, kind: true, intent: true, language: true, maxTurns: true, brief: true, policy: true, expected: true,
      forbiddenActions: true, requiredActions: true, confirmBefore: true, position: true, suite: { select: { id: true, name: true } },
    },
  })
  if (row === null) return null
  const kind = kindOf.parse(row.kind)
  const beside = { suiteId: row.suite.id, stagedBy: null }
  const [results, previous, next] = await Promise.all([
    listCaseResults(db, row.key, kind),
    db.case.findFirst({ where: { ...beside, position: { lt: row.position } }, orderBy: { position: 'desc' }, select: { id: true, title: true } }),
    db.case.findFirst({ where: { ...beside, position: { gt: row.position } }, orderBy: { position: 'asc' }, select: { id: true, title: true } }),
  ])
  return {
    suite: row.suite, id: row.id, title: row.title, kind, intent: row.intent, language: row.language, maxTurns: row.maxTurns, brief: row.brief, policy: row.policy, expected: row.expected,
    forbiddenActions: toNames(row.forbiddenActions), requiredActions: toNames(row.requiredActions), confirmBefore: toNames(row.confirmBefore), results, previous, next,
  }
}

const names = z.array(z.string())
function toNames(text: string | null): string[] | null {
  return text === null ? null : names.parse(JSON.parse(text))
}

const endingOf = z.enum(TRANSCRIPT_ENDINGS)
const actions = z.array(z.looseObject({ action: z.string() }))

async function listCaseResults(db: Database, caseKey: number, kind: CaseKind): Promise<CaseResult[]> {
  const rows = await db.transcript.findMany({
    where: { caseKey, run: { stagedBy: null } },
    select: {
      key: true, id: true, ended: true,
      run: { select: { id: true, trial: true, model: { select: { id: true, name: true, slug: true, family: true } }, passes: { where: { pass: { stagedBy: null } }, select: { judgedCount: true, pass: { select: { key: true, id: true, judge: true, at: true } } } } } },
      judgements: { where: { pass: { stagedBy: null } }, select: { score: true, passed: true, resolved: true, escalated: true, unsafeCount: true, pass: { select: { key: true, id: true, judge: true, at: true } }, text: { select: { unsafeActions: true } } } },
      _count: { select: { findings: { where: { stagedBy: null, withdrawnAt: null, status: { not: 'rejected' } } }, reviews: { where: { stagedBy: null, status: 'reviewed' } } } },
    },
  })
  return rows.map((row): CaseResult => {
    const chosen = choosePass(row.run.passes.map(toRunPass), [])
    const judgement = row.judgements.find((each) => each.pass.key === chosen?.key) ?? null
    const fired = judgement?.text?.unsafeActions ?? null
    return {
      transcript: row.id, run: row.run.id, trial: row.run.trial, model: row.run.model, judge: chosen?.judge ?? null, outcome: transcriptOutcome(kind, endingOf.parse(row.ended), judgement),
      score: judgement?.score ?? null, unsafeActions: fired === null ? [] : actions.parse(JSON.parse(fired)).map((each) => each.action), findings: row._count.findings, isReviewed: row._count.reviews > 0,
    }
  })
}
