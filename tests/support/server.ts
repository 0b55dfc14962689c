import { spawnSync, type ChildProcess } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { openDatabase, type Database } from '@/lib/db/client'
import { applyMigrations } from '@/lib/db/schema-engine'
import { spawnServer } from '@/scripts/spawn-server.mjs'
import { scratchFolder } from '@/tests/support/scratch'
import { seedPeople, seedRows, type SeededPeople, type SeededRows } from '@/tests/support/seed-desk'

/** A running app as its tests see it. Plain data: it is handed to the test processes. */
export type ServerFacts = { url: string; dataFolder: string; databaseFile: string; people: SeededPeople['people']; tokens: SeededPeople['tokens']; rows: SeededRows }

/** A running app of one's own. */
export type RunningServer = ServerFacts & {
  /** What it has printed so far. */
  output(): string
  /** Ends it and removes its data. */
  stop(): Promise<void>
}

declare module 'vitest' {
  export interface ProvidedContext {
    server: ServerFacts
  }
}

/** Builds once if the sources changed, starts the app for all browser tests, and ends it after them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  buildOnce()
  const server = await startServer()
  const { url, dataFolder, databaseFile, people, tokens, rows } = server
  project.provide('server', { url, dataFolder, databaseFile, people, tokens, rows })
  return () => server.stop()
}

function buildOnce(): void {
  const { status } = spawnSync(process.execPath, ['scripts/build.mjs'], { stdio: 'inherit' })
  if (status !== 0) throw new Error('The app could not be built.')
}

/**
 * Starts the built app in production mode on a free port of loopback, with a data folder of its own that holds the
 * seeded people and rows. `env` overrides what it runs with; `seed` adds to what is stored before it starts.
 */
export async function startServer(options: { env?: Record<string, string>; seed?: (client: Database) => Promise<void> } = {}): Promise<RunningServer> {
  const dataFolder = scratchFolder('sab-server-')
  const databaseFile = path.join(dataFolder, 'sab.db')
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  const location = { kind: 'sqlite', file: databaseFile } as const
  await applyMigrations(location)
  const client = openDatabase(location)
  const { people, tokens } = await seedPeople(client)
  const rows = await seedRows(client)
  await options.seed?.(client)
  await client.setting.create({ data: { key: 'sample', value: 'declined' } })
  await client.$disconnect()

  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const child = spawnServer({
    env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', ...(process.env.SAB_DIST_DIR === undefined ? {} : { SAB_DIST_DIR: process.env.SAB_DIST_DIR }), PORT: String(port), SAB_DATA_DIR: dataFolder, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => { output += piece.toString('utf8') })
  const stop = async (): Promise<void> => {
    await end(child)
    rmSync(dataFolder, { recursive: true, force: true })
  }
  try {
    await untilHealthy(url, child, () => output)
  } catch (error) {
    await stop()
    throw error
  }
  return { url, dataFolder, databaseFile, people, tokens, rows, output: () => output, stop }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}

async function untilHealthy(url: string, child: ChildProcess, output: () => string): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt++) {
    if (child.exitCode !== null) throw new Error(`The app ended at start with code ${child.exitCode}:\n${output()}`)
    try {
      if ((await fetch(`${url}/api/health`)).ok) return
    } catch {
      // Not listening yet: that is what this loop waits for.
    }
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`The app did not answer within a minute:\n${output()}`)
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  const forced = setTimeout(() => child.kill('SIGKILL'), 12_000)
  await ended
  clearTimeout(forced)
}
