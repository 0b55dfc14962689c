// How fast the bench plays and judges without a network, and whether its memory stays flat: one reference agent over 162 cases, twice; then
// one round of a hundred models.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { scriptedAgentNamed } from '@/lib/bench/agents/scripted-agents'
import type { BenchSuite } from '@/lib/bench/cases/case'
import { findSuite } from '@/lib/bench/cases/suites'
import { assembleCast } from '@/lib/bench/runner/cast'
import { journalEntry } from '@/lib/bench/runner/journal'
import { Ledger } from '@/lib/bench/runner/ledger'
import { newPlan } from '@/lib/bench/runner/new-plan'
import { createRound, journalFile, ledgerFile } from '@/lib/bench/runner/round-folder'
import { runRound } from '@/lib/bench/runner/run-round'

const ROUNDS = 5
/** Transcripts a second that one reference agent has to reach on two free cores. */
const REACH = 300
/** Times as long as reading and writing the same transcripts may be taken: what holds however busy the machine is. */
const REACH_RATIO = 20
/** Times the heap after the first tenth of the models that it may be at the end. */
const REACH_GROWTH = 1.5

const never = new AbortController().signal

type Rates = { wall: number; own: number; ratio: number }

/** One round of the real runner, journal and bundle included; transcripts a second, and how often the baseline's time it took. */
async function playOnce(folder: string, id: string, suite: BenchSuite): Promise<Rates> {
  const plan = newPlan({ id, suite: suite.id, models: ['scripted/careful'], trials: 2, concurrency: 1 }, 'bench')
  const round = createRound(folder, plan)
  const cast = assembleCast(plan, {}, {}, new Ledger(ledgerFile(round)))
  const cpu = process.cpuUsage()
  const started = performance.now()
  const { transcripts } = await runRound(round, plan, suite, cast, { signal: never })
  const wall = performance.now() - started
  const { user, system } = process.cpuUsage(cpu)
  return { wall: (1000 * transcripts) / wall, own: (1_000_000 * transcripts) / (user + system), ratio: (user + system) / baselineMicroseconds(journalFile(round), path.join(folder, 'baseline')) }
}

/** The floor: the same entries parsed, checked and written once more, in microseconds of this process's own work. */
function baselineMicroseconds(journal: string, target: string): number {
  const cpu = process.cpuUsage()
  const entries = readFileSync(journal, 'utf8').trim().split('\n').map((line) => journalEntry.parse(JSON.parse(line)))
  writeFileSync(target, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''))
  const { user, system } = process.cpuUsage(cpu)
  return user + system
}

/** One round of many models; the live heap after each tenth of them. */
async function heapOver(folder: string, suite: BenchSuite, models: number): Promise<number[]> {
  const careful = scriptedAgentNamed('scripted/careful')
  if (careful === null) throw new Error('there is no careful agent')
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  if (typeof collect !== 'function') throw new Error('this Node cannot be told to collect')
  const ids = Array.from({ length: models }, (_each, index) => `scripted/careful-${index}`)
  const plan = newPlan({ id: 'flat', suite: suite.id, models: ids, trials: 2, concurrency: 1 }, 'bench')
  const round = createRound(folder, plan)
  const cast = { ...assembleCast({ ...plan, models: ['scripted/careful'] }, {}, {}, new Ledger(ledgerFile(round))), agents: new Map(ids.map((id) => [id, { ...careful, record: { ...careful.record, id } }])) }
  const heaps: number[] = []
  await runRound(round, plan, suite, cast, {
    signal: never,
    onProgress({ done, total }) {
      if (done < ((heaps.length + 1) * total) / 10) return
      collect()
      heaps.push(process.memoryUsage().heapUsed)
    },
  })
  return heaps
}

/** Measures and prints. @param models how many of them the round is of that shows whether memory stays flat */
export async function benchScripted(models = 100): Promise<void> {
  const suite = findSuite('sab-v2')
  if (suite === null) throw new Error('there is no suite sab-v2')
  const folder = mkdtempSync(path.join(tmpdir(), 'sab-bench-scripted-'))
  try {
    const rates: Rates[] = []
    for (let round = 0; round <= ROUNDS; round++) {
      const rate = await playOnce(folder, `warm-${round}`, suite)
      if (round > 0) rates.push(rate)
    }
    console.log(`scripted/careful, 324 transcripts, ${ROUNDS} rounds: ${show(rates.map((rate) => rate.wall))} transcripts/s of wall time, ${show(rates.map((rate) => rate.own))} of its own work (to reach: > ${REACH})`)
    console.log(`  ${show(rates.map((rate) => rate.ratio), 1)} times the work of reading and writing the same transcripts (to reach: < ${REACH_RATIO})`)
    const heaps = await heapOver(folder, suite, models)
    const [first = 0] = heaps
    const last = heaps.at(-1) ?? 0
    console.log(`memory over one round of ${models} models (${models * 324} transcripts): live heap ${heaps.map(megabytes).join(' ')} MB by tenths, ${(last / first).toFixed(2)} times the first (to reach: < ${REACH_GROWTH})`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function show(values: readonly number[], decimals = 0): string {
  const sorted = [...values].sort((a, b) => a - b)
  return `${(sorted[Math.floor(sorted.length / 2)] ?? 0).toFixed(decimals)} (${(sorted[0] ?? 0).toFixed(decimals)} to ${(sorted.at(-1) ?? 0).toFixed(decimals)})`
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1)
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await benchScripted(Number(process.argv[2] ?? 100))
