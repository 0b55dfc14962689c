import { rmSync } from 'node:fs'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { applyMigrations } from '@/lib/db/schema-engine'
import { scratchFolder } from '@/tests/support/scratch'
import { startPostgres, type TestPostgres } from '@/tests/support/postgres'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Folder with `template.db`, a migrated empty SQLite database to copy. */
    databaseFolder: string
    /** URL of a PostgreSQL server whose database `template` is migrated and empty; null with the reason when there is none. */
    postgres: { url: string } | { missing: string }
  }
}

/** Before the database tests: one migrated template on each database, copied for every test file. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const folder = scratchFolder('sab-tests-')
  await applyMigrations({ kind: 'sqlite', file: path.join(folder, 'template.db') })
  project.provide('databaseFolder', folder)

  const server: TestPostgres | string = process.env.SAB_TEST_POSTGRES === 'off' ? 'switched off by SAB_TEST_POSTGRES=off' : await startPostgres()
  if (typeof server === 'string') {
    console.warn(`PostgreSQL tests are skipped: ${server}`)
    project.provide('postgres', { missing: server })
  } else {
    const url = await server.createDatabase('template')
    await applyMigrations({ kind: 'postgresql', url })
    project.provide('postgres', { url })
  }
  return async () => {
    if (typeof server !== 'string') await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
