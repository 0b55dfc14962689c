import path from 'node:path'
import { dataDirectory, environment } from '@/lib/env'

/** Where the rows are: a SQLite file or a PostgreSQL server. */
export type DatabaseLocation = { kind: 'sqlite'; file: string } | { kind: 'postgresql'; url: string }

/**
 * Reads a `DATABASE_URL`: `postgres://` and `postgresql://` name a server, `file:PATH` a SQLite file.
 * @throws Error on any other scheme.
 */
export function parseDatabaseUrl(url: string): DatabaseLocation {
  if (/^postgres(ql)?:\/\//.test(url)) return { kind: 'postgresql', url }
  if (url.startsWith('file:')) return { kind: 'sqlite', file: path.resolve(url.slice('file:'.length)) }
  throw new Error('DATABASE_URL must start with postgresql:// or file:')
}

/** The database this process works on; without `DATABASE_URL` the file `sab.db` in the data folder. */
export function databaseLocation(): DatabaseLocation {
  const url = environment().DATABASE_URL
  return url === undefined ? { kind: 'sqlite', file: path.join(dataDirectory(), 'sab.db') } : parseDatabaseUrl(url)
}
