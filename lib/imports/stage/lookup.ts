import { recordHash } from '@/lib/bundle/canonical'
import { numberIn, textIn } from '@/lib/db/bulk-read'
import { storedTag } from '@/lib/exports/stored-records'
import { CASE_KINDS } from '@/lib/suites/case'
import type { ModelEntry, PassEntry, RunEntry, Staging, SuiteEntry, TagEntry } from '@/lib/imports/stage/staging'

// What a record refers to: met earlier in this import, or stored. Stored ones are read when first met and kept.

export async function findSuite(staging: Staging, id: string): Promise<SuiteEntry | null> {
  const met = staging.suites.get(id)
  if (met !== undefined) return met
  const [row] = await staging.db.all(`SELECT "hash" FROM "Suite" WHERE "id" = ?`, [id])
  if (row === undefined) return null
  const entry: SuiteEntry = { id, origin: 'stored', hash: textIn(row, 'hash'), nextPosition: 0, cases: new Map(), strangers: 0, acquainted: false }
  for (const found of await staging.db.all(`SELECT "key", "id", "kind", "hash", "position" FROM "Case" WHERE "suiteId" = ?`, [id])) {
    entry.cases.set(textIn(found, 'id'), { key: numberIn(found, 'key'), kind: CASE_KINDS.find((kind) => kind === found.kind) ?? 'solvable', origin: 'stored', hash: textIn(found, 'hash') })
    entry.nextPosition = Math.max(entry.nextPosition, numberIn(found, 'position') + 1)
  }
  staging.suites.set(id, entry)
  return entry
}

export async function findModel(staging: Staging, id: string): Promise<ModelEntry | null> {
  const met = staging.models.get(id)
  if (met !== undefined) return met
  const [row] = await staging.db.all(`SELECT "hash", "slug" FROM "Model" WHERE "id" = ?`, [id])
  if (row === undefined) return null
  const entry: ModelEntry = { id, origin: 'stored', hash: textIn(row, 'hash'), slug: textIn(row, 'slug') }
  staging.models.set(id, entry)
  return entry
}

export async function findRun(staging: Staging, id: string): Promise<RunEntry | null> {
  const met = staging.runs.get(id)
  if (met !== undefined) return met
  const [row] = await staging.db.all(`SELECT "key", "hash", "suiteId", "modelId" FROM "Run" WHERE "id" = ? AND "stagedBy" IS NULL`, [id])
  if (row === undefined) return null
  const suite = await findSuite(staging, textIn(row, 'suiteId'))
  if (suite === null) return null
  const entry: RunEntry = { id, suite, modelId: textIn(row, 'modelId'), origin: 'stored', hash: textIn(row, 'hash'), key: numberIn(row, 'key'), shadowKey: null, stored: new Map(), staged: new Map() }
  for (const found of await staging.db.all(`SELECT "key", "caseKey", "hash" FROM "Transcript" WHERE "runKey" = ?`, [entry.key])) {
    entry.stored.set(numberIn(found, 'caseKey'), { key: numberIn(found, 'key'), hash: textIn(found, 'hash') })
  }
  staging.runs.set(id, entry)
  return entry
}

export async function findPass(staging: Staging, id: string): Promise<PassEntry | null> {
  const met = staging.passes.get(id)
  if (met !== undefined) return met
  const [row] = await staging.db.all(`SELECT "key", "judge" FROM "Pass" WHERE "id" = ? AND "stagedBy" IS NULL`, [id])
  if (row === undefined) return null
  const entry: PassEntry = { id, judge: textIn(row, 'judge'), origin: 'stored', key: numberIn(row, 'key'), shadowKey: null, latestAt: null, storedByRun: new Map(), staged: new Set(), tallies: new Map() }
  staging.passes.set(id, entry)
  return entry
}

/** Stored judgements of one pass over one run, by key of the transcript. */
export async function storedJudgements(staging: Staging, pass: PassEntry, run: RunEntry): Promise<Map<number, { key: number; hash: string }>> {
  let stored = pass.storedByRun.get(run.key)
  if (stored === undefined) {
    stored = new Map()
    if (pass.origin === 'stored' && run.origin === 'stored') {
      const rows = await staging.db.all(`SELECT j."key", j."hash", j."transcriptKey" FROM "Judgement" j JOIN "Transcript" t ON t."key" = j."transcriptKey" WHERE t."runKey" = ? AND j."passKey" = ?`, [run.key, pass.key])
      for (const row of rows) stored.set(numberIn(row, 'transcriptKey'), { key: numberIn(row, 'key'), hash: textIn(row, 'hash') })
    }
    pass.storedByRun.set(run.key, stored)
  }
  return stored
}

export async function findTag(staging: Staging, id: string): Promise<TagEntry | null> {
  const met = staging.tags.get(id)
  if (met !== undefined) return met
  // Tags are edited by hand: what counts is what the row holds now.
  const stored = await storedTag(staging.db, id)
  if (stored === null) return null
  const entry: TagEntry = { id, origin: 'stored', hash: recordHash(stored) }
  staging.tags.set(id, entry)
  return entry
}

/** Where a record's (run, case) leads: the staged transcript where this import brings or replaces it, else the stored one. */
export type TranscriptPlace = { run: RunEntry; caseKey: number; key: number; storedKey: number | null }

/** The transcript that a record refers to, or in words what is missing. */
export async function findTranscript(staging: Staging, runId: string, caseId: string): Promise<TranscriptPlace | string> {
  const run = await findRun(staging, runId)
  if (run === null) return `run ${JSON.stringify(runId)}`
  const found = run.suite.cases.get(caseId)
  if (found === undefined) return `case ${JSON.stringify(caseId)} of suite ${JSON.stringify(run.suite.id)}`
  const stored = run.stored.get(found.key)?.key ?? null
  const key = run.staged.get(found.key) ?? stored
  return key === null ? `the transcript of case ${JSON.stringify(caseId)} in run ${JSON.stringify(runId)}` : { run, caseKey: found.key, key, storedKey: stored }
}
