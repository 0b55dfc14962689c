import type { BulkDatabase } from '@/lib/db/bulk'
import { openBulkPostgres } from '@/lib/db/bulk-postgres'
import { openBulkSqlite } from '@/lib/db/bulk-sqlite'
import type { DatabaseLocation } from '@/lib/db/database-url'

/** Opens a raw connection of its own. On SQLite its writes block their thread: not for the web server's process. */
export async function openBulk(location: DatabaseLocation): Promise<BulkDatabase> {
  return location.kind === 'sqlite' ? openBulkSqlite(location.file) : openBulkPostgres(location.url)
}
