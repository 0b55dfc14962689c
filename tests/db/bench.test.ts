import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { NotAllowed } from '@/lib/auth/permissions'
import { TERMINAL, type Viewer } from '@/lib/auth/viewer'
import { forgetProvider, prepareRound, removeRound, storeProvider } from '@/lib/bench/commands'
import { findRound, findStoredRun, findStoredTranscript, listProviders, listRounds, listRunJudgements, openProviderAccess, readRoundItem } from '@/lib/bench/queries'
import type { RoundRequest } from '@/lib/bench/runner/new-plan'
import { workRound, type WorkEnd } from '@/lib/bench/runner/work-round'
import { Ledger } from '@/lib/bench/runner/ledger'
import { keptLedgerFile } from '@/lib/bench/runner/remove-round'
import { processMark } from '@/lib/bench/runner/round-lock'
import { journalFile, ledgerFile, type RoundFolder } from '@/lib/bench/runner/round-folder'
import { transcriptId } from '@/lib/transcripts/transcript-id'
import { sabV2 } from '@/tests/support/bench-plays'
import { storePerson, useReviewDesk } from '@/tests/support/review-desk'
import { describeOnBoth } from '@/tests/support/test-database'

const data = mkdtempSync(path.join(tmpdir(), 'sab-bench-'))
process.env.SAB_DATA_DIR = data
afterAll(() => rmSync(data, { recursive: true, force: true }))

const CASES = sabV2().cases.filter((each, index) => index % 8 === 0).map((each) => each.id)
const KEY = 'sk-kept-and-never-shown-77'

