import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { seeded } from '@/bench/workload'
import { startModelServer } from '@/tests/support/model-server'
import { answerAs } from '@/tests/support/served-agent'

// The real `sab bench` process, killed without warning at chance moments. It writes a bundle, so that there is a file to compare byte by byte.

const KILLS = 10
const MINUTES = 60_000
let home = ''
beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'sab-kill-'))
})
afterEach(() => rmSync(home, { recursive: true, force: true }))

function sab(data: string, args: readonly string[]): ChildProcess {
  return spawn(process.execPath, ['cli/sab.mjs', 'bench', ...args], { env: { ...process.env, SAB_DATA_DIR: path.join(home, data) }, stdio: 'ignore' })
}

function ended(child: ChildProcess): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }))
  })
}

const journalOf = (data: string, round: string) => path.join(home, data, 'bench', round, 'journal.jsonl')
const size = (file: string) => (existsSync(file) ? statSync(file).size : 0)

/** Kills the process once the journal has grown by so many bytes; true where the kill was its end. */
async function killAfter(child: ChildProcess, journal: string, bytes: number): Promise<boolean> {
  const goal = size(journal) + bytes
  const over = ended(child)
  const watch = setInterval(() => { if (size(journal) >= goal) child.kill('SIGKILL') }, 2)
  const { signal } = await over
  clearInterval(watch)
  return signal === 'SIGKILL'
}

type Line = { type: string; run?: string; case?: string }

function lines(file: string): Line[] {
  return readFileSync(file, 'utf8').trim().split('\n').map((line): Line => JSON.parse(line))
}

test(`killed ${KILLS} times, a scripted round ends with the same bytes as an undisturbed one, and nothing twice`, async () => {
  const round = 'b-killed'
  const what = ['--round', round, '--model', 'scripted/careful,scripted/unsteady,scripted/chatty', '--trials', '2', '--seed', '11', '--concurrency', '3']
  const calm = path.join(home, 'calm.jsonl')
  const torn = path.join(home, 'torn.jsonl')
  expect(await ended(sab('calm', ['run', ...what, '-o', calm]))).toMatchObject({ code: 0 })
  const whole = size(journalOf('calm', round))
  const random = seeded(4)
  const journal = journalOf('torn', round)
  let killed = 0
  for (let kill = 0; kill < KILLS; kill++) {
    const child = sab('torn', kill === 0 ? ['run', ...what, '-o', torn] : ['resume', round, '-o', torn])
    if (await killAfter(child, journal, Math.floor((whole / (KILLS + 2)) * (0.3 + random())))) killed++
    expect(existsSync(torn)).toBe(false)
  }
  expect(killed).toBe(KILLS)
  expect(await ended(sab('torn', ['resume', round, '-o', torn]))).toMatchObject({ code: 0 })
  const transcripts = lines(torn).filter((record) => record.type === 'transcript').map((record) => `${record.run} ${record.case}`)
  expect(transcripts).toHaveLength(3 * 2 * 162)
  expect(new Set(transcripts).size).toBe(transcripts.length)
  expect(readFileSync(torn, 'utf8') === readFileSync(calm, 'utf8')).toBe(true)
}, 4 * MINUTES)

test('over the wire, what was finished before a kill is not asked for again, and the rest is said as if nothing had happened', async () => {
  const asked: string[] = []
  const server = await startModelServer(async (request) => {
    asked.push(`${request.seed} ${request.messages.length} ${request.messages[0]?.content}`)
    return { kind: 'slow', ms: 15, then: await answerAs('careful', request) }
  })
  try {
    const round = 'b-wire'
    const what = ['--round', round, '--model', 'vllm/careful', '--base-url', server.url, '--cases', 'order_tracking,damaged_item,cancel_before_ship,privacy_account', '--concurrency', '3', '--model-seed', '9']
    const calm = path.join(home, 'calm.jsonl')
    const torn = path.join(home, 'torn.jsonl')
    expect(await ended(sab('calm', ['run', ...what, '-o', calm]))).toMatchObject({ code: 0 })
    const calls = asked.splice(0)
    const journal = journalOf('torn', round)
    expect(await killAfter(sab('torn', ['run', ...what, '-o', torn]), journal, Math.floor(size(journalOf('calm', round)) / 3))).toBe(true)
    expect(await killAfter(sab('torn', ['resume', round, '-o', torn]), journal, Math.floor(size(journalOf('calm', round)) / 3))).toBe(true)
    expect(await ended(sab('torn', ['resume', round, '-o', torn]))).toMatchObject({ code: 0 })
    const said = (file: string) => lines(file).filter((record) => record.type === 'transcript' || record.type === 'judgement').map((record) => JSON.stringify(record, (name, value: unknown) => (['duration_ms', 'started_at', 'at', 'latency_ms', 'usage'].includes(name) ? undefined : value)))
    expect(said(torn)).toEqual(said(calm))
    // At most the three conversations that were under way at each of the two kills are begun again.
    expect(asked.length).toBeGreaterThanOrEqual(calls.length)
    expect(asked.length - calls.length).toBeLessThanOrEqual(2 * 3 * 20)
    expect(asked.length).toBeLessThan(1.6 * calls.length)
  } finally {
    await server.close()
  }
}, 4 * MINUTES)
