// The huge bundle within 512 MB of heap, on either database: whether it comes in whole, at what rate beside the large one, and in how much memory.
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
import { startPostgres } from '@/tests/support/postgres'

const HEAP_MB = 512

/** Prints one line a size and database; to reach: within the heap, and the rate of the large one within 20 %. */
export async function benchHuge(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sab-bench-huge-'))
  const server = await startPostgres()
  try {
    console.log(`| import, heap of ${HEAP_MB} MB | MB | transcripts | until visible, s | MB/s | against large | until searchable, s | peak memory, MB |\n|---|---|---|---|---|---|---|---|`)
    const rates = new Map<string, number>()
    for (const size of ['large', 'huge'] as const) {
      const file = path.join(folder, `${size}.jsonl`)
      await pipeline(Readable.from(bundlePieces(workloadRecords(WORKLOADS[size]))), createWriteStream(file))
      const megabytes = statSync(file).size / 1e6
      const locations: DatabaseLocation[] = [{ kind: 'sqlite', file: path.join(folder, `${size}.db`) }]
      if (typeof server !== 'string') locations.push({ kind: 'postgresql', url: await server.createDatabase(`bench_${size}`) })
      for (const location of locations) {
        const { searchable, peak } = await importApart(location, file)
        const { visible, transcripts } = await lastImport(location)
        const rate = megabytes / visible
        const large = rates.get(location.kind)
        if (large === undefined) rates.set(location.kind, rate)
        console.log(`| ${size}, ${location.kind} | ${megabytes.toFixed(0)} | ${transcripts} | ${visible.toFixed(1)} | ${rate.toFixed(2)} | ${large === undefined ? '' : `${(rate / large).toFixed(2)} (>= 0.80 to reach)`} | ${searchable.toFixed(1)} | ${peak} |`)
      }
      rmSync(file)
    }
    if (typeof server === 'string') console.log(`PostgreSQL left out: ${server}`)
  } finally {
    if (typeof server !== 'string') await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Imports by the terminal's door, in a process of its own. @returns seconds until it ended, and the most memory it held, in MB */
async function importApart(location: DatabaseLocation, file: string): Promise<{ searchable: number; peak: number }> {
  const begun = performance.now()
  const url = location.kind === 'sqlite' ? `file:${location.file}` : location.url
  const child = spawn(process.execPath, [`--max-old-space-size=${HEAP_MB}`, 'cli/sab.mjs', 'import', file], { env: { ...process.env, DATABASE_URL: url, SAB_DATA_DIR: path.dirname(file) }, stdio: ['ignore', 'ignore', 'inherit'] })
  let peak = 0
  const watch = setInterval(() => { peak = Math.max(peak, peakMegabytes(child.pid)) }, 500)
  const code = await new Promise<number | null>((resolve) => { child.once('exit', resolve) })
  clearInterval(watch)
  if (code !== 0) throw new Error(`the import ended with ${String(code)}`)
  return { searchable: (performance.now() - begun) / 1000, peak }
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
