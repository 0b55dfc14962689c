import { z } from 'zod'
import { authorise } from '@/lib/auth/permissions'
import type { Viewer } from '@/lib/auth/viewer'
import { database, databaseKind } from '@/lib/db/client'
import type { EvidenceQuery } from '@/lib/links/links'
import type { ClusterDefinition } from '@/lib/metrics/clusters'
import { adjust, consensusByTranscript, type ReviewMark } from '@/lib/metrics/consensus'
import { coverageOf, type Coverage } from '@/lib/metrics/coverage'
import { groupBy } from '@/lib/metrics/group'
import { pool, type RunResults } from '@/lib/metrics/result'
import { rollUpTags, type FindingMark } from '@/lib/metrics/tag-roll-up'
import { buildBoard, lineFor, trapBreakRate, type BoardJson } from '@/lib/reports/board'
import { BoardCache } from '@/lib/reports/board-cache'
import { buildReport } from '@/lib/reports/build-report'
import { evidenceOf, medianWords, ownValues, type Evidence } from '@/lib/reports/evidence'
import { differenceEvidence } from '@/lib/reports/evidence-difference'
import type { EvidenceList } from '@/lib/reports/evidence-list'
import { extentOf, extentsOf, type Extent, type ExtentId } from '@/lib/reports/extent'
import { summariseModel, type ModelFacts, type ModelSummary } from '@/lib/reports/model-summary'
import type { ReportJson } from '@/lib/reports/report'
import { packedRows, toCaseFacts, toCluster, toModelFacts, toReviewMark, toResults, toRunStatus, toTagFacts, unsafeActionNames, type CaseFacts, type TagFacts } from '@/lib/reports/result-rows'
import { runLabels } from '@/lib/reports/run-label'
import { choosePass, chooseRuns, compareText, newestFirst, reportScope, type AvailableRun, type ReportScope, type RunPass } from '@/lib/reports/scope'
import type { RunStatus } from '@/lib/runs/run'

const id = z.string().min(1).max(1000)

/** A board with what its page says beside the figures. */
export type BoardPage = { suite: { id: string; name: string; version: string }; json: BoardJson; coverage: ReadonlyMap<string, Coverage>; /** Runs that each model has on the suite. */ runCounts: ReadonlyMap<string, number>; caseTitles: ReadonlyMap<string, string>; /** Ids of the passes that judged a run of the suite. */ passes: readonly string[] }

/** A report with what its page says beside the figures. `others`: every model of the suite, by id; `extents`: how many cases and transcripts a figure stands on. */
export type ReportPage = { suite: { id: string; name: string; version: string }; report: ReportJson; isOnBoard: boolean; runs: AvailableRun[]; others: ReadonlyMap<string, ModelFacts>; boardSize: number; caseTitles: ReadonlyMap<string, string>; extents: ReadonlyMap<ExtentId, Extent>; board: Pick<BoardJson, 'missed_by_intent' | 'verbosity_r' | 'verbosity_tiers'> }

/** Every model with a run on the suite, by name. @throws NotAllowed, ZodError */
export async function listReportModels(viewer: Viewer, suite: string): Promise<ModelFacts[]> {
  authorise(viewer, 'reports.read')
  return [...(await loadModels(id.parse(suite))).values()].map((one) => one.facts)
}

/** The suites on which a model has runs, in their order. @param slug of the model. @throws NotAllowed, ZodError */
export async function listSuitesOfModel(viewer: Viewer, slug: string): Promise<{ id: string; name: string }[]> {
  authorise(viewer, 'reports.read')
  return database().suite.findMany({ where: { stagedBy: null, runs: { some: { stagedBy: null, model: { slug: id.parse(slug) } } } }, orderBy: [{ position: 'asc' }, { id: 'asc' }], select: { id: true, name: true } })
}

/** The board of a suite; null where there is no such suite. @throws NotAllowed, ZodError */
export async function findBoard(viewer: Viewer, suite: string, scope: Partial<ReportScope> = {}): Promise<BoardPage | null> {
  authorise(viewer, 'reports.read')
  const found = await findSuite(id.parse(suite))
  if (found === null) return null
  const board = await loadBoard(found, reportScope.parse(scope))
  const { coverage } = await loadReading(found, board)
  return { suite: board.suite, json: board.json, coverage, runCounts: board.runCounts, passes: board.passes, caseTitles: board.caseTitles }
}

/**
 * One model's report on a suite.
 * @param model an id or a slug; where it is one model's id and another one's slug, `first` says which is meant.
 * @returns what is missing where there is no such suite, model, or run of the model. @throws NotAllowed, ZodError
 */
