import BetterSqlite3 from 'better-sqlite3'
import type { BulkDatabase, BulkTransaction, SqlRow, SqlValue, TableRows } from '@/lib/db/bulk'
import { SQLITE_PRAGMAS } from '@/lib/db/sqlite-pragmas'
import { SqliteWriter } from '@/lib/db/sqlite-writer'
import { writeRows } from '@/lib/db/write-rows.mjs'

const LOCK_PATIENCE_MS = 30_000
const LOCK_RETRY_MS = 5

/** Opens the file with better-sqlite3. The file must exist. */
export function openBulkSqlite(file: string): BulkDatabase {
  const db = new BetterSqlite3(file, { fileMustExist: true, timeout: 5 })
  db.exec(SQLITE_PRAGMAS)
  const statements = new Map<string, BetterSqlite3.Statement>()
  const prepare = (sql: string): BetterSqlite3.Statement => {
    let statement = statements.get(sql)
    if (statement === undefined) {
      statement = db.prepare(sql)
      // Statements made for lists of many lengths must not pile up.
      if (statements.size < 500) statements.set(sql, statement)
    }
    return statement
  }
  const all = (sql: string, values: readonly SqlValue[] = []): SqlRow[] => prepare(sql).all(...values.map(toSqlite)).filter(isRow)
  const run = (sql: string, values: readonly SqlValue[] = []): number => prepare(sql).run(...values.map(toSqlite)).changes
  const inside: BulkTransaction = {
    all: async (sql, values) => all(sql, values),
    run: async (sql, values) => run(sql, values),
    insert: async (rows) => writeRows(prepare, [rows]),
  }
  const transaction = async <T>(work: (statements: BulkTransaction) => Promise<T>): Promise<T> => {
    await patiently(() => db.exec('BEGIN IMMEDIATE'))
    try {
      const result = await work(inside)
      db.exec('COMMIT')
      return result
    } catch (error) {
      if (db.inTransaction) db.exec('ROLLBACK')
      throw error
    }
  }
  const writeHere = async (parts: readonly TableRows[]): Promise<number> => {
    let begun = 0
    await transaction(async () => {
      begun = performance.now()
      writeRows(prepare, parts)
    })
    return performance.now() - begun
  }
  // One batch is quicker written than a thread is started; a second one says that there are more.
  let first: Promise<unknown> | null = null
  let writer: SqliteWriter | null = null
  const write = async (parts: readonly TableRows[]): Promise<number> => {
    if (first === null) {
      const heldMs = writeHere(parts)
      first = heldMs.catch(() => {})
      return heldMs
    }
    await first
    writer ??= new SqliteWriter(file, LOCK_PATIENCE_MS)
    return writer.write(parts)
  }

  return {
    kind: 'sqlite',
    all: (sql, values) => patiently(() => all(sql, values)),
    run: (sql, values) => patiently(() => run(sql, values)),
    transaction,
    write,
    async setDurable(isDurable) {
      // NORMAL leaves out the sync of the log at each commit; the next FULL commit syncs all that stands before it.
      db.pragma(`synchronous = ${isDurable ? 'FULL' : 'NORMAL'}`)
    },
    async beginSnapshot() {
      db.pragma('query_only = ON')
      db.exec('BEGIN')
    },
    async *each(sql, values = []) {
      // A cursor of its own: the cached statement may be asked again while this one is open.
      for (const row of db.prepare(sql).iterate(...values.map(toSqlite))) if (isRow(row)) yield row
    },
    async close() {
      await writer?.close()
      db.close()
    },
  }
}

function toSqlite(value: SqlValue): string | number | null {
  return typeof value === 'boolean' ? Number(value) : value
}

function isRow(value: unknown): value is SqlRow {
  return typeof value === 'object' && value !== null
}

/** Tries again while another connection holds the write lock, without stopping the event loop for long. */
async function patiently<T>(work: () => T): Promise<T> {
  const deadline = Date.now() + LOCK_PATIENCE_MS
  for (;;) {
    try {
      return work()
    } catch (error) {
      const isBusy = error instanceof BetterSqlite3.SqliteError && error.code.startsWith('SQLITE_BUSY')
      if (!isBusy || Date.now() > deadline) throw error
      await new Promise((resolve) => setTimeout(resolve, LOCK_RETRY_MS))
    }
  }
}
