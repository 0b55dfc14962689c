import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, chownSync, existsSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import pg from 'pg'
import { scratchFolder } from '@/tests/support/scratch'

/** A PostgreSQL of the tests' own, on loopback and a free port. */
export type TestPostgres = {
  /** Makes an empty database and returns its URL. */
  createDatabase(name: string): Promise<string>
  stop(): Promise<void>
}

/** What only a crash of the machine would need; the tests kill clients, never the server. */
const UNSAFE = ['-c', 'fsync=off', '-c', 'full_page_writes=off']
const DEBIAN_FOLDER = '/usr/lib/postgresql'

function binaryFolder(): string | null {
  if (!existsSync(DEBIAN_FOLDER)) return null
  const version = readdirSync(DEBIAN_FOLDER).sort((a, b) => Number(b) - Number(a)).find((each) => existsSync(path.join(DEBIAN_FOLDER, each, 'bin/initdb')))
  return version === undefined ? null : path.join(DEBIAN_FOLDER, version, 'bin')
}

/** Starts a throw-away server. Returns a sentence saying what to install where PostgreSQL is missing and cannot be installed. */
export async function startPostgres(): Promise<TestPostgres | string> {
  const isRoot = process.getuid?.() === 0
  if (binaryFolder() === null && isRoot) {
    execFileSync('sh', ['-c', 'apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq postgresql'], { stdio: 'ignore' })
  }
  const bin = binaryFolder()
  if (bin === null) return 'PostgreSQL is not installed: apt-get install postgresql'

  // initdb refuses to run as root; Debian's package brings the account to use.
  const account = isRoot ? { uid: Number(execFileSync('id', ['-u', 'postgres'])), gid: Number(execFileSync('id', ['-g', 'postgres'])) } : {}
  const folder = scratchFolder('sab-postgres-')
  if (account.uid !== undefined && account.gid !== undefined) chownSync(folder, account.uid, account.gid)
  chmodSync(folder, 0o700)
  const data = path.join(folder, 'data')
  execFileSync(path.join(bin, 'initdb'), ['-D', data, '-U', 'sab', '--auth=trust', '--encoding=UTF8', '--locale=C.UTF-8'], { stdio: 'ignore', cwd: folder, ...account })
  const port = await freePort()
  const server = spawn(path.join(bin, 'postgres'), ['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-k', folder, '-c', 'max_connections=200', ...UNSAFE], { stdio: 'ignore', cwd: folder, ...account })
  const adminUrl = `postgresql://sab@127.0.0.1:${port}/postgres`
  await untilReady(adminUrl, server)

  return {
    async createDatabase(name) {
      const client = new pg.Client({ connectionString: adminUrl })
      await client.connect()
      await client.query(`CREATE DATABASE "${name}"`)
      await client.end()
      return `postgresql://sab@127.0.0.1:${port}/${name}`
    },
    async stop() {
      const gone = new Promise<void>((resolve) => server.once('exit', () => resolve()))
      server.kill('SIGINT')
      await gone
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A port of loopback that nothing listens on just now. */
export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}

async function untilReady(url: string, server: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 150; attempt++) {
    if (server.exitCode !== null) throw new Error(`PostgreSQL ended at start with code ${server.exitCode}`)
    const client = new pg.Client({ connectionString: url })
    try {
      await client.connect()
      await client.end()
      return
    } catch {
      // Not listening yet: that is what this loop waits for.
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  throw new Error('PostgreSQL did not answer within 15 s')
}
