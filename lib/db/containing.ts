import { databaseKind, type Database } from '@/lib/db/client'

/**
 * A text filter for "holds these words, whatever the case" on either database: a `%`, `_` or backslash among them is a sign like any other. PostgreSQL must be told not
 * to mind the case; SQLite is taught (lib/db/sqlite-like.ts).
 */
export function containing(db: Database, words: string): { contains: string } {
  const contains = words.replaceAll(/[\\%_]/g, String.raw`\$&`)
  if (databaseKind(db) !== 'postgresql') return { contains }
  const filter = { contains, mode: 'insensitive' }
  return filter
}
