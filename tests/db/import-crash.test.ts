import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { seeded, workloadRecords } from '@/bench/workload'
import { openBulk } from '@/lib/db/bulk-open'
import { numberIn } from '@/lib/db/bulk-read'
import { TERMINAL } from '@/lib/auth/viewer'
import { runImport } from '@/lib/imports/run-import'
import { fileSource } from '@/lib/imports/file-sources'
import { aFinding, aReview, aTag } from '@/tests/support/builders'
import { describeOnBoth, freshDatabase, type TestDatabase } from '@/tests/support/test-database'

const POINTS = ['import.received', 'import.locked', 'import.staged:1', 'import.staged:2', 'import.parsed', 'import.before_publish', 'import.in_publish', 'import.before_commit', 'import.after_commit', 'import.before_answer'] as const
const RANDOM_KILLS = 10
const SIZE = { models: 2, trials: 2, cases: 60 }
const TRANSCRIPTS = SIZE.models * SIZE.trials * SIZE.cases

/** One file of its own suite for each kill, with a finding and a review. */
function writeBundle(folder: string, suite: string): string {
  const file = path.join(folder, `${suite}.jsonl`)
  const records = [...workloadRecords(SIZE, 7, suite)]
  const transcript = records.find((record) => record.type === 'transcript')
  if (transcript?.type !== 'transcript') throw new Error('the workload has no transcript')
  const at = { run: transcript.run, case: transcript.case }
  records.push(aTag({ id: `${suite}-tag` }), aFinding({ id: `${suite}-finding`, tag: `${suite}-tag`, ...at }), aReview(at))
  writeFileSync(file, records.map((record) => `${JSON.stringify(record)}\n`).join(''))
  return file
}

/** What anybody can see of a suite's import. */
async function seen({ client }: TestDatabase, suite: string) {
  const run = { suiteId: suite, stagedBy: null }
  return {
    suites: await client.suite.count({ where: { id: suite, stagedBy: null } }), cases: await client.case.count({ where: { suiteId: suite, stagedBy: null } }), models: await client.model.count({ where: { id: { startsWith: `${suite}/` }, stagedBy: null } }),
    runs: await client.run.count({ where: run }), transcripts: await client.transcript.count({ where: { run } }), messages: (await client.message.count({ where: { transcript: { run } } })) > 0,
    judgements: await client.judgement.count({ where: { pass: { stagedBy: null }, transcript: { run } } }), summaries: await client.runPass.count({ where: { run } }),
    findings: await client.finding.count({ where: { tagId: `${suite}-tag`, stagedBy: null } }), reviews: await client.review.count({ where: { stagedBy: null, transcript: { run } } }),
  }
}
const NOTHING = { suites: 0, cases: 0, models: 0, runs: 0, transcripts: 0, messages: false, judgements: 0, summaries: 0, findings: 0, reviews: 0 }
const ALL = { suites: 1, cases: SIZE.cases, models: SIZE.models, runs: SIZE.models * SIZE.trials, transcripts: TRANSCRIPTS, messages: true, judgements: TRANSCRIPTS, summaries: SIZE.models * SIZE.trials, findings: 1, reviews: 1 }

/** Runs `sab import` until it ends or is killed; true where a signal ended it. */
function importAndDie(database: TestDatabase, file: string, how: { point?: string; afterMs?: number }): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['cli/sab.mjs', 'import', file], { env: { ...process.env, DATABASE_URL: database.url, CRASH_AT: how.point ?? '' }, stdio: 'ignore' })
    if (how.afterMs !== undefined) setTimeout(() => child.kill('SIGKILL'), how.afterMs)
    child.once('exit', (_code, signal) => resolve(signal === 'SIGKILL'))
  })
}

describeOnBoth('an import that is killed', (kind) => {
  let database: TestDatabase
  let folder: string
  beforeEach(async () => {
    database = await freshDatabase(kind)
    folder = mkdtempSync(path.join(tmpdir(), 'sab-crash-'))
  })
  afterEach(async () => {
    await database.client.$disconnect()
    rmSync(folder, { recursive: true, force: true })
  })

  it('is there whole or not at all at every named point and at moments at random; the next import sweeps what it left', async () => {
    const suites: string[] = []
    const outcomes: Record<string, number> = { nothing: 0, all: 0 }
    let killed = 0
    async function round(suite: string, how: { point?: string; afterMs?: number }): Promise<void> {
      suites.push(suite)
      if (await importAndDie(database, writeBundle(folder, suite), how)) killed++
      const now = await seen(database, suite)
      expect([NOTHING, ALL], `${suite} after ${JSON.stringify(how)}`).toContainEqual(now)
      outcomes[now.suites === 0 ? 'nothing' : 'all']!++
    }
    for (const [index, point] of POINTS.entries()) await round(`point-${index}`, { point })
    expect(killed).toBe(POINTS.length)
    expect(outcomes).toEqual({ nothing: 8, all: 2 })
    const begun = performance.now()
    suites.push('whole')
    expect(await importAndDie(database, writeBundle(folder, 'whole'), {})).toBe(false)
    const whole = performance.now() - begun
    const random = seeded(20261122)
    for (let index = 0; index < RANDOM_KILLS; index++) await round(`random-${index}`, { afterMs: whole * (0.3 + 0.7 * random()) })

    for (const suite of suites) expect((await runImport(database.location, [fileSource(path.join(folder, `${suite}.jsonl`))], {}, TERMINAL)).state).toBe('done')
    for (const suite of suites) expect(await seen(database, suite)).toEqual(ALL)
    expect(await strays(database, suites.length)).toEqual({ transcripts: 0, messages: 0, judgements: 0, staged: 0 })
  }, 300_000)
})

/** Rows that belong to nothing visible, and rows still staged. */
async function strays(database: TestDatabase, suites: number) {
  const db = await openBulk(database.location)
  try {
    const count = async (sql: string): Promise<number> => numberIn((await db.all(sql))[0], 'count')
    if (db.kind === 'sqlite') {
      expect(await db.all('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }])
      expect(await db.all('PRAGMA foreign_key_check')).toEqual([])
    }
    let staged = 0
    for (const table of ['Suite', 'Case', 'Model', 'Run', 'Pass', 'Tag', 'Finding', 'Review']) staged += await count(`SELECT count(*) AS "count" FROM "${table}" WHERE "stagedBy" IS NOT NULL`)
    return {
      transcripts: (await count(`SELECT count(*) AS "count" FROM "Transcript"`)) - suites * TRANSCRIPTS, judgements: (await count(`SELECT count(*) AS "count" FROM "Judgement"`)) - suites * TRANSCRIPTS,
      messages: await count(`SELECT count(*) AS "count" FROM "Message" WHERE "transcriptKey" NOT IN (SELECT "key" FROM "Transcript")`), staged,
    }
  } finally {
    await db.close()
  }
}
