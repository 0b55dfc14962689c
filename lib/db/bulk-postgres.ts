import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { BulkDatabase, BulkTransaction, SqlRow, SqlValue, TableRows } from '@/lib/db/bulk'

const COPY_CHUNK_CHARACTERS = 256 * 1024
const CURSOR_ROWS = 500
/** How often a transaction is tried that the server ended to break a deadlock. */
const ATTEMPTS = 5

/** Connects to the server; rows go in by COPY. One connection, so callers must not overlap transactions. */
export async function openBulkPostgres(url: string): Promise<BulkDatabase> {
  const client = new pg.Client({ connectionString: url, application_name: 'sab import' })
  await client.connect()
  // A server that goes away between two statements must fail the next statement, not the process.
  client.on('error', () => {})
  let cursors = 0
  let written: Promise<unknown> = Promise.resolve()

  const all = async (sql: string, values: readonly SqlValue[] = []): Promise<SqlRow[]> => (await client.query<SqlRow>(numbered(sql), [...values])).rows
  const run = async (sql: string, values: readonly SqlValue[] = []): Promise<number> => (await client.query(numbered(sql), [...values])).rowCount ?? 0
  const inside: BulkTransaction = { all, run, insert: (rows) => copyRows(client, rows) }
  const transaction = async <T>(work: (statements: BulkTransaction) => Promise<T>): Promise<T> => {
    for (let attempt = 1; ; attempt++) {
      await client.query('BEGIN')
      try {
        const result = await work(inside)
        await client.query('COMMIT')
        return result
      } catch (error) {
        await client.query('ROLLBACK')
        // Somebody's save and this wait for each other, and the server ended this one: all of it is undone, and the save is through by now.
        if (!isDeadlock(error) || attempt === ATTEMPTS) throw error
      }
    }
  }

  return {
    kind: 'postgresql',
    all,
    run,
    transaction,
    write(parts) {
      const heldMs = written.then(async () => {
        const begun = performance.now()
        await transaction(async (statements) => { for (const rows of parts) await statements.insert(rows) })
        return performance.now() - begun
      })
      written = heldMs.catch(() => {})
      return heldMs
    },
    async setDurable(isDurable) {
      await client.query(`SET synchronous_commit TO ${isDurable ? 'on' : 'off'}`)
    },
    async beginSnapshot() {
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    },
    async *each(sql, values = []) {
      const cursor = `each_${cursors++}`
      await client.query(`DECLARE ${cursor} CURSOR WITH HOLD FOR ${numbered(sql)}`, [...values])
      try {
        for (;;) {
          const { rows } = await client.query<SqlRow>(`FETCH ${CURSOR_ROWS} FROM ${cursor}`)
          for (const row of rows) yield row
          if (rows.length < CURSOR_ROWS) return
        }
      } finally {
        await client.query(`CLOSE ${cursor}`)
      }
    },
    close: () => client.end(),
  }
}

function isDeadlock(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '40P01'
}

/** `?` placeholders as PostgreSQL numbers them. No statement of ours holds a question mark elsewhere. */
function numbered(sql: string): string {
  let count = 0
  return sql.replaceAll('?', () => `$${++count}`)
}

async function copyRows(client: pg.Client, { table, columns, cells }: TableRows): Promise<void> {
  if (cells.length === 0) return
  const stream = client.query(copyFrom(`COPY "${table}" (${columns.map((column) => `"${column}"`).join(', ')}) FROM STDIN`))
  const done = finished(stream)
  // The failure is awaited below; without a handler now it would count as unhandled while chunks are written.
  done.catch(() => {})
  let chunk = ''
  const width = columns.length
  for (let at = 0; at < cells.length; at++) {
    chunk += copyText(cells[at] ?? null)
    if ((at + 1) % width !== 0) {
      chunk += '\t'
      continue
    }
    chunk += '\n'
    if (chunk.length > COPY_CHUNK_CHARACTERS) {
      if (!stream.write(chunk)) await Promise.race([once(stream, 'drain'), done])
      chunk = ''
    }
  }
  stream.end(chunk)
  await done
}

const ESCAPES: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }

function copyText(value: SqlValue): string {
  switch (typeof value) {
    case 'string': return /[\\\n\r\t]/.test(value) ? value.replace(/[\\\n\r\t]/g, (character) => ESCAPES[character] ?? character) : value
    case 'number': return String(value)
    case 'boolean': return value ? 't' : 'f'
    default: return '\\N'
  }
}
