import { copyFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { describe, inject } from 'vitest'
import { openDatabase, type Database } from '@/lib/db/client'
import type { DatabaseLocation } from '@/lib/db/database-url'

/** A fresh, migrated, empty database for one test or one file. */
export type TestDatabase = { location: DatabaseLocation; url: string; client: Database }

let made = 0

/** Copies the migrated template of one kind; the client is the caller's to disconnect. */
export async function freshDatabase(kind: DatabaseLocation['kind']): Promise<TestDatabase> {
  const name = `t${process.pid}_${made++}`
  if (kind === 'sqlite') {
    const folder = inject('databaseFolder')
    const file = path.join(folder, `${name}.db`)
    copyFileSync(path.join(folder, 'template.db'), file)
    const location = { kind, file } as const
    return { location, url: `file:${file}`, client: openDatabase(location) }
  }
  const server = inject('postgres')
  if ('missing' in server) throw new Error(server.missing)
  const admin = new pg.Client({ connectionString: server.url.replace(/\/template$/, '/postgres') })
  await admin.connect()
  await admin.query(`CREATE DATABASE "${name}" TEMPLATE template`)
  await admin.end()
  const url = server.url.replace(/\/template$/, `/${name}`)
  const location = { kind, url } as const
  return { location, url, client: openDatabase(location) }
}

/** Describes the same behaviour on SQLite and PostgreSQL; where there is no PostgreSQL its half is skipped and named. */
export function describeOnBoth(title: string, body: (kind: DatabaseLocation['kind']) => void): void {
  describe.each(['sqlite', 'postgresql'] as const)(`${title} (%s)`, (kind) => {
    const server = inject('postgres')
    if (kind === 'postgresql' && 'missing' in server) {
      describe.skip(`PostgreSQL: ${server.missing}`, () => {})
      return
    }
    body(kind)
  })
}
