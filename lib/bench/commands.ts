import { spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import path from 'node:path'
import { recordAudit } from '@/lib/audit/record'
import { authorise } from '@/lib/auth/permissions'
import { appSecret } from '@/lib/auth/secret'
import { viewerLabel, type Viewer } from '@/lib/auth/viewer'
import type { BenchSuite } from '@/lib/bench/cases/case'
import { PROVIDER_SETTING, providerInput, toStoredAccess, type ProviderInput } from '@/lib/bench/provider-access'
import { toRoundRow } from '@/lib/bench/round-row'
import { isResumable, isUnderWay } from '@/lib/bench/rounds'
import { newPlan, type RoundRequest } from '@/lib/bench/runner/new-plan'
import { changePlan, type PlanChange } from '@/lib/bench/runner/plan-change'
import { putRoundAside } from '@/lib/bench/runner/remove-round'
import { askToCancel, createRound, readPlan, readProgress, replacePlan, roundFolder, writeProgress, type RoundFolder } from '@/lib/bench/runner/round-folder'
import { isAlive, lockRound, processMark } from '@/lib/bench/runner/round-lock'
import { noSpending } from '@/lib/bench/runner/spending'
import { database } from '@/lib/db/client'
import { dataDirectory } from '@/lib/env'

/** Makes a round without starting it. @throws NotAllowed, ZodError */
export async function prepareRound(viewer: Viewer, request: RoundRequest, ownSuite: BenchSuite | null = null): Promise<RoundFolder> {
  authorise(viewer, 'bench.run')
  const plan = newPlan(request, viewerLabel(viewer))
  return createRound(dataDirectory(), plan, ownSuite)
}

/** Makes a round and starts a process for it; progress and outcome stand in its folder. @returns the round's id. @throws NotAllowed, ZodError */
export async function startRound(viewer: Viewer, request: RoundRequest): Promise<string> {
  authorise(viewer, 'bench.run')
  const folder = await prepareRound(viewer, request)
  await recordAudit(viewer, { action: 'bench.start', subject: folder.id, detail: { suite: request.suite, models: request.models, trials: request.trials ?? 1, rescores: request.rescores ?? null } })
  startProcess(folder)
  return folder.id
}

/** Asks a round to stop; what is finished is kept. @throws NotAllowed */
export async function cancelRound(viewer: Viewer, id: string): Promise<'asked' | 'not-running' | 'not-found'> {
  authorise(viewer, 'bench.run')
  const found = standOf(id)
  if (found === null) return 'not-found'
  if (!isUnderWay(found.row.stand)) return 'not-running'
  askToCancel(found.folder)
  await recordAudit(viewer, { action: 'bench.cancel', subject: id })
  return 'asked'
}

/** Gives a round that is not under way another pace or budget, nothing that its results depend on. @throws NotAllowed, ZodError */
export async function changeRound(viewer: Viewer, id: string, change: PlanChange): Promise<'changed' | 'under-way' | 'not-found'> {
  authorise(viewer, 'bench.run')
  const found = standOf(id)
  if (found === null) return 'not-found'
  if (isUnderWay(found.row.stand) && readProgress(found.folder) !== null) return 'under-way'
  replacePlan(found.folder, changePlan(found.plan, change))
  await recordAudit(viewer, { action: 'bench.change', subject: id, detail: { ...change, baseUrls: change.baseUrls === undefined ? null : Object.keys(change.baseUrls) } })
  return 'changed'
}

/** Goes on with a round that was cancelled, stopped or crashed, or that has failed items. @throws NotAllowed */
export async function resumeRound(viewer: Viewer, id: string): Promise<'started' | 'not-resumable' | 'not-found'> {
  authorise(viewer, 'bench.run')
  const found = standOf(id)
  if (found === null) return 'not-found'
  if (!isResumable(found.row)) return 'not-resumable'
  await recordAudit(viewer, { action: 'bench.resume', subject: id })
  startProcess(found.folder)
  return 'started'
}

/**
 * Removes a round that is not under way: its folder goes, journal and all. Runs that came of it stay, and so does the ledger of what was
 * paid (remove-round.ts). @throws NotAllowed
 */
export async function removeRound(viewer: Viewer, id: string): Promise<'removed' | 'under-way' | 'not-found'> {
  authorise(viewer, 'bench.run')
  const found = standOf(id)
  if (found === null) return 'not-found'
  // Whoever works on it holds its lock, whatever its progress says.
  const unlock = isUnderWay(found.row.stand) ? null : lockRound(found.folder)
  if (unlock === null) return 'under-way'
  const { suite, models, rescores, stand, done, total, cost } = found.row
  let aside: ReturnType<typeof putRoundAside> | null = null
  try {
    aside = putRoundAside(found.folder)
    await recordAudit(viewer, { action: 'bench.remove', subject: id, detail: { suite, models, rescores, stand, done, total, usd: cost.usd, calls: cost.calls } })
  } catch (error) {
    aside?.restore()
    unlock()
    throw error
  }
  aside.drop()
  return 'removed'
}

function standOf(id: string) {
  const folder = roundFolder(dataDirectory(), id)
  const plan = folder === null ? null : readPlan(folder)
  return folder === null || plan === null ? null : { folder, plan, row: toRoundRow(plan, readProgress(folder), isAlive) }
}

/** The round's own process: it outlives the web server, and a long round does not share its heap or its event loop. */
function startProcess(folder: RoundFolder): void {
  const root = process.env.SAB_ROOT ?? process.cwd()
  const log = openSync(path.join(/* turbopackIgnore: true */ folder.path, 'worker.log'), 'a', 0o600)
  const child = spawn(process.execPath, [path.join(/* turbopackIgnore: true */ root, 'cli/sab.mjs'), 'bench', 'work', folder.id], { cwd: root, env: { ...process.env, SAB_ROOT: root }, stdio: ['ignore', log, log], detached: true })
  // Until the process has said a word of its own, the round waits for it; should it die before that, its number tells.
  const before = readProgress(folder)
  writeProgress(folder, { total: 0, done: 0, failed: 0, spent: noSpending(), warnings: {}, startedAt: null, ...before, state: 'waiting', worker: child.pid === undefined ? null : processMark(child.pid), updatedAt: new Date().toISOString(), leftMs: null, active: [], held: [], message: null })
  child.unref()
  closeSync(log)
}

/** Keeps a provider's key (closed with the app's secret) and address. An empty key keeps the stored one. @throws NotAllowed, ZodError */
export async function storeProvider(viewer: Viewer, input: ProviderInput): Promise<void> {
  authorise(viewer, 'bench.run')
  const given = providerInput.parse(input)
  const key = `${PROVIDER_SETTING}${given.provider}`
  const before = await database().setting.findUnique({ where: { key }, select: { value: true } })
  const value = toStoredAccess(appSecret(), given, before?.value ?? null)
  await database().$transaction([
    database().setting.upsert({ where: { key }, create: { key, value }, update: { value }, select: { key: true } }),
    recordAudit(viewer, { action: 'bench.provider', subject: given.provider, detail: { key: given.apiKey === '' ? 'kept' : 'replaced', baseUrl: given.baseUrl === '' ? null : given.baseUrl } }),
  ])
}

/** Forgets what is kept of a provider. @throws NotAllowed, ZodError */
export async function forgetProvider(viewer: Viewer, provider: string): Promise<void> {
  authorise(viewer, 'bench.run')
  const key = `${PROVIDER_SETTING}${providerInput.shape.provider.parse(provider)}`
  await database().$transaction([
    database().setting.deleteMany({ where: { key } }),
    recordAudit(viewer, { action: 'bench.provider.forget', subject: provider }),
  ])
}
