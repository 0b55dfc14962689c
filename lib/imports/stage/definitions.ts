import { recordHash } from '@/lib/bundle/canonical'
import type { BundleRecord, CaseRecord, ModelRecord, RunRecord, SuiteRecord, TagRecord } from '@/lib/bundle/record'
import { toCaseRow } from '@/lib/bundle/rows/case'
import { toModelRow } from '@/lib/bundle/rows/model'
import { toRunRow } from '@/lib/bundle/rows/run'
import { toSuiteRows } from '@/lib/bundle/rows/suite'
import { toTagRow } from '@/lib/bundle/rows/tag'
import { storedCase, storedModel, storedRun, storedSuite, storedTag } from '@/lib/exports/stored-records'
import { differences } from '@/lib/imports/difference'
import type { FilePlace } from '@/lib/imports/formats/format'
import { reportConflict, reportDouble, reportMissing, reportWording } from '@/lib/imports/stage/conflict'
import { findModel, findRun, findSuite, findTag } from '@/lib/imports/stage/lookup'
import { newSlug } from '@/lib/imports/stage/slug'
import type { Origin, Staging } from '@/lib/imports/stage/staging'
import { updateStatement } from '@/lib/imports/stage/update'

// The small records that others refer to. Each is new, or unchanged, or a conflict that is refused or replaces.

/** Decides for a record whose key is known already. `replace` means that the caller may take the file's content. */
async function meet(staging: Staging, known: { origin: Origin; hash: string }, hash: string, conflict: () => Promise<void>, double: () => void): Promise<'settled' | 'replace'> {
  if (known.hash === hash) staging.counts.unchanged++
  else if (known.origin === 'staged') double()
  else if (staging.replace) {
    staging.counts.replaced++
    return 'replace'
  } else await conflict()
  return 'settled'
}

/** Where a known record differs from the file's in its wording alone it stays, and a warning holds both texts. */
async function keepWording(staging: Staging, record: BundleRecord, place: FilePlace, wording: readonly string[], readKnown: () => Promise<BundleRecord | null>): Promise<boolean> {
  if (staging.isRefused) return false
  await staging.flush()
  const known = await readKnown()
  if (known === null || differences(record, known, Infinity).some((one) => !wording.includes(one.path))) return false
  reportWording(staging, record, place, known)
  staging.counts.unchanged++
  return true
}

export async function stageSuite(staging: Staging, record: SuiteRecord, place: FilePlace): Promise<void> {
  // A suite without clusters is stored the same whether its list is empty or missing.
  const hash = recordHash(record.clusters?.length === 0 ? { ...record, clusters: null } : record)
  const known = await findSuite(staging, record.id)
  const { suite, clusters } = toSuiteRows(record)
  if (known === null) {
    staging.suites.set(record.id, { id: record.id, origin: 'staged', hash, nextPosition: 0, cases: new Map(), strangers: 0, acquainted: false })
    staging.add('Suite', { ...suite, hash, dataVersion: 0, resultVersion: 0, position: staging.nextPosition('Suite'), stagedBy: staging.importId })
    for (const cluster of clusters) staging.add('Cluster', cluster)
    staging.counts.suites++
    staging.touchedSuites.add(record.id)
    return
  }
  if ((await meet(staging, known, hash, () => reportConflict(staging, record, place, () => storedSuite(staging.db, record.id)), () => reportDouble(staging, record, place))) !== 'replace') return
  known.hash = hash
  staging.touchedSuites.add(record.id)
  staging.updates.push(updateStatement('Suite', { ...suite, hash }, { id: record.id }), { sql: `DELETE FROM "Cluster" WHERE "suiteId" = ?`, values: [record.id] })
  for (const cluster of clusters) {
    staging.updates.push({
      sql: `INSERT INTO "Cluster" ("suiteId", "id", "title", "position", "intents", "extra") VALUES (?, ?, ?, ?, ?, ?)`,
      values: [cluster.suiteId, cluster.id, cluster.title, cluster.position, cluster.intents, cluster.extra],
    })
  }
}

export async function stageCase(staging: Staging, record: CaseRecord, place: FilePlace, wording: readonly string[] = []): Promise<void> {
  const suite = await findSuite(staging, record.suite)
  if (suite === null) return reportMissing(staging, record, place, `suite ${JSON.stringify(record.suite)}`)
  const hash = recordHash(record)
  const known = suite.cases.get(record.id)
  const row = toCaseRow(record)
  if (known === undefined) {
    const key = staging.nextKey('Case')
    suite.cases.set(record.id, { key, kind: record.kind, origin: 'staged', hash })
    staging.add('Case', { ...row, key, hash, position: suite.nextPosition++, importId: staging.importId, stagedBy: staging.importId }, 300 + (row.brief?.length ?? 0) + (row.policy?.length ?? 0) + (row.expected?.length ?? 0) + (row.extra?.length ?? 0))
    staging.counts.cases++
    if (suite.origin === 'stored') suite.strangers++
    staging.touchedSuites.add(suite.id)
    return
  }
  if (known.origin === 'stored') suite.acquainted = true
  if (wording.length > 0 && known.hash !== hash && !(staging.replace && known.origin === 'stored') && (await keepWording(staging, record, place, wording, () => storedCase(staging.db, known.key)))) return
  if ((await meet(staging, known, hash, () => reportConflict(staging, record, place, () => storedCase(staging.db, known.key)), () => reportDouble(staging, record, place))) !== 'replace') return
  // What counts as passed depends on the kind.
  if (known.kind !== record.kind) staging.recount = true
  known.hash = hash
  known.kind = record.kind
  staging.touchedSuites.add(suite.id)
  staging.updates.push(updateStatement('Case', { ...row, hash }, { key: known.key }))
}

