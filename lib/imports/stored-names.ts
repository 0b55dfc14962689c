import type { BulkDatabase } from '@/lib/db/bulk'
import { textIn } from '@/lib/db/bulk-read'
import type { StoredNames } from '@/lib/imports/formats/format'

/** The visible suites and models that have transcripts. */
export function storedNames(db: BulkDatabase): StoredNames {
  return {
    suites: async () => (await db.all(`SELECT DISTINCT "suiteId" FROM "Run" WHERE "stagedBy" IS NULL ORDER BY "suiteId"`)).map((row) => textIn(row, 'suiteId')),
    modelsOf: async (suite) => (await db.all(`SELECT DISTINCT "modelId" FROM "Run" WHERE "stagedBy" IS NULL AND "suiteId" = ? ORDER BY "modelId"`, [suite])).map((row) => textIn(row, 'modelId')),
  }
}