describeOnBoth('rounds of the bench in the database', (kind) => {
  const desk = useReviewDesk(kind)
  let admin: Viewer
  let viewer: Viewer
  let made = 0
  beforeAll(async () => {
    admin = await storePerson(desk.client, 'bench-admin@example.com', 'admin')
    viewer = await storePerson(desk.client, 'bench-viewer@example.com', 'viewer')
  })

  const round = (request: Partial<RoundRequest> = {}) => prepareRound(admin, { suite: 'sab-v2', models: ['scripted/careful', 'scripted/unsteady'], trials: 2, cases: CASES, id: `b-${kind}-${++made}`, concurrency: 1, ...request })
  const work = (folder: RoundFolder, signal = new AbortController().signal): Promise<WorkEnd> => workRound(folder, {
    given: {}, environment: {}, signal, into: { database: desk.location }, readTranscript: (run, caseId) => findStoredTranscript(TERMINAL, run, caseId),
  })
  /** Fires as soon as the round's journal has an entry. */
  const onceBegun = (folder: RoundFolder): AbortSignal => {
    const stop = new AbortController()
    const look = (): void => void (existsSync(journalFile(folder)) && statSync(journalFile(folder)).size > 0 ? stop.abort() : setImmediate(look))
    setImmediate(look)
    return stop.signal
  }
  const contents = async (folder: RoundFolder) => desk.client.transcript.findMany({ where: { run: { id: { startsWith: folder.id } } }, orderBy: [{ run: { modelId: 'asc' } }, { run: { trial: 'asc' } }, { case: { position: 'asc' } }], select: { id: true, ended: true, run: { select: { modelId: true, trial: true } }, case: { select: { id: true } }, messages: { orderBy: { number: 'asc' }, select: { role: true, content: true, resultValue: true } } } })

  it('a round becomes one run for each model and trial, judged, and its page leads to them', async () => {
    const folder = await round()
    const ended = await work(folder)
    expect(ended).toMatchObject({ end: 'finished', transcripts: 4 * CASES.length, imported: { state: 'done' } })
    const runs = await desk.client.run.findMany({ where: { id: { startsWith: folder.id } }, orderBy: { id: 'asc' }, select: { id: true, status: true, modelId: true, trial: true, _count: { select: { transcripts: true } } } })
    expect(runs.map((run) => [run.modelId, run.trial, run.status, run._count.transcripts])).toEqual([['scripted/careful', 1, 'complete', CASES.length], ['scripted/careful', 2, 'complete', CASES.length], ['scripted/unsteady', 1, 'complete', CASES.length], ['scripted/unsteady', 2, 'complete', CASES.length]])
    const [careful] = runs
    const judgements = await listRunJudgements(viewer, careful?.id ?? '')
    expect(judgements.map((each) => [each.judge, each.unsafe])).toEqual(CASES.map(() => ['rule', false]))
    const page = await findRound(viewer, folder.id)
    expect(page).toMatchObject({ row: { stand: 'done', done: 4 * CASES.length, failed: 0, cost: { usd: 0, calls: 0, unknownCalls: 0 } }, items: { matching: 4 * CASES.length, counts: { done: 4 * CASES.length, failed: 0, active: 0, waiting: 0 } } })
    expect(page?.runs.map((run) => run.id)).toEqual(runs.map((run) => run.id))
    const [item] = page?.items.rows ?? []
    const conversation = await readRoundItem(viewer, folder.id, item?.key ?? '')
    expect(conversation).toMatchObject({ isOver: true, error: null, storedAs: item?.transcript })
    expect(item?.transcript).toBe(transcriptId(runs[0]?.id ?? '', item?.caseId ?? ''))
    expect((await listRounds(viewer)).map((each) => each.id)).toContain(folder.id)
  })

  it('a round cancelled half-way leaves partial runs; resumed, they are complete, equal to an undisturbed round, and keep their reviews', async () => {
    const whole = await round({ seed: 5 })
    await work(whole)
    const broken = await round({ seed: 5 })
    const first = await work(broken, onceBegun(broken))
    expect(first.end).toBe('cancelled')
    const partial = await desk.client.run.findMany({ where: { id: { startsWith: broken.id } }, orderBy: { id: 'asc' }, select: { status: true, _count: { select: { transcripts: true } } } })
    expect(partial.map((run) => run.status)).toContain('partial')
    const there = await contents(broken)
    expect(there.length).toBeGreaterThan(0)
    expect(there.length).toBeLessThan(4 * CASES.length)
    const ids = there.map((each) => each.id)
    expect(await findRound(viewer, broken.id)).toMatchObject({ row: { stand: 'cancelled' } })
    const [reviewed] = await desk.client.transcript.findMany({ where: { id: { in: ids } }, orderBy: { id: 'asc' }, take: 1, select: { key: true, id: true } })
    await desk.client.review.create({ data: { transcriptKey: reviewed?.key ?? 0, reviewer: 'bench-admin@example.com', status: 'in_progress', depth: 'read', note: 'Read.', at: new Date().toISOString(), hash: '' } })

    expect((await work(broken)).end).toBe('finished')
    const told = (rows: Awaited<ReturnType<typeof contents>>) => rows.map(({ id: _id, ...row }) => row)
    expect(told(await contents(broken))).toEqual(told(await contents(whole)))
    expect(await desk.client.transcript.count({ where: { id: { in: ids } } })).toBe(ids.length)
    expect(await desk.client.run.count({ where: { id: { startsWith: broken.id }, status: 'partial' } })).toBe(0)
    expect(await desk.client.review.findMany({ where: { transcript: { id: reviewed?.id ?? '' } }, select: { note: true } })).toEqual([{ note: 'Read.' }])
  })

  it('a rescore adds a pass and leaves the one before as it was', async () => {
    const folder = await round({ models: ['scripted/does-as-asked'], trials: 1 })
    await work(folder)
    const run = await desk.client.run.findFirstOrThrow({ where: { id: { startsWith: folder.id } }, select: { id: true } })
    const before = await listRunJudgements(viewer, run.id)
    const stored = await findStoredRun(admin, run.id)
    expect(stored).toMatchObject({ suite: 'sab-v2', model: 'scripted/does-as-asked', trial: 1, cases: CASES })
    const again = await round({ rescores: run.id, models: ['scripted/does-as-asked'], trials: 1, judge: 'rule', cases: stored?.cases ?? [] })
    expect(await work(again)).toMatchObject({ end: 'finished', imported: { state: 'done' } })
    const after = await listRunJudgements(viewer, run.id)
    expect(after.filter((each) => before.some((old) => old.pass === each.pass))).toEqual(before)
    const added = after.filter((each) => !before.some((old) => old.pass === each.pass))
    // The same judge over the same words comes to the same judgement, whether it saw the desk or replays it.
    expect(added.map(({ pass: _pass, ...rest }) => rest)).toEqual(before.map(({ pass: _pass, ...rest }) => rest))
  })

  it("a provider's key is kept closed, opens for the runner alone, and can be forgotten", async () => {
    await storeProvider(admin, { provider: 'openai', apiKey: KEY, baseUrl: '' })
    const rows = await desk.client.setting.findMany({ select: { key: true, value: true } })
    expect(JSON.stringify(rows)).not.toContain(KEY)
    expect(await listProviders(admin)).toContainEqual(expect.objectContaining({ id: 'openai', key: 'kept', isKept: true, opens: true, ready: true, hasOwnAddress: false }))
    expect(await openProviderAccess(admin)).toEqual({ openai: { apiKey: KEY } })
    expect(JSON.stringify(await desk.client.auditEntry.findMany({ select: { action: true, subject: true, detail: true } }))).not.toContain(KEY)
    await expect(openProviderAccess(viewer)).rejects.toThrow(NotAllowed)
    await expect(listProviders(viewer)).rejects.toThrow(NotAllowed)
    await expect(storeProvider(viewer, { provider: 'openai', apiKey: 'x', baseUrl: '' })).rejects.toThrow(NotAllowed)
    await forgetProvider(admin, 'openai')
    expect((await listProviders(admin)).filter((provider) => provider.isKept)).toEqual([])
    const files = readdirSync(data, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    expect(files.map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8')).join('\n')).not.toContain(KEY)
  })

  it('a round that is removed is gone with its journal; its runs stay, its ledger is kept, and the audit log says what it cost', async () => {
    const folder = await round({ models: ['scripted/careful'], trials: 1, cases: CASES.slice(0, 2) })
    await work(folder)
    const line = { role: 'agent', provider: 'openai', inputTokens: 10, outputTokens: 5, cachedTokens: 0, cacheWriteTokens: 0, costUsd: 0.25 }
    writeFileSync(ledgerFile(folder), `${JSON.stringify(line)}\n`)
    await expect(removeRound(viewer, folder.id)).rejects.toThrow(NotAllowed)
    expect(await removeRound(admin, folder.id)).toBe('removed')
    expect([existsSync(folder.path), (await listRounds(viewer)).some((row) => row.id === folder.id), await findRound(viewer, folder.id)]).toEqual([false, false, null])
    expect(await desk.client.transcript.count({ where: { run: { id: { startsWith: folder.id } } } })).toBe(2)
    expect(new Ledger(keptLedgerFile(folder)).usdTo('openai')).toBe(0.25)
    expect(readdirSync(path.dirname(folder.path)).filter((name) => name.includes(folder.id))).toEqual([])
    expect(await desk.client.auditEntry.findFirst({ where: { action: 'bench.remove', subject: folder.id } })).toMatchObject({ actorId: 'user-bench-admin@example.com' })
    expect(await removeRound(admin, folder.id)).toBe('not-found')
    expect(await removeRound(admin, '../bench')).toBe('not-found')
  })

  it('a round that somebody works on is not removed, whatever its progress says', async () => {
    const folder = await round({ models: ['scripted/careful'], trials: 1, cases: CASES.slice(0, 2) })
    expect(await removeRound(admin, folder.id)).toBe('under-way')
    await work(folder)
    writeFileSync(path.join(folder.path, 'worker.pid'), processMark(process.ppid))
    expect(await removeRound(admin, folder.id)).toBe('under-way')
    expect(existsSync(journalFile(folder))).toBe(true)
    rmSync(path.join(folder.path, 'worker.pid'))
    expect(await removeRound(admin, folder.id)).toBe('removed')
  })

  it('nobody but an admin prepares a round', async () => {
    await expect(prepareRound(viewer, { suite: 'sab-v2', models: ['scripted/careful'] })).rejects.toThrow(NotAllowed)
  })
})
