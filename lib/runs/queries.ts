import { z } from 'zod'
import { authorise } from '@/lib/auth/permissions'
import type { Viewer } from '@/lib/auth/viewer'
import { database } from '@/lib/db/client'
import { containing } from '@/lib/db/containing'
import { groupBy } from '@/lib/metrics/group'
import { choosePass, toRunPass } from '@/lib/reports/scope'
import { RUN_LIST, type RunListState } from '@/lib/runs/run-list'
import type { RunCase } from '@/lib/runs/run-cases'
import type { RunDetail } from '@/lib/runs/run-detail'
import { toTally, type PassTally, type RunSummary } from '@/lib/runs/summary'
import { CASE_KINDS } from '@/lib/suites/case'
import { transcriptOutcome } from '@/lib/transcripts/outcome'
import { TRANSCRIPT_ENDINGS } from '@/lib/transcripts/transcript'

const TALLY = { judgedCount: true, scoreSum: true, passedCount: true, unsafeCount: true, pass: { select: { key: true, id: true, judge: true, at: true } } } as const
type TallyRow = { judgedCount: number; scoreSum: number; passedCount: number; unsafeCount: number; pass: { key: number; id: string; judge: string; at: string | null } }

/** One page of runs, how many match, and how many there are. */
export async function listRuns(viewer: Viewer, state: RunListState): Promise<{ rows: RunSummary[]; matching: number; all: number }> {
  authorise(viewer, 'transcripts.read')
  const db = database()
  const where = runWhere(state)
  const [matching, all, keys] = await Promise.all([db.run.count({ where }), db.run.count({ where: { stagedBy: null } }), pageOfKeys(state, where)])
  const rows = await db.run.findMany({
    where: { key: { in: keys } },
    select: {
      key: true, id: true, trial: true, status: true, transcriptCount: true, startedAt: true, importedAt: true,
      suite: { select: { id: true, name: true } }, model: { select: { id: true, name: true, slug: true } }, passes: { select: TALLY },
    },
  })
  const [reviewed, cases] = await Promise.all([countReviewed(keys), countCases([...new Set(rows.map((row) => row.suite.id))])])
  const place = new Map(keys.map((key, index) => [key, index]))
  return {
    matching, all,
    rows: rows.toSorted((a, b) => (place.get(a.key) ?? 0) - (place.get(b.key) ?? 0)).map((row) => ({
      id: row.id, suite: row.suite, model: row.model, trial: row.trial, status: row.status, transcripts: row.transcriptCount, cases: cases.get(row.suite.id) ?? 0,
      tally: chosenTally(row.passes, []), passes: row.passes.length, reviewed: reviewed.get(row.key) ?? 0, startedAt: row.startedAt, importedAt: row.importedAt,
    })),
  }
}

function runWhere(state: RunListState) {
  const { q, suite, model, status } = state.filters
  const holds = q === null ? null : containing(database(), q)
  return {
    stagedBy: null,
    ...(holds === null ? {} : { OR: [{ id: holds }, { model: { name: holds } }] }),
    ...(suite === null ? {} : { suiteId: suite }),
    ...(model === null ? {} : { model: { slug: model } }),
    ...(status.length === 0 ? {} : { status: { in: status } }),
  }
}

/**
 * The keys of the page's runs in order. What is kept per pass cannot be sorted by in the database, and names are not left to it, whose collation is its own:
 * there a light index is sorted here.
 */
async function pageOfKeys(state: RunListState, where: ReturnType<typeof runWhere>): Promise<number[]> {
  const db = database()
  const order = state.sort.descending ? 'desc' as const : 'asc' as const
  const page = { skip: (state.page - 1) * RUN_LIST.pageSize, take: RUN_LIST.pageSize }
  const orders = {
    imported: [{ importedAt: order }, { key: order }],
    trial: [{ trial: order }, { key: 'asc' as const }], status: [{ status: order }, { key: 'asc' as const }], transcripts: [{ transcriptCount: order }, { key: 'asc' as const }],
  }
  const sign = state.sort.descending ? -1 : 1
  const { by } = state.sort
  if (by === 'model' || by === 'suite') {
    const named = await db.run.findMany({ where, select: { key: true, suiteId: true, model: { select: { name: true } }, suite: { select: { name: true } } }, orderBy: [{ trial: 'asc' }, { key: 'asc' }] })
    named.sort((a, b) => sign * a[by].name.localeCompare(b[by].name, 'en') || a.suiteId.localeCompare(b.suiteId, 'en'))
    return named.slice(page.skip, page.skip + page.take).map((row) => row.key)
  }
  if (by !== 'judged' && by !== 'score' && by !== 'passed') {
    return (await db.run.findMany({ where, select: { key: true }, orderBy: orders[by], ...page })).map((row) => row.key)
  }
  const index = await db.run.findMany({ where, select: { key: true, passes: { select: TALLY } }, orderBy: { key: 'asc' } })
  const valued = index.map((row) => ({ key: row.key, value: tallyValue(chosenTally(row.passes, []), by) }))
  valued.sort((a, b) => (a.value === null || b.value === null ? (a.value === null ? 1 : 0) - (b.value === null ? 1 : 0) : sign * (a.value - b.value)) || a.key - b.key)
  return valued.slice(page.skip, page.skip + page.take).map((each) => each.key)
}

function tallyValue(tally: PassTally | null, by: 'judged' | 'score' | 'passed'): number | null {
  if (tally === null) return null
  switch (by) {
    case 'judged': return tally.judged
    case 'score': return tally.meanScore
    case 'passed': return tally.judged === 0 ? null : tally.passed / tally.judged
  }
}

