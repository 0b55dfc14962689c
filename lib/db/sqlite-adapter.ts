import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import type { IsolationLevel, SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory, SqlQuery, Transaction } from '@prisma/driver-adapter-utils'
import type BetterSqlite3 from 'better-sqlite3'
import { Gate } from '@/lib/db/gate'
import { like } from '@/lib/db/sqlite-like'
import { SQLITE_PRAGMAS } from '@/lib/db/sqlite-pragmas'

/** How long a write waits for another process's lock before it fails, in milliseconds. */
const LOCK_PATIENCE_MS = 5000
const LOCK_RETRY_MS = 10

type PlainAdapter = SqlDriverAdapter & { client: BetterSqlite3.Database }

/**
 * Prisma's better-sqlite3 adapter with what it lacks:
 * - a gate, so that no other request's query runs inside an open transaction and vanishes with its rollback;
 * - `BEGIN IMMEDIATE` and a real `ROLLBACK` of whatever a failed COMMIT left open (prisma/orm#29933);
 * - waiting for another process's lock without stopping the event loop (the driver is synchronous);
 * - the pragmas, on every connection;
 * - `LIKE` that reads a backslash as PostgreSQL does, so that a filter can hold any sign.
 */
export class GatedSqlite implements SqlMigrationAwareDriverAdapterFactory {
  readonly provider = 'sqlite' as const
  readonly adapterName = '@prisma/adapter-better-sqlite3'
  readonly #plain: PrismaBetterSqlite3

  constructor(options: { url: string }) {
    // The driver's own wait blocks the event loop, so it is kept short and the retry happens in waitForLock.
    this.#plain = new PrismaBetterSqlite3({ url: options.url, timeout: LOCK_RETRY_MS })
  }

  async connect(): Promise<SqlDriverAdapter> {
    const plain = (await this.#plain.connect()) as PlainAdapter
    await waitForLock(() => plain.executeScript(SQLITE_PRAGMAS))
    plain.client.function('like', { deterministic: true }, like)
    const gate = new Gate()

    const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
      const release = await gate.acquire()
      try {
        return await waitForLock(work)
      } finally {
        release()
      }
    }

    return {
      provider: plain.provider,
      adapterName: plain.adapterName,
      queryRaw: (query: SqlQuery) => inTurn(() => plain.queryRaw(query)),
      executeRaw: (query: SqlQuery) => inTurn(() => plain.executeRaw(query)),
      executeScript: (script: string) => inTurn(() => plain.executeScript(script)),
      startTransaction: async (isolationLevel?: IsolationLevel) => {
        if (isolationLevel !== undefined && isolationLevel !== 'SERIALIZABLE') throw new Error(`SQLite has one isolation level, SERIALIZABLE, not ${isolationLevel}`)
        const release = await gate.acquire()
        try {
          await waitForLock(async () => { plain.client.prepare('BEGIN IMMEDIATE').run() })
        } catch (error) {
          release()
          throw error
        }
        return openTransaction(plain, release)
      },
      dispose: () => plain.dispose(),
    }
  }

  connectToShadowDb(): Promise<SqlDriverAdapter> {
    return this.#plain.connectToShadowDb()
  }
}

function openTransaction(plain: PlainAdapter, release: () => void): Transaction {
  const statement = async (sql: string): Promise<void> => { await plain.executeRaw({ sql, args: [], argTypes: [] }) }
  const end = async (): Promise<void> => {
    try {
      if (plain.client.inTransaction) plain.client.prepare('ROLLBACK').run()
    } finally {
      release()
    }
  }
  return {
    provider: plain.provider,
    adapterName: plain.adapterName,
    options: { usePhantomQuery: false },
    queryRaw: (query) => plain.queryRaw(query),
    executeRaw: (query) => plain.executeRaw(query),
    createSavepoint: (name) => statement(`SAVEPOINT ${name}`),
    rollbackToSavepoint: (name) => statement(`ROLLBACK TO ${name}`),
    releaseSavepoint: (name) => statement(`RELEASE SAVEPOINT ${name}`),
    commit: end,
    rollback: end,
  }
}

/** Runs the work again while the file is locked by another process, yielding to the event loop in between. */
async function waitForLock<T>(work: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + LOCK_PATIENCE_MS
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (!isBusy(error) || Date.now() > deadline) throw error
      await new Promise((resolve) => setTimeout(resolve, LOCK_RETRY_MS))
    }
  }
}

function isBusy(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false
  if ('code' in error && typeof error.code === 'string' && error.code.startsWith('SQLITE_BUSY')) return true
  const cause = 'cause' in error ? error.cause : undefined
  return typeof cause === 'object' && cause !== null && 'kind' in cause && cause.kind === 'SocketTimeout'
}
