// How fast the bench plays and judges without a network, and whether its memory stays flat: one reference agent over 162 cases, twice.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { findSuite } from '@/lib/bench/cases/suites'
import { assembleCast } from '@/lib/bench/runner/cast'
import { newPlan } from '@/lib/bench/runner/new-plan'
import { Ledger } from '@/lib/bench/runner/ledger'
import { createRound, ledgerFile } from '@/lib/bench/runner/round-folder'
import { runRound } from '@/lib/bench/runner/run-round'

const ROUNDS = 5
const REACH = 300

/** One round of the real runner, journal and bundle included; transcripts a second of wall time, and of this process's own work. */
async function playOnce(folder: string, id: string): Promise<{ wall: number; own: number; transcripts: number }> {
  const suite = findSuite('sab-v2')
  if (suite === null) throw new Error('there is no suite sab-v2')
  const plan = newPlan({ id, suite: suite.id, models: ['scripted/careful'], trials: 2, concurrency: 1 }, 'bench')
  const round = createRound(folder, plan)
  const cast = assembleCast(plan, {}, {}, new Ledger(ledgerFile(round)))
  const cpu = process.cpuUsage()
  const started = performance.now()
  const { transcripts } = await runRound(round, plan, suite, cast, { signal: new AbortController().signal })
  const wall = performance.now() - started
  const { user, system } = process.cpuUsage(cpu)
  return { wall: (1000 * transcripts) / wall, own: (1_000_000 * transcripts) / (user + system), transcripts }
}

/** Measures and prints. `models` is how many agents' worth is played to see whether memory stays flat. */
export async function benchScripted(models = 100): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sab-bench-scripted-'))
  try {
    const rates: { wall: number; own: number }[] = []
    for (let round = 0; round <= ROUNDS; round++) {
      const rate = await playOnce(folder, `warm-${round}`)
      if (round > 0) rates.push(rate)
    }
    const walls = rates.map((rate) => rate.wall).sort((a, b) => a - b)
    const owns = rates.map((rate) => rate.own).sort((a, b) => a - b)
    console.log(`scripted/careful, 324 transcripts, ${ROUNDS} rounds: ${show(walls)} transcripts/s of wall time, ${show(owns)} of its own work (to reach: > ${REACH})`)
    globalThis.gc?.()
    const before = process.memoryUsage().heapUsed
    let peak = 0
    for (let model = 0; model < models; model++) {
      await playOnce(folder, `flat-${model}`)
      globalThis.gc?.()
      peak = Math.max(peak, process.memoryUsage().heapUsed)
      rmSync(path.join(folder, 'bench', `flat-${model}`), { recursive: true, force: true })
    }
    console.log(`memory over ${models} models (${models * 324} transcripts): heap ${megabytes(before)} before, ${megabytes(peak)} at most${globalThis.gc === undefined ? ' (run with --expose-gc for the live heap)' : ''}`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function show(sorted: readonly number[]): string {
  return `${Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0)} (${Math.round(sorted[0] ?? 0)} to ${Math.round(sorted.at(-1) ?? 0)})`
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await benchScripted(Number(process.argv[2] ?? 100))
