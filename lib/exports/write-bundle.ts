import type { BulkDatabase } from '@/lib/db/bulk'
import { columnList, numberIn, readRow, textIn } from '@/lib/db/bulk-read'
import { caseLine } from '@/lib/bundle/rows/case'
import { modelLine } from '@/lib/bundle/rows/model'
import { runLine } from '@/lib/bundle/rows/run'
import { suiteLine } from '@/lib/bundle/rows/suite'
import { findingLines, reviewLines, tagLines } from '@/lib/exports/write-reading'
import { judgementLines, transcriptLines } from '@/lib/exports/write-results'

/** What an export leaves out: everything that is not of this suite, and the tags that none of its findings carry. */
export type BundleScope = { suite?: string }

/**
 * The stored records as lines of `sab/1`, each ending in a newline: suites, cases, models, runs, transcripts, judgements,
 * tags, findings, reviews. Suites, cases, models, passes and tags stand in the order in which they came, the rest follows
 * from ids. The same records give the same bytes from either database. What is staged is left out.
 */
export async function* bundleLines(db: BulkDatabase, scope: BundleScope = {}): AsyncGenerator<string> {
  const text = (column: string): string => (db.kind === 'postgresql' ? `${column} COLLATE "C"` : column)
  const suites = await db.all(
    `SELECT ${columnList('Suite', 's')} FROM "Suite" s WHERE s."stagedBy" IS NULL ${scope.suite === undefined ? '' : 'AND s."id" = ?'} ORDER BY s."position", ${text('s."id"')}`,
    scope.suite === undefined ? [] : [scope.suite],
  )
  for (const row of suites) {
    const clusters = await db.all(`SELECT ${columnList('Cluster', 'c')} FROM "Cluster" c WHERE c."suiteId" = ? ORDER BY c."position"`, [textIn(row, 'id')])
    yield `${suiteLine(readRow('Suite', row), clusters.map((cluster) => readRow('Cluster', cluster)))}\n`
  }
  for (const suite of suites) {
    for await (const row of db.each(`SELECT ${columnList('Case', 'c')} FROM "Case" c WHERE c."suiteId" = ? AND c."stagedBy" IS NULL ORDER BY c."position", ${text('c."id"')}`, [textIn(suite, 'id')])) {
      yield `${caseLine(readRow('Case', row))}\n`
    }
  }

  const ofSuite = scope.suite === undefined ? { sql: '', values: [] } : { sql: 'AND r."suiteId" = ?', values: [scope.suite] }
  const models = await db.all(
    `SELECT ${columnList('Model', 'm')} FROM "Model" m WHERE m."stagedBy" IS NULL ${scope.suite === undefined ? '' : `AND m."id" IN (SELECT r."modelId" FROM "Run" r WHERE r."stagedBy" IS NULL ${ofSuite.sql})`}
     ORDER BY m."position", ${text('m."id"')}`,
    ofSuite.values,
  )
  for (const row of models) yield `${modelLine(readRow('Model', row))}\n`

  const runs = await db.all(`SELECT ${columnList('Run', 'r')} FROM "Run" r WHERE r."stagedBy" IS NULL ${ofSuite.sql} ORDER BY ${text('r."id"')}`, ofSuite.values)
  for (const row of runs) yield `${runLine(readRow('Run', row))}\n`
  const ids = runs.map((run) => ({ key: numberIn(run, 'key'), id: textIn(run, 'id') }))
  for (const run of ids) yield* transcriptLines(db, run)
  yield* judgementLines(db, ids)
  yield* tagLines(db, scope.suite === undefined ? null : ofSuite, text)
  yield* findingLines(db, ofSuite, text)
  for (const run of ids) yield* reviewLines(db, run, text)
}
