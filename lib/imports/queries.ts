import { z } from 'zod'
import { authorise } from '@/lib/auth/permissions'
import { viewerLabel, type Viewer } from '@/lib/auth/viewer'
import { database } from '@/lib/db/client'
import { containing } from '@/lib/db/containing'
import type { ImportIssue, Prisma } from '@/lib/db/generated/sqlite/client'
import { changedRunSchema, type ChangedRunView } from '@/lib/imports/changed-run'
import { importCountsSchema, importOptionsSchema, importQuestionSchema, NO_COUNTS } from '@/lib/imports/import'
import { IMPORT_LIST, type ImportListState } from '@/lib/imports/import-list'
import { rateOf, toImportState, type ImportIssueView, type ImportView } from '@/lib/imports/progress'

const IMPORT_COLUMNS = {
  id: true, state: true, fileName: true, format: true, bytes: true, bytesRead: true, sha256: true, options: true, counts: true, issueCount: true, questions: true, message: true, cancelAsked: true, actor: true, userId: true,
  createdAt: true, startedAt: true, heartbeatAt: true, finishedAt: true, keptUntil: true,
} as const satisfies Prisma.ImportSelect
type ImportRow = Prisma.ImportGetPayload<{ select: typeof IMPORT_COLUMNS }>

/** A page of the imports that the viewer may see: a token's are those of its maker, a person's everybody's. */
export async function listImports(viewer: Viewer, state: ImportListState): Promise<{ rows: ImportView[]; matching: number; all: number }> {
  authorise(viewer, 'imports.read')
  const { q, state: states } = state.filters
  const holds = q === null ? null : containing(database(), q)
  const where: Prisma.ImportWhereInput = { ...visibleTo(viewer), ...(holds === null ? {} : { OR: [{ fileName: holds }, { actor: holds }] }), ...(states.length === 0 ? {} : { state: { in: [...states] } }) }
  const [matching, all, rows] = await Promise.all([
    database().import.count({ where }),
    database().import.count({ where: visibleTo(viewer) }),
    pageOf(state, where),
  ])
  return { rows: rows.map(toImportView), matching, all }
}

/** The page's imports in order, what is level newest first. Names are not left to the database, whose collation is its own: a light index of them is sorted here. */
async function pageOf({ sort, page }: ImportListState, where: Prisma.ImportWhereInput): Promise<ImportRow[]> {
  const direction = sort.descending ? 'desc' : 'asc'
  const part = { skip: (page - 1) * IMPORT_LIST.pageSize, take: IMPORT_LIST.pageSize }
  const newest = [{ createdAt: 'desc' }, { id: 'asc' }] as const
  if (sort.by === 'when' || sort.by === 'state') {
    return database().import.findMany({ where, select: IMPORT_COLUMNS, orderBy: sort.by === 'when' ? [{ createdAt: direction }, { id: 'asc' }] : [{ state: direction }, ...newest], ...part })
  }
  const column = ({ file: 'fileName', who: 'actor' } as const)[sort.by]
  const index = await database().import.findMany({ where, select: { id: true, fileName: true, actor: true }, orderBy: [...newest] })
  index.sort((a, b) => (sort.descending ? -1 : 1) * a[column].localeCompare(b[column], 'en'))
  const place = new Map(index.slice(part.skip, part.skip + part.take).map(({ id }, at) => [id, at]))
  const rows = await database().import.findMany({ where: { id: { in: [...place.keys()] } }, select: IMPORT_COLUMNS })
  return rows.toSorted((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0))
}

/** One import, null where there is none or it is not the viewer's to see. */
export async function findImport(viewer: Viewer, id: unknown): Promise<ImportView | null> {
  authorise(viewer, 'imports.read')
  const parsed = z.string().min(1).max(100).safeParse(id)
  if (!parsed.success) return null
  const row = await database().import.findFirst({ where: { id: parsed.data, ...visibleTo(viewer) }, select: IMPORT_COLUMNS })
  return row === null ? null : toImportView(row)
}

/** The first issues of an import: its errors, then its warnings, each in the order in which they were found. */
export async function firstIssues(viewer: Viewer, importId: string, most: number): Promise<ImportIssueView[]> {
  authorise(viewer, 'imports.read')
  // "error" stands before "warning" in the alphabet as well.
  return (await database().importIssue.findMany({ where: { importId, import: visibleTo(viewer) }, orderBy: [{ severity: 'asc' }, { position: 'asc' }], take: most })).map(toIssueView)
}