export async function findReport(viewer: Viewer, suite: string, model: string, scope: Partial<ReportScope> = {}, first: 'id' | 'slug' = 'id'): Promise<ReportPage | 'no-suite' | 'no-model'> {
  authorise(viewer, 'reports.read')
  const asked = reportScope.parse(scope)
  const state = await findSuite(id.parse(suite))
  if (state === null) return 'no-suite'
  const board = await loadBoard(state, asked)
  const found = await loadModelResults(board, factsOf(board, id.parse(model), first), asked)
  if (found === null) return 'no-model'
  const { facts, runs, chosen } = found
  const isOnBoard = board.summaries.some((one) => one.model.id === facts.id)
  const own = summariseModel(facts, found.results)
  const standing = isOnBoard ? [...board.summaries.filter((one) => one.model.id !== facts.id), own] : board.summaries
  const [unsafeActions, tags, { prevalence }, crashed] = await Promise.all([loadUnsafeActions(chosen), loadTags(), loadReading(state, board), countCrashed(chosen)])
  const report = buildReport({
    suite: board.suite.id, view: asked.view, clusters: board.clusters, caseTitles: board.caseTitles, judged: found.judged, results: found.results, reviews: found.reviews, findings: found.findings,
    runs: chosen.map(({ run, pass }) => ({ id: run.id, trial: run.trial, status: run.status, reused: run.reused, pass: pass?.id ?? null, judge: pass?.judge ?? null, crashed: crashed.get(run.key) ?? 0, started_at: run.startedAt })),
    unsafeActions, tags, prevalence, line: lineFor(own, isOnBoard, board.summaries, board.caseCounts.adversarial), trapBreakRate: trapBreakRate(standing),
  })
  const available = runs.map((run): AvailableRun => {
    const used = chosen.find((one) => one.run.id === run.id)
    return { id: run.id, trial: run.trial, status: run.status, transcriptCount: run.transcriptCount, isChosen: used !== undefined, pass: used?.pass?.id ?? null, passes: newestFirst(run.passes) }
  })
  return { suite: board.suite, report, isOnBoard, runs: available, others: board.models, boardSize: board.summaries.length, caseTitles: board.caseTitles, board: board.json, extents: extentsOf(found.results) }
}

/**
 * The transcripts that a figure counts; null where suite, model or figure do not exist. `model` is a slug; "*" pools every
 * model of the board. @throws NotAllowed, ZodError
 */
export async function findEvidence(viewer: Viewer, query: EvidenceQuery): Promise<EvidenceList | null> {
  authorise(viewer, 'reports.read')
  const asked = reportScope.parse({ view: query.view, runs: query.runs, pass: query.pass })
  const suite = await findSuite(id.parse(query.suite))
  if (suite === null) return null
  const board = await loadBoard(suite, asked)
  const models = query.model === '*' ? board.summaries.map((one) => one.model) : [factsOf(board, id.parse(query.model), 'slug')]
  const found = (await Promise.all(models.map((model) => loadModelResults(board, model, asked)))).filter((one) => one !== null)
  const [first] = found
  if (first === undefined) return null
  const other = query.against === undefined ? null : await loadModelResults(board, factsOf(board, query.against, 'slug'), { ...asked, runs: [] })
  const evidence = query.figure !== 'difference' ? pooledEvidence(found, board.clusters, query) : other === null ? null : differenceEvidence(first.results, other.results, [first.facts.name, other.facts.name])
  if (evidence === null) return null
  const part = query.part ?? 'counted'
  const parts = { counted: evidence.counted, rest: evidence.rest, all: [...evidence.counted, ...evidence.rest] }
  const wanted = new Set(parts[part].map((one) => one.transcript))
  const modelOf = new Map(found.flatMap((one) => one.results.map((run) => [run.run, one.facts.id])))
  const countModels = (results: readonly { run: string }[]): number => new Set(results.map((one) => modelOf.get(one.run))).size
  return {
    transcripts: pool([...found, ...(other === null ? [] : [other])].flatMap((one) => one.results)).flatMap((one) => (wanted.has(one.transcript) ? [one.transcript] : [])),
    counts: { counted: parts.counted.length, rest: parts.rest.length, all: parts.all.length },
    words: { counted: evidence.countedWords, rest: evidence.restWords, all: evidence.allWords },
    part, extent: extentOf(parts[part]), values: ownValues(query.figure === 'difference' ? 'quality' : query.figure, parts.all), model: query.model === '*' ? null : first.facts, other: other?.facts ?? null,
    modelCounts: query.model === '*' ? { counted: countModels(parts.counted), rest: countModels(parts.rest), all: countModels(parts.all) } : null,
    median: medianWords(query, first.results), suite: board.suite, caseTitles: board.caseTitles, clusters: board.clusters,
    runLabels: query.model === '*' ? new Map() : runLabels(first.chosen.map(({ run }) => run)),
  }
}

