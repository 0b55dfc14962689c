import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { PrismaPg } from '@prisma/adapter-pg'
import { databaseLocation, type DatabaseLocation } from '@/lib/db/database-url'
import { PrismaClient as PostgresClient } from '@/lib/db/generated/postgresql/client'
import { PrismaClient as SqliteClient } from '@/lib/db/generated/sqlite/client'
import { GatedSqlite } from '@/lib/db/sqlite-adapter'

/** The client of either database; both are generated from one schema and have one shape. */
export type Database = SqliteClient

const kinds = new WeakMap<Database, DatabaseLocation['kind']>()

/** Opens a client of its own; only for tests and the command line, pages use {@link database}. */
export function openDatabase(location: DatabaseLocation): Database {
  const client = connect(location)
  kinds.set(client, location.kind)
  return client
}

function connect(location: DatabaseLocation): Database {
  if (location.kind === 'sqlite') {
    mkdirSync(path.dirname(location.file), { recursive: true, mode: 0o700 })
    return new SqliteClient({ adapter: new GatedSqlite({ url: `file:${location.file}` }) })
  }
  const client = new PostgresClient({ adapter: new PrismaPg({ connectionString: location.url }) })
  // The two generated types differ in name only; this is the one place where they meet.
  return client as unknown as Database
}

/** Which dialect a client speaks, for the few queries in which the two differ. */
export function databaseKind(client: Database): DatabaseLocation['kind'] {
  return kinds.get(client) ?? databaseLocation().kind
}

const shared = globalThis as typeof globalThis & { sabDatabase?: Database }

/** The process's one client. A second one on SQLite would deadlock with the first for the whole busy timeout. */
export function database(): Database {
  shared.sabDatabase ??= openDatabase(databaseLocation())
  return shared.sabDatabase
}

/** Closes the shared client, for scripts that end. */
export async function closeDatabase(): Promise<void> {
  await shared.sabDatabase?.$disconnect()
  delete shared.sabDatabase
}
