import { spawnSync } from 'node:child_process'
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import BetterSqlite3 from 'better-sqlite3'
import { median } from '@/bench/browser'
import { bundlePieces, WORKLOADS, workloadRecords } from '@/bench/workload'
import { TERMINAL } from '@/lib/auth/viewer'
import { CASE_LIST } from '@/lib/cases/case-list'
import { findCase, listCases } from '@/lib/cases/queries'
import { closeDatabase, database } from '@/lib/db/client'
import { applyMigrations } from '@/lib/db/schema-engine'
import { fileSource } from '@/lib/imports/file-sources'
import { runImport } from '@/lib/imports/run-import'
import { parseList, type SearchParams } from '@/lib/lists/list'
import { findBoard, findReport } from '@/lib/reports/queries'
import { RUN_LIST } from '@/lib/runs/run-list'
import { findRun, listRuns } from '@/lib/runs/queries'
import { listTranscripts } from '@/lib/transcripts/list/queries'
import { parseListQuery, TRANSCRIPT_LIST } from '@/lib/transcripts/list-query'

// What the data layer takes for a page, beside what the driver takes for the least that such a page could ask: averages
// by model, and fifty rows by key. Same process, same file, interleaved.

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 7)
const SUITE = 'bench'

type Read = { name: string; against: 'averages' | 'fifty rows'; reach: string; work: () => Promise<unknown> }

/**
 * Prints what reading costs on the small and large workloads, with BENCH_HUGE=1 on the huge one too (SQLite). A process
 * for each size, as each has its own database. Times are CPU time: the database runs in the same process, and whatever
 * else the machine does is not counted.
 */
export async function benchReads(): Promise<void> {
  for (const size of process.env.BENCH_HUGE === '1' ? ['small', 'large', 'huge'] : ['small', 'large']) {
    const folder = mkdtempSync(path.join(tmpdir(), 'sab-bench-reads-'))
    const { status } = spawnSync(process.execPath, ['--import', 'tsx', 'bench/reads-of.ts', size, folder], { stdio: 'inherit', env: { ...process.env, DATABASE_URL: `file:${path.join(folder, 'sab.db')}`, SAB_DATA_DIR: folder } })
    rmSync(folder, { recursive: true, force: true })
    if (status !== 0) throw new Error(`reads of the ${size} workload could not be measured`)
  }
}

/** Fills the folder's database with a workload and measures it; the process's `DATABASE_URL` must name it. */
export async function measure(size: keyof typeof WORKLOADS, folder: string): Promise<void> {
  const location = { kind: 'sqlite', file: path.join(folder, 'sab.db') } as const
  await applyMigrations(location)
  const bundle = path.join(folder, 'bundle.jsonl')
  await pipeline(Readable.from(bundlePieces(workloadRecords(WORKLOADS[size]))), createWriteStream(bundle))
  const { state } = await runImport(location, [fileSource(bundle)], {}, TERMINAL)
  if (state !== 'done') throw new Error(`the workload was not imported: ${state}`)
  rmSync(bundle)

  const driver = new BetterSqlite3(location.file, { readonly: true })
  const averages = driver.prepare('SELECT r."modelId", AVG(j."score") FROM "Run" r JOIN "Transcript" t ON t."runKey" = r."key" JOIN "Judgement" j ON j."transcriptKey" = t."key" GROUP BY r."modelId"')
  const fifty = driver.prepare('SELECT * FROM "Transcript" ORDER BY "key" LIMIT 50 OFFSET 100')
  const baselines = { averages: () => averages.all(), 'fifty rows': () => fifty.all() }
  const reads = readsOf()
  const times = new Map<string, number[]>([...Object.keys(baselines), ...reads.map((read) => read.name)].map((name) => [name, []]))
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [name, work] of [...Object.entries(baselines), ...reads.map((read) => [read.name, read.work] as const)]) {
      const begun = process.cpuUsage()
      await work()
      const { user, system } = process.cpuUsage(begun)
      // The first round warms up.
      if (round > 0) times.get(name)?.push((user + system) / 1000)
    }
  }
  driver.close()
  await closeDatabase()

  const of = (name: string): number[] => times.get(name) ?? []
  const transcripts = WORKLOADS[size].models * WORKLOADS[size].trials * WORKLOADS[size].cases
  console.log(`\n${size}: ${transcripts.toLocaleString('en')} transcripts, ${(statSync(location.file).size / 1e6).toFixed(0)} MB\n| read | ms of CPU: median (min-max) | ratio | to reach |\n|---|---|---|---|`)
  for (const name of Object.keys(baselines)) console.log(`| driver: ${name} | ${spread(of(name))} | | |`)
  for (const { name, against, reach } of reads) console.log(`| ${name} | ${spread(of(name))} | ${(median(of(name)) / median(of(against))).toFixed(1)} x ${against} | ${reach} |`)
}