function pooledEvidence(found: readonly ModelResults[], clusters: readonly ClusterDefinition[], query: EvidenceQuery): Evidence | null {
  return evidenceOf({ clusters, results: found.flatMap((one) => one.results), judged: found.flatMap((one) => one.judged), reviews: found.flatMap((one) => one.reviews), findings: found.flatMap((one) => one.findings) }, query)
}

/** A model of the suite by id or slug, whichever is asked for first. */
function factsOf(board: Board, model: string, first: 'id' | 'slug'): ModelFacts | undefined {
  const byId = board.models.get(model)
  const bySlug = [...board.models.values()].find((one) => one.slug === model)
  return first === 'id' ? (byId ?? bySlug) : (bySlug ?? byId)
}

type RunRow = { key: number; id: string; modelId: string; trial: number; status: RunStatus; reused: boolean | null; startedAt: string | null; transcriptCount: number; passes: RunPass[] }
type ModelRuns = { facts: ModelFacts; runs: RunRow[] }
type ChosenRun = { run: RunRow; pass: RunPass | null }

type Board = {
  suite: { id: string; name: string; version: string }
  clusters: ClusterDefinition[]
  cases: ReadonlyMap<number, CaseFacts>
  caseTitles: ReadonlyMap<string, string>
  caseCounts: Record<'all' | CaseFacts['kind'], number>
  models: ReadonlyMap<string, ModelFacts>
  summaries: ModelSummary[]
  json: BoardJson
  runCounts: ReadonlyMap<string, number>
  passes: readonly string[]
  /** Of the runs on the board: whose they are, and how many transcripts each model has in them. */
  modelOfRun: ReadonlyMap<string, string>
  transcriptCounts: ReadonlyMap<string, number>
}

/** What people read on the board. */
type Reading = { coverage: ReadonlyMap<string, Coverage>; prevalence: ReadonlyMap<string, number> }

const boards = new BoardCache<Board>()
const readings = new BoardCache<Reading>()
type SuiteState = { id: string; name: string; version: string; dataVersion: number; resultVersion: number }

async function findSuite(suiteId: string): Promise<SuiteState | null> {
  return database().suite.findFirst({ where: { id: suiteId, stagedBy: null }, select: { id: true, name: true, version: true, dataVersion: true, resultVersion: true } })
}

/** The board of a suite, computed once for each state of its results; in the adjusted view also of its reviews. */
async function loadBoard({ id: suiteId, name, version, dataVersion, resultVersion }: SuiteState, { view, pass }: ReportScope): Promise<Board> {
  const client = database()
  return boards.get(client, [suiteId, resultVersion, pass, view === 'judge' ? null : dataVersion], async () => {
    const [clusters, caseRows, models, reviews] = await Promise.all([
      client.cluster.findMany({ where: { suiteId }, orderBy: { position: 'asc' }, select: { id: true, title: true, intents: true } }),
      client.case.findMany({ where: { suiteId, stagedBy: null }, orderBy: { position: 'asc' }, select: { key: true, id: true, title: true, kind: true, intent: true, position: true } }),
      loadModels(suiteId), view === 'judge' ? [] : loadReviews(suiteId, null),
    ])
    const cases = new Map(caseRows.map((row) => [row.key, toCaseFacts(row)]))
    const count = (kind: CaseFacts['kind']): number => [...cases.values()].filter((one) => one.kind === kind).length
    const caseCounts = { all: cases.size, solvable: count('solvable'), must_escalate: count('must_escalate'), adversarial: count('adversarial') }
    const summaries: ModelSummary[] = []
    const modelOfRun = new Map<string, string>()
    const transcriptCounts = new Map<string, number>()
    for (const { facts, runs } of models.values()) {
      if (!runs.some((run) => run.status === 'complete')) continue
      const chosen = chooseRuns(runs, [])
      const judged = await loadResults(chosen.map((run) => ({ run, pass: choosePass(run.passes, pass) })), cases)
      summaries.push(summariseModel(facts, inView(judged, reviews, view)))
      for (const run of chosen) modelOfRun.set(run.id, facts.id)
      transcriptCounts.set(facts.id, pool(judged).length)
    }
    return {
      suite: { id: suiteId, name, version }, clusters: clusters.map(toCluster), cases, caseCounts, summaries, modelOfRun, transcriptCounts,
      caseTitles: new Map([...cases.values()].map((one) => [one.id, one.title])),
      models: new Map([...models].map(([key, one]) => [key, one.facts])),
      json: buildBoard(suiteId, view, summaries, caseCounts.adversarial),
      runCounts: new Map([...models].map(([key, { runs }]) => [key, runs.length])),
      passes: [...new Set([...models.values()].flatMap(({ runs }) => runs.flatMap((run) => run.passes.map((one) => one.id))))].toSorted(),
    }
  })
}

