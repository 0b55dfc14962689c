import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { openBulk } from '@/lib/db/bulk-open'
import type { DatabaseLocation } from '@/lib/db/database-url'
import { applyMigrations } from '@/lib/db/schema-engine'

/**
 * Applies the migrations that the database does not have. The engine wants the database for itself for a moment,
 * so it is left alone where nothing is to be done, as when the server runs beside the terminal.
 */
export async function migrateIfNeeded(location: DatabaseLocation, root = process.cwd()): Promise<void> {
  if (await isCurrent(location, root)) return
  try {
    await applyMigrations(location, root)
  } catch (error) {
    throw new Error('The database is of an older version, and bringing it up to date did not work. If the server is running, stop it and start it again: it does this when it starts.', { cause: error })
  }
}

async function isCurrent(location: DatabaseLocation, root: string): Promise<boolean> {
  if (location.kind === 'sqlite' && !existsSync(location.file)) return false
  const wanted = readdirSync(path.join(root, 'prisma/migrations', location.kind), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  const db = await openBulk(location)
  try {
    const table = location.kind === 'sqlite' ? `SELECT name FROM sqlite_master WHERE name = '_prisma_migrations'` : `SELECT table_name AS name FROM information_schema.tables WHERE table_name = '_prisma_migrations'`
    if ((await db.all(table)).length === 0) return false
    const applied = new Set((await db.all(`SELECT migration_name AS name FROM "_prisma_migrations" WHERE finished_at IS NOT NULL`)).map((row) => String(row.name)))
    return wanted.every((name) => applied.has(name))
  } finally {
    await db.close()
  }
}
