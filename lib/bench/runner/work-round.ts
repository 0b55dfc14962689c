import { rmSync } from 'node:fs'
import { TERMINAL } from '@/lib/auth/viewer'
import { findSuite } from '@/lib/bench/cases/suites'
import type { BenchSuite } from '@/lib/bench/cases/case'
import type { GivenAccess } from '@/lib/bench/models/providers'
import { assembleCast } from '@/lib/bench/runner/cast'
import { Ledger } from '@/lib/bench/runner/ledger'
import type { RoundPlan } from '@/lib/bench/runner/plan'
import type { RoundProgress } from '@/lib/bench/runner/progress'
import { rescoreRound, type ReadTranscript } from '@/lib/bench/runner/rescore-round'
import { bundleFile, ledgerFile, readPlan, readProgress, readSuite, writeProgress, type RoundFolder } from '@/lib/bench/runner/round-folder'
import { copyBundle } from '@/lib/bench/runner/write-bundle'
import { lockRound } from '@/lib/bench/runner/round-lock'
import { runRound, type RoundEnd } from '@/lib/bench/runner/run-round'
import type { DatabaseLocation } from '@/lib/db/database-url'
import { fileSource } from '@/lib/imports/file-sources'
import { runImport, type ImportResult } from '@/lib/imports/run-import'

export type WorkOptions = {
  /** Access that was stored or given; the environment fills in the rest. */
  given: Readonly<Record<string, GivenAccess>>
  environment: Record<string, string | undefined>
  signal: AbortSignal
  /** Where the bundle goes: into a database, or into a file. */
  into: { database: DatabaseLocation } | { file: string }
  /** Reads a stored transcript; needed for a rescore alone. */
  readTranscript: ReadTranscript
  onProgress?: (progress: RoundProgress) => void
}

export type WorkEnd = { end: RoundEnd['end']; message: string | null; transcripts: number; imported: ImportResult | null; progress: RoundProgress | null }

/** The suite of a round: its own copy where it was given as a file, else the one that comes with the bench. @throws Error when there is none */
export function suiteOf(folder: RoundFolder, plan: RoundPlan): BenchSuite {
  const suite = readSuite(folder) ?? findSuite(plan.suite)
  if (suite === null) throw new Error(`there is no suite ${plan.suite}`)
  return suite
}

/**
 * Works on a round until it is finished, cancelled or stopped, and brings what there is where it belongs: a stopped round's runs are marked
 * partial, and a resume completes them. @throws Error when the round does not exist, another process works on it, or somebody is missing
 */
export async function workRound(folder: RoundFolder, options: WorkOptions): Promise<WorkEnd> {
  const plan = readPlan(folder)
  if (plan === null) throw new Error(`there is no round ${folder.id}`)
  const suite = suiteOf(folder, plan)
  const unlock = lockRound(folder)
  if (unlock === null) throw new Error(`another process works on round ${folder.id}`)
  try {
    const cast = assembleCast(plan, options.given, options.environment, new Ledger(ledgerFile(folder)))
    const run = { signal: options.signal, ...(options.onProgress === undefined ? {} : { onProgress: options.onProgress }) }
    const ended = plan.rescores === null ? await runRound(folder, plan, suite, cast, run) : await rescoreRound(folder, plan, suite, cast, options.readTranscript, run)
    const imported = ended.transcripts === 0 ? null : await deliver(folder, plan, options)
    return finish(folder, ended, imported, options)
  } catch (error) {
    const progress = readProgress(folder)
    if (progress !== null) writeProgress(folder, { ...progress, state: 'stopped', worker: null, active: [], held: [], message: error instanceof Error ? error.message : String(error) })
    throw error
  } finally {
    unlock()
  }
}

async function deliver(folder: RoundFolder, plan: RoundPlan, { into, signal }: WorkOptions): Promise<ImportResult | null> {
  const bundle = bundleFile(folder)
  if ('file' in into) {
    await copyBundle(bundle, into.file)
    rmSync(bundle, { force: true })
    return null
  }
  // A resumed round replaces its own partial runs; findings and reviews stay.
  const imported = await runImport(into.database, [fileSource(bundle, `bench ${plan.id}.jsonl`)], { replace: true, ...(signal.aborted ? {} : { signal }) }, TERMINAL)
  if (imported.state === 'done') rmSync(bundle, { force: true })
  return imported
}

function finish(folder: RoundFolder, ended: RoundEnd, imported: ImportResult | null, { onProgress }: WorkOptions): WorkEnd {
  const progress = readProgress(folder)
  if (progress === null) return { ...ended, imported, progress }
  const refused = imported !== null && imported.state !== 'done'
  const message = refused ? `played, but not imported: ${imported.issues[0]?.message ?? imported.state}` : ended.message
  const last: RoundProgress = { ...progress, state: refused ? 'stopped' : ended.end === 'finished' ? 'done' : ended.end, worker: null, active: [], held: [], leftMs: ended.end === 'finished' ? 0 : progress.leftMs, message, updatedAt: new Date().toISOString() }
  writeProgress(folder, last)
  onProgress?.(last)
  return { end: refused ? 'stopped' : ended.end, message, transcripts: ended.transcripts, imported, progress: last }
}
