import { createHash } from 'node:crypto'
import Database from 'better-sqlite3'
import { z } from 'zod'

// What a denied request may change: the record that it came, and that its session or token was seen.
const MOVING = ['AuditEntry', 'LoginLimit']
const SEEN_COLUMNS: Record<string, readonly string[]> = { UserSession: ['lastSeenAt'], ApiToken: ['lastUsedAt'] }

/** One hash of every row of a SQLite database but those: two equal hashes, and nothing was written in between. */
export function hashOfRows(file: string): string {
  const database = new Database(file, { readonly: true })
  try {
    const hash = createHash('sha256')
    // What a virtual table holds stands in tables of its own, some of them without row numbers.
    const tables = database.prepare(`SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'shadow') AND name NOT LIKE 'sqlite_%' ORDER BY name`).raw().all()
    for (const [table, isWithoutRowId] of z.array(z.tuple([z.string(), z.number()])).parse(tables)) {
      if (MOVING.includes(table)) continue
      const columns = database.prepare(`SELECT name FROM pragma_table_info(?)`).pluck().all(table).filter((column) => typeof column === 'string' && !(SEEN_COLUMNS[table] ?? []).includes(column))
      hash.update(`${table}\0`)
      for (const row of database.prepare(`SELECT ${columns.map((column) => `"${String(column)}"`).join(', ')} FROM "${table}" ORDER BY ${isWithoutRowId === 1 ? columns.map((_, index) => index + 1).join(', ') : 'rowid'}`).raw().iterate()) hash.update(JSON.stringify(row, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)))
    }
    return hash.digest('hex')
  } finally {
    database.close()
  }
}