function chosenTally(passes: readonly TallyRow[], asked: readonly string[]): PassTally | null {
  const chosen = choosePass(passes.map(toRunPass), asked)
  const row = passes.find((each) => each.pass.id === chosen?.id)
  return row === undefined ? null : toTally(row)
}

/** Transcripts that at least one reviewer has finished, by run. */
async function countReviewed(runKeys: readonly number[]): Promise<Map<number, number>> {
  const rows = await database().transcript.groupBy({ by: ['runKey'], where: { runKey: { in: [...runKeys] }, reviews: { some: { status: 'reviewed', stagedBy: null } } }, _count: { _all: true } })
  return new Map(rows.map((row) => [row.runKey, row._count._all]))
}

async function countCases(suiteIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await database().case.groupBy({ by: ['suiteId'], where: { suiteId: { in: [...suiteIds] }, stagedBy: null }, _count: { _all: true } })
  return new Map(rows.map((row) => [row.suiteId, row._count._all]))
}

const runId = z.string().min(1).max(1000)

/** Whether there is a run of this id to be seen. @throws NotAllowed */
export async function runExists(viewer: Viewer, id: unknown): Promise<boolean> {
  authorise(viewer, 'transcripts.read')
  const parsed = runId.safeParse(id)
  return parsed.success && (await database().run.findFirst({ where: { id: parsed.data, stagedBy: null }, select: { key: true } })) !== null
}

/**
 * One run, read through a pass (`passId`; else its newest); null where there is no such run.
 * All its cases come along: a run is read as a whole, and its list is narrowed and sorted from there.
 */
export async function findRun(viewer: Viewer, id: unknown, passId: string | null): Promise<RunDetail | null> {
  authorise(viewer, 'transcripts.read')
  const parsed = runId.safeParse(id)
  if (!parsed.success) return null
  const db = database()
  const run = await db.run.findFirst({
    where: { id: parsed.data, stagedBy: null },
    select: {
      key: true, id: true, trial: true, status: true, transcriptCount: true, startedAt: true, finishedAt: true, importedAt: true, reused: true, notes: true, settings: true, importId: true,
      suite: { select: { id: true, name: true } }, model: { select: { id: true, name: true, slug: true } }, passes: { select: TALLY },
    },
  })
  if (run === null) return null
  const chosen = choosePass(run.passes.map(toRunPass), passId === null ? [] : [passId])
  const [cases, runCases] = await Promise.all([countCases([run.suite.id]), listRunCases(run.key, chosen?.key ?? null)])
  return {
    id: run.id, suite: run.suite, model: run.model, trial: run.trial, status: run.status, transcripts: run.transcriptCount, cases: cases.get(run.suite.id) ?? 0,
    tally: chosenTally(run.passes, chosen === null ? [] : [chosen.id]), passes: run.passes.length, reviewed: runCases.filter((each) => each.reviewers.length > 0).length,
    startedAt: run.startedAt, finishedAt: run.finishedAt, importedAt: run.importedAt, reused: run.reused, notes: run.notes, settings: run.settings, importId: run.importId,
    allPasses: run.passes.map((each) => ({ ...toTally(each), at: each.pass.at, isChosen: each.pass.id === chosen?.id })), runCases,
  }
}

const kindOf = z.enum(CASE_KINDS)
const endingOf = z.enum(TRANSCRIPT_ENDINGS)

async function listRunCases(runKey: number, passKey: number | null): Promise<RunCase[]> {
  const db = database()
  const [rows, findings, reviews] = await Promise.all([
    db.transcript.findMany({
      where: { runKey },
      select: {
        key: true, id: true, ended: true, messageCount: true, toolCallCount: true, toolErrorCount: true, costUsd: true,
        case: { select: { id: true, title: true, kind: true, intent: true, position: true } },
        judgements: { where: { passKey: passKey ?? -1 }, select: { score: true, passed: true, resolved: true, escalated: true, instructionFollowing: true, sentiment: true, grounded: true, unsafeCount: true } },
      },
    }),
    db.finding.groupBy({ by: ['transcriptKey'], where: { transcript: { runKey }, stagedBy: null, withdrawnAt: null, status: { not: 'rejected' } }, _count: { _all: true } }),
    db.review.findMany({ where: { transcript: { runKey }, stagedBy: null, status: 'reviewed' }, select: { transcriptKey: true, reviewer: true } }),
  ])
  const findingsOf = new Map(findings.map((row) => [row.transcriptKey, row._count._all]))
  const reviewersOf = groupBy(reviews, (review) => review.transcriptKey)
  return rows.map((row): RunCase => {
    const kind = kindOf.parse(row.case.kind)
    const ended = endingOf.parse(row.ended)
    const judgement = row.judgements[0] ?? null
    return {
      transcript: row.id, case: { id: row.case.id, title: row.case.title, kind, intent: row.case.intent }, position: row.case.position, outcome: transcriptOutcome(kind, ended, judgement),
      score: judgement?.score ?? null, resolved: judgement?.resolved ?? null, escalated: judgement?.escalated ?? null, instructionFollowing: judgement?.instructionFollowing ?? null,
      sentiment: judgement?.sentiment ?? null, grounded: judgement?.grounded ?? null, unsafeCount: judgement?.unsafeCount ?? null, ended, messages: row.messageCount,
      toolCalls: row.toolCallCount, toolErrors: row.toolErrorCount, costUsd: row.costUsd, findings: findingsOf.get(row.key) ?? 0, reviewers: (reviewersOf.get(row.key) ?? []).map((review) => review.reviewer).toSorted(),
    }
  })
}
