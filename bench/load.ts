// The review desk under load: transcript pages at ten connections, twenty reviewers saving at once, and the server's peak memory meanwhile.
import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import { openChromium } from '@/bench/browser'
import { peakMegabytes } from '@/bench/memory'
import { prepareReviewDesk } from '@/bench/page-workload'
import { signIn, startReviewDesk } from '@/bench/review-desk'
import { freePort } from '@/tests/support/postgres'

const SECONDS = 10
const READERS = 10
const REVIEWERS = 20

/** Measures and prints. @throws Error where an answer was not the one that was expected */
export async function benchLoad(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sab-bench-load-'))
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const workload = await prepareReviewDesk(folder)
  const tokens = Array.from({ length: REVIEWERS }, (_, number) => makeToken(folder, `reviewer-${number}`))
  const server = await startReviewDesk(folder, port)
  try {
    const browser = await openChromium()
    const cookie = (await signIn(browser, origin)).map(({ name, value }) => `${name}=${value}`).join('; ')
    await browser.close()
    const read = () => send(`${origin}${workload.short.path}`, { cookie }, null, 200)
    await underLoad(READERS, 2, read)

    console.log('| load | answers | per second | p50 ms | p95 ms | p97.5 ms | to reach |\n|---|---|---|---|---|---|---|')
    printLine(`transcript page, ${READERS} connections`, await underLoad(READERS, SECONDS, read), '>= 40 per second')
    const transcript = workload.short.path.split('/').at(-1) ?? ''
    const save = (at: number) => send(`${origin}/api/v1/findings`, { authorization: `Bearer ${tokens[at] ?? ''}`, 'content-type': 'application/json' }, aFinding(transcript), 201)
    await underLoad(REVIEWERS, 1, save)
    printLine(`saving a finding, ${REVIEWERS} reviewers, one after the other without a pause`, await underLoad(REVIEWERS, SECONDS, save), 'the server is full: how many it takes')
    printLine(`saving a finding, ${REVIEWERS} reviewers, one a second each`, await underLoad(REVIEWERS, SECONDS, save, 1000), 'p95 <= 250 ms')
    console.log(`\nPeak memory of the server: ${peakMegabytes(server.pid)} MB (<= 350 to reach)`)
  } finally {
    server.kill('SIGTERM')
    rmSync(folder, { recursive: true, force: true })
  }
}

function aFinding(transcript: string): string {
  return JSON.stringify({ id: randomUUID(), transcript, tag: { name: 'acted before a yes', polarity: 'weakness' }, severity: 'major', note: 'Written under load.', anchors: [{ message: 3, part: 'content' }] })
}

function makeToken(folder: string, name: string): string {
  const made = spawnSync(process.execPath, ['cli/sab.mjs', 'token', 'add', name, '--scope', 'review', '--json'], { env: { ...process.env, SAB_DATA_DIR: folder, DATABASE_URL: `file:${path.join(folder, 'sab.db')}` }, encoding: 'utf8' })
  if (made.status !== 0) throw new Error(made.stderr)
  return z.object({ token: z.string() }).parse(JSON.parse(made.stdout)).token
}

const agent = new Agent({ keepAlive: true, maxSockets: Math.max(READERS, REVIEWERS) })

function send(url: string, headers: Record<string, string>, body: string | null, expected: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { agent, method: body === null ? 'GET' : 'POST', headers: { ...headers, 'accept-encoding': 'gzip' } }, (answer) => {
      answer.resume()
      answer.on('end', () => { if (answer.statusCode === expected) resolve(); else reject(new Error(`${url} answered ${String(answer.statusCode)}`)) })
      answer.on('error', reject)
    })
    asked.on('error', reject)
    asked.end(body ?? undefined)
  })
}

/** So many clients ask again and again, each after its answer or, with a pace, every so many milliseconds. @returns how long each answer took, in ms */
async function underLoad(clients: number, seconds: number, ask: (client: number) => Promise<void>, paceMs = 0): Promise<number[]> {
  const times: number[] = []
  const end = performance.now() + seconds * 1000
  await Promise.all(Array.from({ length: clients }, async (_, client) => {
    if (paceMs > 0) await pause((client / clients) * paceMs)
    while (performance.now() < end) {
      const begun = performance.now()
      await ask(client)
      times.push(performance.now() - begun)
      if (paceMs > 0) await pause(paceMs - (performance.now() - begun))
    }
  }))
  return times.toSorted((a, b) => a - b)
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => { setTimeout(resolve, Math.max(0, ms)) })
}

function printLine(name: string, times: readonly number[], reach: string): void {
  const at = (share: number): string => (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN).toFixed(0)
  console.log(`| ${name} | ${times.length} | ${(times.length / SECONDS).toFixed(1)} | ${at(0.5)} | ${at(0.95)} | ${at(0.975)} | ${reach} |`)
}
