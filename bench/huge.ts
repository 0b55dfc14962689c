// The huge bundle within 512 MB of heap, on either database: whether it comes in whole, at what rate beside the large one, in how much memory, and how quickly a
// reviewer's saves are acknowledged meanwhile.
import { spawn } from 'node:child_process'
import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { peakMegabytes } from '@/bench/memory'
import { bundlePieces, WORKLOADS, workloadRecords } from '@/bench/workload'
import { openDatabase } from '@/lib/db/client'
import type { DatabaseLocation } from '@/lib/db/database-url'
import { applyMigrations } from '@/lib/db/schema-engine'
import { aReviewedBundle } from '@/tests/support/builders'
import { loadRecords } from '@/tests/support/load'
import { startPostgres } from '@/tests/support/postgres'

const HEAP_MB = 512
const PAUSE_MS = 20

/** Prints one line a size and database; to reach: within the heap, the rate of the large one within 20 %, and a save acknowledged within 250 ms (p95). */
export async function benchHuge(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sab-bench-huge-'))
  const server = await startPostgres()
  try {
    console.log(`| import, heap of ${HEAP_MB} MB | MB | transcripts | until visible, s | MB/s | against large | until searchable, s | peak memory, MB | saves meanwhile: p50 / p95 / longest, ms |\n|---|---|---|---|---|---|---|---|---|`)
    const rates = new Map<string, number>()
    for (const size of ['large', 'huge'] as const) {
      const file = path.join(folder, `${size}.jsonl`)
      await pipeline(Readable.from(bundlePieces(workloadRecords(WORKLOADS[size]))), createWriteStream(file))
      const megabytes = statSync(file).size / 1e6
      const locations: DatabaseLocation[] = [{ kind: 'sqlite', file: path.join(folder, `${size}.db`) }]
      if (typeof server !== 'string') locations.push({ kind: 'postgresql', url: await server.createDatabase(`bench_${size}`) })
      for (const location of locations) {
        const { searchable, peak, saves } = await importApart(location, file)
        const { visible, transcripts } = await lastImport(location)
        const rate = megabytes / visible
        const large = rates.get(location.kind)
        if (large === undefined) rates.set(location.kind, rate)
        console.log(`| ${size}, ${location.kind} | ${megabytes.toFixed(0)} | ${transcripts} | ${visible.toFixed(1)} | ${rate.toFixed(2)} | ${large === undefined ? '' : `${(rate / large).toFixed(2)} (>= 0.80 to reach)`} | ${searchable.toFixed(1)} | ${peak} | ${saves} |`)
      }
      rmSync(file)
    }
    if (typeof server === 'string') console.log(`PostgreSQL left out: ${server}`)
  } finally {
    if (typeof server !== 'string') await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Imports by the terminal's door, in a process of its own, while a reviewer saves. @returns seconds until it ended, the most memory it held, in MB, and how long saves took */
async function importApart(location: DatabaseLocation, file: string): Promise<{ searchable: number; peak: number; saves: string }> {
  await applyMigrations(location)
  await loadRecords({ location }, aReviewedBundle())
  const begun = performance.now()
  const url = location.kind === 'sqlite' ? `file:${location.file}` : location.url
  const child = spawn(process.execPath, [`--max-old-space-size=${HEAP_MB}`, 'cli/sab.mjs', 'import', file], { env: { ...process.env, DATABASE_URL: url, SAB_DATA_DIR: path.dirname(file) }, stdio: ['ignore', 'ignore', 'inherit'] })
  let peak = 0
  const watch = setInterval(() => { peak = Math.max(peak, peakMegabytes(child.pid)) }, 500)
  const ended = new Promise<number | null>((resolve) => { child.once('exit', resolve) })
  const saves = await savesUntil(ended, location)
  clearInterval(watch)
  const code = await ended
  if (code !== 0) throw new Error(`the import ended with ${String(code)}`)
  return { searchable: (performance.now() - begun) / 1000, peak, saves }
}

/** A reviewer saves a finding as often as {@link PAUSE_MS} lets, until something ends. @returns how long it took, in words */
async function savesUntil(end: Promise<unknown>, location: DatabaseLocation): Promise<string> {
  const client = openDatabase(location)
  const state = { isOver: false }
  void end.finally(() => { state.isOver = true })
  const times: number[] = []
  try {
    const { key } = await client.transcript.findFirstOrThrow({ select: { key: true } })
    while (!state.isOver) {
      const id = `save ${times.length}`
      const begun = performance.now()
      await client.$transaction([
        client.finding.create({ data: { id, transcriptKey: key, tagId: 'confirm-skipped', status: 'proposed', source: 'reviewer', author: 'ana@example.com', at: '2026-07-03T10:00:00Z', hash: id }, select: { id: true } }),
        client.anchor.create({ data: { findingId: id, position: 0, message: 3 }, select: { findingId: true } }),
      ])
      times.push(performance.now() - begun)
      await new Promise((resolve) => { setTimeout(resolve, PAUSE_MS) })
    }
  } finally {
    await client.$disconnect()
  }
  times.sort((a, b) => a - b)
  return [0.5, 0.95, 1].map((share) => (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN).toFixed(0)).join(' / ')
}

async function lastImport(location: DatabaseLocation): Promise<{ visible: number; transcripts: number }> {
  const client = openDatabase(location)
  try {
    const { startedAt, finishedAt } = await client.import.findFirstOrThrow({ orderBy: { createdAt: 'desc' } })
    if (startedAt === null || finishedAt === null) throw new Error('the import has no times')
    return { visible: (finishedAt.getTime() - startedAt.getTime()) / 1000, transcripts: await client.transcript.count() }
  } finally {
    await client.$disconnect()
  }
}