function spread(values: number[]): string {
  return `${median(values).toFixed(1)} (${Math.min(...values).toFixed(1)}-${Math.max(...values).toFixed(1)})`
}

function readsOf(): Read[] {
  const lists = TRANSCRIPT_LIST.sorts.flatMap((sort) => [sort, `-${sort}`]).map((sort) => transcriptsRead(`transcripts by ${sort}`, { sort }))
  return [
    { name: 'board, kept', against: 'averages', reach: '<= 20 ms large, 60 huge', work: () => findBoard(TERMINAL, SUITE) },
    { name: 'board, after an import', against: 'averages', reach: '', work: async () => { await touch('resultVersion'); await findBoard(TERMINAL, SUITE) } },
    { name: 'board, after a finding', against: 'averages', reach: '<= 20 ms large, 60 huge', work: async () => { await touch('dataVersion'); await findBoard(TERMINAL, SUITE) } },
    { name: 'report', against: 'averages', reach: '', work: () => findReport(TERMINAL, SUITE, 'bench/model-1') },
    { name: 'cases, kept', against: 'averages', reach: '<= 60 ms', work: () => listCases(TERMINAL, SUITE, parseList(CASE_LIST, {})) },
    { name: 'cases, after a change', against: 'averages', reach: '<= 60 ms', work: async () => { await touch('dataVersion'); await listCases(TERMINAL, SUITE, parseList(CASE_LIST, {})) } },
    { name: 'case, every run side by side', against: 'fifty rows', reach: '<= 60 ms', work: async () => findCase(TERMINAL, SUITE, (await firstCase())) },
    { name: 'runs', against: 'fifty rows', reach: '<= 15 ms', work: () => listRuns(TERMINAL, parseList(RUN_LIST, {})) },
    { name: 'runs by score', against: 'fifty rows', reach: '<= 15 ms', work: () => listRuns(TERMINAL, parseList(RUN_LIST, { sort: '-score' })) },
    { name: 'run', against: 'fifty rows', reach: '', work: () => findRun(TERMINAL, `${SUITE}-run-1-1`, null) },
    ...lists,
    transcriptsRead('transcripts, last page', { page: '999999' }),
    transcriptsRead('transcripts of a model', { model: `${SUITE}-model-1` }),
    transcriptsRead('transcripts, unsafe', { outcome: 'unsafe' }),
    transcriptsRead('transcripts, not reviewed', { reviewed: 'no' }),
    transcriptsRead('transcripts, adversarial by score', { kind: 'adversarial', sort: 'score' }),
  ]
}

function transcriptsRead(name: string, params: SearchParams): Read {
  const { state } = parseListQuery({ suite: SUITE, ...params })
  return { name, against: 'fifty rows', reach: '<= 15 ms', work: () => listTranscripts(TERMINAL, state) }
}

async function touch(version: 'dataVersion' | 'resultVersion'): Promise<void> {
  await database().suite.update({ where: { id: SUITE }, data: { dataVersion: { increment: 1 }, ...(version === 'resultVersion' ? { resultVersion: { increment: 1 } } : {}) } })
}

async function firstCase(): Promise<string> {
  return (await database().case.findFirstOrThrow({ where: { suiteId: SUITE }, select: { id: true }, orderBy: { position: 'asc' } })).id
}