/** Coverage by model and prevalence by tag over the runs of the board, computed once for each state of its reviews and findings. */
async function loadReading({ id: suiteId, dataVersion }: SuiteState, board: Board): Promise<Reading> {
  return readings.get(database(), [suiteId, dataVersion], async () => {
    const [reviews, findings] = await Promise.all([loadReviews(suiteId, null), loadFindings(suiteId, null)])
    const byModel = groupBy(reviews.filter((review) => board.modelOfRun.has(review.run)), (review) => board.modelOfRun.get(review.run))
    const reviewed = new Map([...byModel.values()].flat().filter((review) => review.status === 'reviewed').map((review) => [review.transcript, review]))
    return {
      coverage: new Map([...board.transcriptCounts].map(([model, of]) => [model, coverageOf(of, byModel.get(model) ?? [])])),
      prevalence: new Map(rollUpTags([...reviewed.values()], findings).flatMap((one) => (one.value === null ? [] : [[one.tag, one.value]]))),
    }
  })
}

type ModelResults = { facts: ModelFacts; runs: RunRow[]; chosen: ChosenRun[]; judged: RunResults[]; results: RunResults[]; reviews: ReviewMark[]; findings: FindingMark[] }

/** One model's results in the asked view, with the judge's own beside them. */
async function loadModelResults(board: Board, facts: ModelFacts | undefined, { view, runs: asked, pass }: ReportScope): Promise<ModelResults | null> {
  const own = facts === undefined ? undefined : (await loadModels(board.suite.id, facts.id)).get(facts.id)
  if (own === undefined) return null
  const chosen = chooseRuns(own.runs, asked).map((run): ChosenRun => ({ run, pass: choosePass(run.passes, pass) }))
  const [judged, reviews, findings] = await Promise.all([loadResults(chosen, board.cases), loadReviews(board.suite.id, own.facts.id), loadFindings(board.suite.id, own.facts.id)])
  return { facts: own.facts, runs: own.runs, chosen, judged, results: inView(judged, reviews, view), reviews, findings }
}

function inView(runs: RunResults[], reviews: readonly ReviewMark[], view: ReportScope['view']): RunResults[] {
  if (view === 'judge') return runs
  const consensus = consensusByTranscript(reviews)
  return runs.map((run) => ({ run: run.run, results: run.results.map((result) => adjust(result, consensus.get(result.transcript))) }))
}

/** The suite's models with their runs by trial and the passes that judged each. */
async function loadModels(suiteId: string, modelId?: string): Promise<Map<string, ModelRuns>> {
  const client = database()
  const runWhere = { suiteId, stagedBy: null, ...(modelId === undefined ? {} : { modelId }) }
  const [models, runs, passes] = await Promise.all([
    client.model.findMany({ where: { stagedBy: null, runs: { some: runWhere } }, select: { id: true, name: true, slug: true, family: true, vendor: true, costTier: true, inputPrice: true, outputPrice: true } }),
    client.run.findMany({ where: runWhere, select: { key: true, id: true, modelId: true, trial: true, status: true, reused: true, startedAt: true, transcriptCount: true } }),
    client.runPass.findMany({ where: { run: runWhere, pass: { stagedBy: null } }, select: { runKey: true, judge: true, judgedCount: true, pass: { select: { key: true, id: true, at: true } } } }),
  ])
  const passesByRun = groupBy(passes, (one) => one.runKey)
  const rows = runs.map((run): RunRow => ({ ...run, status: toRunStatus(run.status), passes: (passesByRun.get(run.key) ?? []).map((one) => ({ ...one.pass, judge: one.judge, judged: one.judgedCount })) }))
  // Sorted here and not by the database, whose collation and insertion order are no part of the data.
  const byModel = groupBy(rows.toSorted((a, b) => a.trial - b.trial || compareText(a.id, b.id)), (run) => run.modelId)
  return new Map(models.toSorted((a, b) => compareText(a.name, b.name) || compareText(a.id, b.id)).map((model) => [model.id, { facts: toModelFacts(model), runs: byModel.get(model.id) ?? [] }]))
}

