// Run by `npm start` before the server: migrates, keeps or makes the secret, offers the sample to an empty database, prints the set-up link.
import { spawn } from 'node:child_process'
import { ensureSetupLink } from '@/lib/auth/access-links'
import { appSecret } from '@/lib/auth/secret'
import { settleRemovals } from '@/lib/bench/runner/remove-round'
import { closeDatabase, database } from '@/lib/db/client'
import { databaseLocation } from '@/lib/db/database-url'
import { applyMigrations } from '@/lib/db/schema-engine'
import { dataDirectory, environment } from '@/lib/env'
import { appOrigin } from '@/lib/http/origin'
import { cleanUpAfterImports } from '@/lib/imports/clean-up'
import { SERVED_ADDRESS } from '@/lib/settings/installation'
import type { WorkerJob } from '@/lib/imports/worker-process'

try {
  environment()
  appSecret()
  const location = databaseLocation()
  const applied = await applyMigrations(location)
  if (applied.length > 0) console.log(`Database: ${location.kind === 'sqlite' ? location.file : 'PostgreSQL'}, ${applied.length} migration${applied.length === 1 ? '' : 's'} applied`)
  await cleanUpAfterImports(location)
  settleRemovals(dataDirectory())
  await offerSample()
  await indexInBackground()
  const served = { key: SERVED_ADDRESS, value: appOrigin() }
  await database().setting.upsert({ where: { key: SERVED_ADDRESS }, create: served, update: served })
  const link = await ensureSetupLink()
  if (link !== null) console.log(`\nNobody has an account yet. This link makes the first admin, once:\n  ${link}\n`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
} finally {
  await closeDatabase()
}

/** Messages that are not in the search index yet (an older database, an import that was killed) are put in beside the running server. */
async function indexInBackground(): Promise<void> {
  const isBehind = (await database().transcript.findFirst({ where: { indexed: null, run: { stagedBy: null } }, select: { key: true } })) !== null
  if (isBehind) spawn(process.execPath, ['cli/sab.mjs', 'import-worker', JSON.stringify({ kind: 'queue' } satisfies WorkerJob)], { detached: true, stdio: 'ignore' }).unref()
}

/** The sample goes into a database that has never held anything; declined by SAB_SAMPLE=no, and then never offered again. */
async function offerSample(): Promise<void> {
  const answered = await database().setting.findUnique({ where: { key: 'sample' } })
  if (answered !== null) return
  const isEmpty = (await database().suite.findFirst({ select: { id: true } })) === null
  const wanted = isEmpty && !['no', '0', 'false'].includes((process.env.SAB_SAMPLE ?? '').toLowerCase())
  if (wanted) {
    const { addSample } = await import('@/lib/bench/sample')
    console.log('Running the benchmark with the scripted reference agents for a sample to look at')
    await addSample()
  }
  await database().setting.create({ data: { key: 'sample', value: wanted ? 'added' : 'declined' } })
}
