import { existsSync } from 'node:fs'
import { databaseLocation, type DatabaseLocation } from '@/lib/db/database-url'
import { migrateIfNeeded } from '@/lib/db/migrate-if-needed'

/** Where this terminal's database is, its migrations applied; made where there is none. */
export async function preparedDatabase(): Promise<DatabaseLocation> {
  const location = databaseLocation()
  await migrateIfNeeded(location, process.env.SAB_ROOT ?? process.cwd())
  return location
}

/** The same for a command that only reads: an empty new database would answer a mistyped path. @throws Error where there is none */
export async function existingDatabase(): Promise<DatabaseLocation> {
  const location = databaseLocation()
  if (location.kind === 'sqlite' && !existsSync(location.file)) throw new Error(`there is no database at ${location.file}. DATABASE_URL and SAB_DATA_DIR say where it is; \`npm start\` and \`sab import FILE\` make one.`)
  return preparedDatabase()
}
