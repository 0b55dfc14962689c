import { spawn } from 'node:child_process'
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { expect, it } from 'vitest'
import { bundlePieces, workloadRecords } from '@/bench/workload'
import { aReviewedBundle } from '@/tests/support/builders'
import { loadRecords } from '@/tests/support/load'
import { describeOnBoth, freshDatabase, type TestDatabase } from '@/tests/support/test-database'

const WRITES = 1000

/** A reviewer who saves findings one after the other; returns the ids that were acknowledged and how long each took. */
async function reviewAway({ client }: TestDatabase, reviewer: string, transcriptKey: number, count: number): Promise<{ ids: string[]; milliseconds: number[] }> {
  const ids: string[] = []
  const milliseconds: number[] = []
  for (let index = 0; index < count; index++) {
    const id = `${reviewer} ${index}`
    const begun = performance.now()
    await client.$transaction([
      client.finding.create({ data: { id, transcriptKey, tagId: 'confirm-skipped', status: 'proposed', source: 'reviewer', author: reviewer, at: '2026-07-03T10:00:00Z', hash: id }, select: { id: true } }),
      client.anchor.create({ data: { findingId: id, position: 0, message: 3 }, select: { findingId: true } }),
    ])
    milliseconds.push(performance.now() - begun)
    ids.push(id)
  }
  return { ids, milliseconds }
}

describeOnBoth('reviewing beside an import', (kind) => {
  it(`loses none of ${WRITES} writes by two reviewers, and nobody sees anything of the import before all of it`, async () => {
    const database = await freshDatabase(kind)
    const folder = mkdtempSync(path.join(tmpdir(), 'sab-beside-'))
    try {
      await loadRecords(database, aReviewedBundle())
      const { key } = await database.client.transcript.findFirstOrThrow({ select: { key: true } })
      const file = path.join(folder, 'beside.jsonl')
      const size = { models: 8, trials: 2, cases: 162 }
      await pipeline(Readable.from(bundlePieces(workloadRecords(size, 3, 'beside'))), createWriteStream(file))

      // Imports run one after the other for as long as the reviewers write: the file is refused at its last line, again and again.
      await pipeline(Readable.from(['not json\n']), createWriteStream(file, { flags: 'a' }))
      const reviewers = { areWriting: true }
      const exits: (number | null)[] = []
      const importing = (async () => {
        do exits.push(await runSab(database, ['import', file]))
        while (reviewers.areWriting)
      })()
      const partial: number[] = []
      const watching = (async () => {
        while (reviewers.areWriting) {
          partial.push(await database.client.run.count({ where: { suiteId: 'beside', stagedBy: null } }))
          await new Promise((resolve) => setTimeout(resolve, 20))
        }
      })()
      const outcomes = await Promise.all([reviewAway(database, 'ana@example.com', key, WRITES / 2), reviewAway(database, 'bo@example.com', key, WRITES / 2)])
      reviewers.areWriting = false
      await Promise.all([importing, watching])

      const acknowledged = outcomes.flatMap((outcome) => outcome.ids)
      const there = new Set((await database.client.finding.findMany({ where: { transcriptKey: key }, select: { id: true } })).map((finding) => finding.id))
      expect(acknowledged.filter((id) => !there.has(id))).toEqual([])
      expect(acknowledged).toHaveLength(WRITES)
      expect(await database.client.anchor.count({ where: { findingId: { in: acknowledged.slice(0, 500) } } })).toBe(500)
      expect(new Set(partial)).toEqual(new Set([0]))
      expect(new Set(exits)).toEqual(new Set([1]))
      expect(await database.client.transcript.count()).toBe(1)
      const sorted = outcomes.flatMap((outcome) => outcome.milliseconds).sort((a, b) => a - b)
      console.info(`${kind}: ${WRITES} saves beside ${exits.length} imports, p50 ${sorted[WRITES / 2]?.toFixed(0)} ms, p95 ${sorted[WRITES * 0.95]?.toFixed(0)} ms, longest ${sorted.at(-1)?.toFixed(0)} ms`)
    } finally {
      await database.client.$disconnect()
      rmSync(folder, { recursive: true, force: true })
    }
  }, 300_000)
})

describeOnBoth('the memory of an import', (kind) => {
  it('does not grow with the file: twenty times as much comes in within the same small heap', async () => {
    const database = await freshDatabase(kind)
    const folder = mkdtempSync(path.join(tmpdir(), 'sab-memory-'))
    try {
      const file = path.join(folder, 'large.jsonl')
      await pipeline(Readable.from(bundlePieces(workloadRecords({ models: 20, trials: 2, cases: 162 }, 5, 'memory'))), createWriteStream(file))
      // The file has 40 MB; its records alone would take several times this heap.
      expect(await runSab(database, ['import', file], ['--max-old-space-size=72'])).toBe(0)
      expect(await database.client.transcript.count()).toBe(20 * 2 * 162)
      expect(await runSab(database, ['export', 'bundle', '-o', path.join(folder, 'out.jsonl.gz')], ['--max-old-space-size=72'])).toBe(0)
    } finally {
      await database.client.$disconnect()
      rmSync(folder, { recursive: true, force: true })
    }
  }, 300_000)
})

function runSab(database: TestDatabase, words: string[], flags: string[] = []): Promise<number | null> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...flags, 'cli/sab.mjs', ...words], { env: { ...process.env, DATABASE_URL: database.url }, stdio: 'ignore' })
    child.once('exit', (code) => resolve(code))
  })
}