export async function stageModel(staging: Staging, record: ModelRecord, place: FilePlace): Promise<void> {
  const known = await findModel(staging, record.id)
  const slug = record.slug ?? known?.slug ?? (await newSlug(staging, record))
  const whole = { ...record, slug }
  const hash = recordHash(whole)
  const row = { ...toModelRow(whole), slug }
  if (known === null || known.slug !== slug) {
    if (staging.slugs.has(slug) || (await staging.db.all(`SELECT "id" FROM "Model" WHERE "slug" = ? AND "id" <> ?`, [slug, record.id])).length > 0) {
      staging.issues.error(place, `another model has the slug ${JSON.stringify(slug)}`, 'Give the model another slug, or leave it out and one is made from its name.')
      return
    }
    staging.slugs.add(slug)
  }
  if (known === null) {
    staging.models.set(record.id, { id: record.id, origin: 'staged', hash, slug })
    staging.add('Model', { ...row, hash, position: staging.nextPosition('Model'), stagedBy: staging.importId })
    staging.counts.models++
    return
  }
  if ((await meet(staging, known, hash, () => reportConflict(staging, record, place, () => storedModel(staging.db, record.id)), () => reportDouble(staging, record, place))) !== 'replace') return
  known.hash = hash
  known.slug = slug
  staging.updates.push(updateStatement('Model', { ...row, hash }, { id: record.id }))
  for (const found of await staging.db.all(`SELECT DISTINCT "suiteId" FROM "Run" WHERE "modelId" = ?`, [record.id])) staging.touchedSuites.add(String(found.suiteId))
}

export async function stageRun(staging: Staging, record: RunRecord, place: FilePlace): Promise<void> {
  const suite = await findSuite(staging, record.suite)
  if (suite === null) return reportMissing(staging, record, place, `suite ${JSON.stringify(record.suite)}`)
  const model = await findModel(staging, record.model)
  if (model === null) return reportMissing(staging, record, place, `model ${JSON.stringify(record.model)}`)
  const hash = recordHash(record)
  const known = await findRun(staging, record.id)
  const row = toRunRow(record)
  if (known === null) {
    const key = staging.nextKey('Run')
    staging.runs.set(record.id, { id: record.id, suite, modelId: record.model, origin: 'staged', hash, key, shadowKey: null, stored: new Map(), staged: new Map() })
    staging.add('Run', { ...row, key, hash, importId: staging.importId, mergesIntoKey: null, stagedBy: staging.importId, transcriptCount: 0, importedAt: null }, 300 + (row.settings?.length ?? 0) + (row.notes?.length ?? 0) + (row.extra?.length ?? 0))
    staging.counts.runs++
    staging.touchedSuites.add(suite.id)
    return
  }
  if (known.suite !== suite && known.hash !== hash) {
    staging.issues.error(place, `the run ${JSON.stringify(record.id)} is one of suite ${JSON.stringify(known.suite.id)} and cannot move to ${JSON.stringify(record.suite)}`, 'Give the run another id.')
    return
  }
  if ((await meet(staging, known, hash, () => reportConflict(staging, record, place, () => storedRun(staging.db, record.id)), () => reportDouble(staging, record, place))) !== 'replace') return
  known.hash = hash
  staging.touchedSuites.add(suite.id)
  staging.updates.push(updateStatement('Run', { ...row, hash }, { key: known.key }))
}

export async function stageTag(staging: Staging, record: TagRecord, place: FilePlace): Promise<void> {
  if (record.parent !== undefined && record.parent !== null) {
    if (record.parent === record.id) {
      staging.issues.error(place, `the tag ${JSON.stringify(record.id)} is its own parent`, 'Leave the parent out.')
      return
    }
    if ((await findTag(staging, record.parent)) === null) return reportMissing(staging, record, place, `parent tag ${JSON.stringify(record.parent)}`)
  }
  const hash = recordHash(record)
  const known = await findTag(staging, record.id)
  const row = toTagRow(record)
  if (known === null) {
    staging.tags.set(record.id, { id: record.id, origin: 'staged', hash })
    staging.add('Tag', { ...row, hash, position: staging.nextPosition('Tag'), createdById: null, createdAt: new Date().toISOString().replace('Z', '+00:00'), stagedBy: staging.importId })
    staging.counts.tags++
    return
  }
  if ((await meet(staging, known, hash, () => reportConflict(staging, record, place, () => storedTag(staging.db, record.id)), () => reportDouble(staging, record, place))) !== 'replace') return
  known.hash = hash
  staging.updates.push(updateStatement('Tag', { ...row, hash }, { id: record.id }))
  // A tag's name and polarity stand in the report of every suite.
  for (const suite of await staging.db.all(`SELECT "id" FROM "Suite" WHERE "stagedBy" IS NULL`)) staging.touchedSuites.add(String(suite.id))
}