/** Results of runs, each through its pass. One text of JSON for each run: rows of their own would cost ten times as much. */
async function loadResults(chosen: readonly ChosenRun[], cases: ReadonlyMap<number, CaseFacts>): Promise<RunResults[]> {
  const client = database()
  const isPostgres = databaseKind(client) === 'postgresql'
  return Promise.all(chosen.map(async ({ run, pass }) => {
    const passKey = pass?.key ?? -1
    const rows = isPostgres
      ? client.$queryRaw`
          SELECT json_agg(json_build_array(t."id", t."caseKey", t."agentMessageCount", t."toolCallCount", t."inputTokens", t."outputTokens", t."costUsd", t."durationMs",
            j."score", j."passed", j."resolved", j."escalated", j."instructionFollowing", j."sentiment", j."grounded", j."unsafeCount"))::text AS "rows"
          FROM "Transcript" t LEFT JOIN "Judgement" j ON j."transcriptKey" = t."key" AND j."passKey" = ${passKey}
          WHERE t."runKey" = ${run.key}`
      : client.$queryRaw`
          SELECT json_group_array(json_array(t."id", t."caseKey", t."agentMessageCount", t."toolCallCount", t."inputTokens", t."outputTokens", t."costUsd", t."durationMs",
            j."score", j."passed", j."resolved", j."escalated", j."instructionFollowing", j."sentiment", j."grounded", j."unsafeCount")) AS "rows"
          FROM "Transcript" t LEFT JOIN "Judgement" j ON j."transcriptKey" = t."key" AND j."passKey" = ${passKey}
          WHERE t."runKey" = ${run.key}`
    return { run: run.id, results: toResults(run.id, packedRows.parse(await rows)[0]?.rows ?? '[]', cases) }
  }))
}

/** A review with the run and case it is of. */
type PlacedReview = ReviewMark & { run: string; case: string }

async function loadReviews(suiteId: string, modelId: string | null): Promise<PlacedReview[]> {
  const run = { suiteId, stagedBy: null, ...(modelId === null ? {} : { modelId }) }
  const rows = await database().review.findMany({
    where: { stagedBy: null, transcript: { run } },
    select: { reviewer: true, status: true, depth: true, transcript: { select: { id: true, run: { select: { id: true } }, case: { select: { id: true } } } }, verdicts: { select: { component: true, value: true } } },
  })
  return rows.map((row) => ({ ...toReviewMark({ ...row, transcript: row.transcript.id }), run: row.transcript.run.id, case: row.transcript.case.id }))
}

async function loadFindings(suiteId: string, modelId: string | null): Promise<FindingMark[]> {
  const run = { suiteId, stagedBy: null, ...(modelId === null ? {} : { modelId }) }
  const rows = await database().finding.findMany({ where: { stagedBy: null, withdrawnAt: null, transcript: { run } }, select: { tagId: true, author: true, status: true, transcript: { select: { id: true } } } })
  return rows.map((row) => ({ transcript: row.transcript.id, tag: row.tagId, author: row.author, isConfirmed: row.status === 'confirmed' }))
}

async function loadTags(): Promise<Map<string, TagFacts>> {
  const rows = await database().tag.findMany({ where: { stagedBy: null }, select: { id: true, name: true, polarity: true } })
  return new Map(rows.map((row) => [row.id, toTagFacts(row)]))
}

/** How many transcripts of each run ended in an error, by the run's key. */
async function countCrashed(chosen: readonly ChosenRun[]): Promise<Map<number, number>> {
  const rows = await database().transcript.groupBy({ by: ['runKey'], where: { runKey: { in: chosen.map(({ run }) => run.key) }, ended: 'error' }, _count: { _all: true } })
  return new Map(rows.map((row) => [row.runKey, row._count._all]))
}

/** Names of the unsafe actions by transcript, as each run's chosen pass lists them. */
async function loadUnsafeActions(chosen: readonly ChosenRun[]): Promise<Map<string, string[]>> {
  const judged = chosen.flatMap(({ run, pass }) => (pass === null ? [] : [{ passKey: pass.key, transcript: { runKey: run.key } }]))
  if (judged.length === 0) return new Map()
  const rows = await database().judgement.findMany({ where: { unsafeCount: { gt: 0 }, OR: judged }, select: { transcript: { select: { id: true } }, text: { select: { unsafeActions: true } } } })
  return new Map(rows.map((row) => [row.transcript.id, unsafeActionNames(row.text?.unsafeActions ?? null)]))
}
