import { databaseLocation, type DatabaseLocation } from '@/lib/db/database-url'
import { migrateIfNeeded } from '@/lib/db/migrate-if-needed'

/** Where this terminal's database is, its migrations applied. */
export async function preparedDatabase(): Promise<DatabaseLocation> {
  const location = databaseLocation()
  await migrateIfNeeded(location, process.env.SAB_ROOT ?? process.cwd())
  return location
}
