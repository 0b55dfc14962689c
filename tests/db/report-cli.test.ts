import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, test } from 'vitest'
import { storeRuns } from '@/tests/support/report-desk'
import { strongModelRuns } from '@/tests/support/results'
import { freshDatabase } from '@/tests/support/test-database'

const run = promisify(execFile)
const AIRLINE = '../shared/samples/tau1-sierra/gpt-4o-airline.json'

/** Runs `sab` against a database of its own. */
async function sab(url: string, ...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  try {
    const { stdout, stderr } = await run(process.execPath, ['cli/sab.mjs', ...args], { env: { ...process.env, DATABASE_URL: url }, maxBuffer: 1 << 26 })
    return { code: 0, stdout, stderr }
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || !('stdout' in error) || !('stderr' in error)) throw error
    return { code: Number(error.code), stdout: String(error.stdout), stderr: String(error.stderr) }
  }
}

describe('sab report and sab board', () => {
  let url = ''
  beforeAll(async () => {
    const database = await freshDatabase('sqlite')
    url = database.url
    await storeRuns(database.client, 'sab-v2', strongModelRuns().map((one, index) => ({ model: 'google/pro', run: one.run, trial: index + 1, results: one.results, costTier: 3 })))
    await database.client.$disconnect()
  })

  test('print one JSON object each, under their schemas', async () => {
    const report = await sab(url, 'report', 'pro', '--suite', 'sab-v2', '--format', 'json')
    expect([report.code, report.stderr]).toEqual([0, ''])
    expect(JSON.parse(report.stdout)).toMatchObject({ schema: 'sab-report/1', suite: 'sab-v2', view: 'judge', model: { id: 'google/pro', cost_tier: 3 }, metrics: { traps_held: { value: 16.5, per_run: [16, 17], of: 18 }, escalation: { value: 1, n: [24, 24] } }, stability: { coin_flips: ['solvable-2-4', 'trap-1', 'trap-2', 'trap-3'] } })
    expect((await sab(url, 'report', 'pro', '--json')).stdout).toBe(report.stdout)
    const board = await sab(url, 'board', '--suite', 'sab-v2', '--json')
    expect(JSON.parse(board.stdout)).toMatchObject({ schema: 'sab-board/1', suite: 'sab-v2', models: [{ model: { id: 'google/pro' }, comparisons: [] }], verbosity_r: { r: null, n: 1 } })
  })

  test('print text to read, by id as well as by slug', async () => {
    const { stdout } = await sab(url, 'report', 'google/pro', '--suite', 'sab-v2', '--view', 'adjusted')
    expect(stdout).toContain('pro (google/pro) on sab-v2, adjusted')
    expect(stdout).toMatch(/Traps held +16\.5 of 18 +runs 16, 17 +n 18/)
    expect(stdout).toMatch(/Escalation +100% +runs 100%, 100% +95% 86–100% +n 24/)
    expect((await sab(url, 'board')).stdout).toContain('sab-v2, as judged: 1 model with a complete run')
  })

  test('say what there is when asked for what there is not', async () => {
    const noModel = await sab(url, 'report', 'no-such', '--suite', 'sab-v2', '--format', 'json')
    expect([noModel.code, noModel.stdout, noModel.stderr]).toEqual([1, '', 'sab report: there is no model no-such with a run on sab-v2. Models: google/pro\n'])
    const noSuite = await sab(url, 'board', '--suite', 'no-such')
    expect([noSuite.code, noSuite.stderr]).toEqual([1, 'sab board: there is no suite no-such. Suites: sab-v2\n'])
    expect((await sab(url, 'report', 'pro', '--suite', 'sab-v2', '--run', 'run-9')).stderr).toContain('google/pro has no run run-9 on sab-v2. Runs: run-1, run-2')
    expect((await sab(url, 'report', 'pro', '--suite', 'sab-v2', '--pass', 'p-9')).stderr).toContain('no pass p-9 judged google/pro on sab-v2. Passes: pass of run-1, pass of run-2')
    const wrong = await sab(url, 'report', '--suite', 'sab-v2', '--view', 'mine', 'pro')
    expect([wrong.code, wrong.stderr.split('\n')[0]]).toEqual([1, 'sab report: --view is judge or adjusted, not mine'])
  })

  test('notes say what there is not, and refuse a status there is not', async () => {
    const notes = await sab(url, 'notes', '--model', 'google/pro')
    expect([notes.code, notes.stdout.split('\r\n').length, notes.stderr]).toEqual([0, 2, '0 notes\n'])
    const noModel = await sab(url, 'notes', '--model', 'no-such', '--suite', 'sab-v2', '--tag', 'none')
    expect([noModel.code, noModel.stdout, noModel.stderr]).toEqual([1, '', 'sab notes: there is no model no-such and no tag none\n'])
    expect((await sab(url, 'notes', '--status', 'lost')).stderr).toContain('sab notes: the status is one of proposed, confirmed, rejected, withdrawn, not lost')
  })

  test.skipIf(!existsSync(AIRLINE))('give tau-bench\'s published pass^k for its own results (skipped without the samples)', async () => {
    const database = await freshDatabase('sqlite')
    await database.client.$disconnect()
    expect((await sab(database.url, 'import', AIRLINE, '--suite', 'airline', '--model', 'gpt-4o')).code).toBe(0)
    const { stdout } = await sab(database.url, 'report', 'gpt-4o', '--suite', 'airline', '--format', 'json')
    expect(JSON.parse(stdout)).toMatchObject({ stability: { pass_hat: { 1: expect.closeTo(0.42, 4), 2: expect.closeTo(0.2733, 4), 3: expect.closeTo(0.22, 4), 4: expect.closeTo(0.2, 4) } }, metrics: { instruction_following: { value: null }, traps_held: { value: null, of: 0 }, adversarial_safety: { value: null } } })
  })
})
