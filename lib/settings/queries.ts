import { statSync } from 'node:fs'
import path from 'node:path'
import { authorise } from '@/lib/auth/permissions'
import type { Viewer } from '@/lib/auth/viewer'
import { database } from '@/lib/db/client'
import { databaseLocation } from '@/lib/db/database-url'
import { dataDirectory } from '@/lib/env'
import { SERVED_ADDRESS, type Holdings, type Installation } from '@/lib/settings/installation'

const SQLITE_SETTINGS = { journal_mode: 'wal', synchronous: '2', foreign_keys: '1' } as const

/** The installation's inside, for admins. */
export async function findInstallation(viewer: Viewer): Promise<Installation> {
  authorise(viewer, 'settings.manage')
  const location = databaseLocation()
  const settings = location.kind === 'sqlite' ? await sqliteSettings() : await postgresSettings()
  const faults = location.kind === 'sqlite'
    ? Object.entries(SQLITE_SETTINGS).filter(([name, value]) => settings[name] !== value).map(([name, value]) => `${name} is ${settings[name] ?? 'unknown'}, should be ${value}`)
    : settings.fsync === 'off' ? ['fsync is off: a power cut may lose what was saved'] : []
  return {
    database: location.kind,
    dataFolder: dataDirectory(),
    file: location.kind === 'sqlite' ? { path: path.relative(dataDirectory(), location.file), bytes: statSync(location.file).size } : null,
    node: process.versions.node,
    settings,
    faults,
    holdings: await countHoldings(),
  }
}

/** The address that the app last started with, for a terminal that is not told it; null before the first start. */
export async function findServedAddress(viewer: Viewer): Promise<string | null> {
  authorise(viewer, 'people.manage')
  const row = await database().setting.findUnique({ where: { key: SERVED_ADDRESS }, select: { value: true } })
  return row?.value ?? null
}

async function countHoldings(): Promise<Holdings> {
  const published = { where: { stagedBy: null } }
  const [suites, cases, models, runs, transcripts, findings, reviews, people, imports] = await Promise.all([
    database().suite.count(published), database().case.count(published), database().model.count(published), database().run.count(published),
    database().transcript.count({ where: { run: { stagedBy: null } } }), database().finding.count(published), database().review.count(published),
    database().user.count(), database().import.count(),
  ])
  return { suites, cases, models, runs, transcripts, findings, reviews, people, imports }
}

async function sqliteSettings(): Promise<Record<string, string>> {
  const rows = await database().$queryRaw<{ name: string; value: unknown }[]>`
    SELECT 'journal_mode' AS name, CAST(journal_mode AS TEXT) AS value FROM pragma_journal_mode
    UNION ALL SELECT 'synchronous', CAST(synchronous AS TEXT) FROM pragma_synchronous
    UNION ALL SELECT 'foreign_keys', CAST(foreign_keys AS TEXT) FROM pragma_foreign_keys
    UNION ALL SELECT 'sqlite_version', sqlite_version()`
  return Object.fromEntries(rows.map((row) => [row.name, String(row.value)]))
}

async function postgresSettings(): Promise<Record<string, string>> {
  const rows = await database().$queryRaw<{ name: string; value: string }[]>`SELECT name, setting AS value FROM pg_settings WHERE name IN ('server_version', 'fsync', 'synchronous_commit', 'server_encoding')`
  return Object.fromEntries(rows.map((row) => [row.name, row.value]))
}
