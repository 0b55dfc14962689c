import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync, appendFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import path from 'node:path'
import { z } from 'zod'
import { messageRecord, type MessageRecord } from '@/lib/bundle/record'
import { benchSuite, type BenchSuite } from '@/lib/bench/cases/case'
import { roundPlan, type RoundPlan } from '@/lib/bench/runner/plan'
import { roundProgress, type RoundProgress } from '@/lib/bench/runner/progress'

// A round's folder: plan.json (what was asked for), journal.jsonl (what is finished), ledger.jsonl (what was paid for), progress.json (how it stands), cancel (asked to
// stop), live/ (conversations under way) and bundle.jsonl (what is imported at the end).

export type RoundFolder = { id: string; path: string }

const ID = roundPlan.shape.id

/** The folder of a round under the data folder; null where the id is not one. */
export function roundFolder(dataFolder: string, id: string): RoundFolder | null {
  return ID.safeParse(id).success ? { id, path: path.join(/* turbopackIgnore: true */ dataFolder, 'bench', id) } : null
}

export function journalFile(folder: RoundFolder): string {
  return path.join(/* turbopackIgnore: true */ folder.path, 'journal.jsonl')
}

export function ledgerFile(folder: RoundFolder): string {
  return path.join(/* turbopackIgnore: true */ folder.path, 'ledger.jsonl')
}

export function bundleFile(folder: RoundFolder): string {
  return path.join(/* turbopackIgnore: true */ folder.path, 'bundle.jsonl')
}

function file(folder: RoundFolder, name: string): string {
  return path.join(/* turbopackIgnore: true */ folder.path, name)
}

/** Writes the plan of a new round, with its suite where that does not come with the bench. @throws Error when there is one of that id */
export function createRound(dataFolder: string, plan: RoundPlan, ownSuite: BenchSuite | null = null): RoundFolder {
  const folder = roundFolder(dataFolder, plan.id)
  if (folder === null) throw new Error(`${plan.id} is no id for a round`)
  mkdirSync(path.dirname(folder.path), { recursive: true, mode: 0o700 })
  mkdirSync(folder.path, { mode: 0o700 })
  mkdirSync(file(folder, 'live'), { mode: 0o700 })
  if (ownSuite !== null) replaceFile(file(folder, 'suite.json'), JSON.stringify(ownSuite))
  replacePlan(folder, plan)
  return folder
}

/** The suite that a round was given as a file; null where it plays one that comes with the bench. */
export function readSuite(folder: RoundFolder): BenchSuite | null {
  const where = file(folder, 'suite.json')
  return existsSync(where) ? benchSuite.parse(JSON.parse(readFileSync(where, 'utf8'))) : null
}

/** Every round there is, the newest id first. */
export function listRoundIds(dataFolder: string): string[] {
  const parent = path.join(/* turbopackIgnore: true */ dataFolder, 'bench')
  if (!existsSync(parent)) return []
  return readdirSync(parent).filter((name) => ID.safeParse(name).success && existsSync(path.join(parent, name, 'plan.json'))).sort().reverse()
}

/** Writes a plan over the one there is. */
export function replacePlan(folder: RoundFolder, plan: RoundPlan): void {
  replaceFile(file(folder, 'plan.json'), `${JSON.stringify(roundPlan.parse(plan), null, 2)}\n`)
}

/** Null where there is no such round. */
export function readPlan(folder: RoundFolder): RoundPlan | null {
  const where = file(folder, 'plan.json')
  return existsSync(where) ? roundPlan.parse(JSON.parse(readFileSync(where, 'utf8'))) : null
}

/** Null before the round has first been started. */
export function readProgress(folder: RoundFolder): RoundProgress | null {
  const where = file(folder, 'progress.json')
  return existsSync(where) ? roundProgress.parse(JSON.parse(readFileSync(where, 'utf8'))) : null
}

export function writeProgress(folder: RoundFolder, progress: RoundProgress): void {
  replaceFile(file(folder, 'progress.json'), JSON.stringify(progress))
}

/** Asks a round to stop; its process looks for this several times a second. */
export function askToCancel(folder: RoundFolder): void {
  writeFileSync(file(folder, 'cancel'), '')
}

export function isCancelAsked(folder: RoundFolder): boolean {
  return existsSync(file(folder, 'cancel'))
}

export function clearCancel(folder: RoundFolder): void {
  rmSync(file(folder, 'cancel'), { force: true })
}

function liveFile(folder: RoundFolder, key: string): string {
  return file(folder, path.join('live', `${createHash('sha256').update(key).digest('hex').slice(0, 24)}.jsonl`))
}

export function appendLive(folder: RoundFolder, key: string, message: MessageRecord): void {
  appendFileSync(liveFile(folder, key), `${JSON.stringify(message)}\n`)
}

export function dropLive(folder: RoundFolder, key: string): void {
  rmSync(liveFile(folder, key), { force: true })
}

/** What conversations an earlier process left half done: they are played anew. */
export function clearLive(folder: RoundFolder): void {
  rmSync(file(folder, 'live'), { recursive: true, force: true })
  mkdirSync(file(folder, 'live'), { recursive: true, mode: 0o700 })
}

/** The messages of a conversation under way; null when it is not under way. A line that is being written is left for the next look. */
export function readLive(folder: RoundFolder, key: string): MessageRecord[] | null {
  const where = liveFile(folder, key)
  if (!existsSync(where)) return null
  const text = readFileSync(where, 'utf8')
  const whole = text.slice(0, text.lastIndexOf('\n') + 1)
  return z.array(messageRecord).parse(whole.split('\n').filter((line) => line !== '').map((line): unknown => JSON.parse(line)))
}

function replaceFile(where: string, text: string): void {
  const next = `${where}.${process.pid}`
  writeFileSync(next, text, { mode: 0o600 })
  renameSync(next, where)
}
