import { createHash } from 'node:crypto'
import Database from 'better-sqlite3'

// What a denied request may change: the record that it came, and that its session or token was seen.
const MOVING = ['AuditEntry', 'LoginLimit']
const SEEN_COLUMNS: Record<string, readonly string[]> = { UserSession: ['lastSeenAt'], ApiToken: ['lastUsedAt'] }

/** One hash of every row of a SQLite database but those: two equal hashes, and nothing was written in between. */
export function hashOfRows(file: string): string {
  const database = new Database(file, { readonly: true })
  try {
    const hash = createHash('sha256')
    const tables = database.prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`).pluck().all()
    for (const table of tables) {
      if (typeof table !== 'string' || MOVING.includes(table)) continue
      const columns = database.prepare(`SELECT name FROM pragma_table_info(?)`).pluck().all(table).filter((column) => typeof column === 'string' && !(SEEN_COLUMNS[table] ?? []).includes(column))
      hash.update(`${table}\0`)
      for (const row of database.prepare(`SELECT ${columns.map((column) => `"${String(column)}"`).join(', ')} FROM "${table}" ORDER BY rowid`).raw().iterate()) hash.update(JSON.stringify(row, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)))
    }
    return hash.digest('hex')
  } finally {
    database.close()
  }
}