/** The issues of an import in the order in which they were found, from a position on. */
export async function listIssues(viewer: Viewer, importId: string, from: number, most: number): Promise<ImportIssueView[]> {
  authorise(viewer, 'imports.read')
  return (await database().importIssue.findMany({ where: { importId, position: { gte: from }, import: visibleTo(viewer) }, orderBy: { position: 'asc' }, take: most })).map(toIssueView)
}

function toIssueView(row: ImportIssue): ImportIssueView {
  return {
    position: row.position, severity: row.severity === 'warning' ? 'warning' : 'error', file: row.file, message: row.message,
    ...(row.line === null ? {} : { line: row.line }), ...(row.path === null ? {} : { path: row.path }), ...(row.caseId === null ? {} : { caseId: row.caseId }), ...(row.remedy === null ? {} : { remedy: row.remedy }),
  }
}

/** The runs that an import brought and that are still there, with what would go with them. */
export async function findImportedRuns(viewer: Viewer, importId: string): Promise<{ runs: { id: string; model: string; suite: string; trial: number; transcripts: number }[]; findings: number; reviews: number }> {
  authorise(viewer, 'imports.read')
  const ofRuns = { transcript: { run: { importId, stagedBy: null } }, stagedBy: null }
  const [runs, findings, reviews] = await Promise.all([
    database().run.findMany({ where: { importId, stagedBy: null }, select: { id: true, trial: true, transcriptCount: true, model: { select: { name: true } }, suite: { select: { name: true } } }, orderBy: [{ modelId: 'asc' }, { trial: 'asc' }, { id: 'asc' }] }),
    database().finding.count({ where: ofRuns }),
    database().review.count({ where: ofRuns }),
  ])
  return { runs: runs.map((run) => ({ id: run.id, model: run.model.name, suite: run.suite.name, trial: run.trial, transcripts: run.transcriptCount })), findings, reviews }
}

/** The runs that were there before an import and that it changed, with the import that brought each; null where it is not done, or from before this was kept. */
export async function findChangedRuns(viewer: Viewer, importId: string): Promise<ChangedRunView[] | null> {
  authorise(viewer, 'imports.read')
  const row = await database().import.findFirst({ where: { id: importId, ...visibleTo(viewer) }, select: { changedRuns: true, finishedAt: true } })
  if (row === null || row.changedRuns === null) return null
  const changed = z.array(changedRunSchema).parse(parsed(row.changedRuns))
  const finishedAt = row.finishedAt?.toISOString() ?? null
  const runs = changed.length === 0 ? [] : await database().run.findMany({ where: { id: { in: changed.map((each) => each.run) }, stagedBy: null }, select: { id: true, trial: true, importId: true, importedAt: true, model: { select: { name: true } }, suite: { select: { name: true } } } })
  // A run of the same id that came later is another.
  const found = new Map(runs.filter((run) => run.importedAt === null || finishedAt === null || run.importedAt <= finishedAt).map((run) => [run.id, run]))
  return changed.map((each) => {
    const run = found.get(each.run)
    return { ...each, found: run === undefined ? null : { model: run.model.name, suite: run.suite.name, trial: run.trial, broughtBy: run.importId } }
  })
}

/** A program sees what it or its maker sent, one that was made at a terminal what bears its own name; people see every import. */
function visibleTo(viewer: Viewer): Prisma.ImportWhereInput {
  if (viewer.kind !== 'token') return {}
  return viewer.userId === null ? { userId: null, actor: viewerLabel(viewer) } : { userId: viewer.userId }
}

function toImportView(row: ImportRow): ImportView {
  const options = importOptionsSchema.safeParse(parsed(row.options))
  const counts = importCountsSchema.safeParse(parsed(row.counts))
  const questions = z.array(importQuestionSchema).safeParse(parsed(row.questions ?? '[]'))
  return {
    id: row.id, state: toImportState(row.state), fileName: row.fileName, format: row.format, bytes: row.bytes, bytesRead: row.bytesRead, rate: rateOf(row.bytesRead, row.startedAt, row.finishedAt ?? row.heartbeatAt),
    sha256: row.sha256, files: options.success ? options.data.files : [], replace: options.success && options.data.replace, answers: options.success ? options.data.answers : {},
    counts: counts.success ? counts.data : { ...NO_COUNTS }, issueCount: row.issueCount, questions: questions.success && row.state === 'asking' ? questions.data : [], message: row.message, cancelAsked: row.cancelAsked,
    actor: row.actor, userId: row.userId, createdAt: row.createdAt.toISOString(), startedAt: row.startedAt?.toISOString() ?? null, finishedAt: row.finishedAt?.toISOString() ?? null,
    replaceableUntil: row.keptUntil !== null && row.keptUntil > new Date() ? row.keptUntil.toISOString() : null,
  }
}

function parsed(text: string): unknown {
  return JSON.parse(text)
}
