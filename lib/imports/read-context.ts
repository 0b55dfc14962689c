import { recordHash } from '@/lib/bundle/canonical'
import { textIn } from '@/lib/db/bulk-read'
import type { ImportAnswers, ReadContext } from '@/lib/imports/formats/format'
import type { Staging } from '@/lib/imports/stage/staging'
import { transcriptId } from '@/lib/transcripts/transcript-id'

/** What readers may look up: transcripts that are visible, and those that this import has brought so far. */
export function readContext(staging: Staging, answers: ImportAnswers): ReadContext {
  // A stand-in's transcripts belong, for the reader, to the run it stands in for.
  const from = `FROM "Transcript" t JOIN "Run" r ON r."key" = t."runKey" LEFT JOIN "Run" m ON m."key" = r."mergesIntoKey" JOIN "Case" c ON c."key" = t."caseKey" WHERE (r."stagedBy" IS NULL OR r."stagedBy" = ?)`
  const select = `SELECT coalesce(m."id", r."id") AS "run", c."id" AS "case" ${from}`
  const settled = async (): Promise<void> => { if (!staging.isRefused) await staging.flush() }
  return {
    answers,
    async findTranscriptByExternalId(externalId) {
      await settled()
      const rows = await staging.db.all(`${select} AND t."externalId" = ? ORDER BY t."key" LIMIT 2`, [staging.importId, externalId])
      const [row] = rows
      return row === undefined ? null : { run: textIn(row, 'run'), case: textIn(row, 'case') }
    },
    async runsOf(suite, model) {
      const rows = await staging.db.all(`SELECT "id" FROM "Run" WHERE "suiteId" = ? AND "modelId" = ? AND "stagedBy" IS NULL ORDER BY "key"`, [suite, model])
      return rows.map((row) => textIn(row, 'id'))
    },
    async holds(record) {
      const [row] = await staging.db.all(`SELECT t."hash" AS "hash" FROM "Transcript" t JOIN "Run" r ON r."key" = t."runKey" WHERE t."id" = ? AND r."stagedBy" IS NULL`, [transcriptId(record.run, record.case)])
      return row !== undefined && textIn(row, 'hash') === recordHash(record)
    },
    async findTranscriptsOfCase(suite, caseId, model) {
      await settled()
      const passed = `(SELECT max(CASE WHEN j."passed" THEN 1 ELSE 0 END) FROM "Judgement" j WHERE j."transcriptKey" = t."key" AND j."passed" IS NOT NULL) AS "passed"`
      const rows = await staging.db.all(`SELECT coalesce(m."id", r."id") AS "run", c."id" AS "case", r."modelId" AS "model", ${passed} ${from} AND c."suiteId" = ? AND c."id" = ?${model === undefined ? '' : ' AND r."modelId" = ?'} ORDER BY t."key"`, [staging.importId, suite, caseId, ...(model === undefined ? [] : [model])])
      return [...new Map(rows.map((row) => [textIn(row, 'run'), { run: textIn(row, 'run'), case: textIn(row, 'case'), model: textIn(row, 'model'), passed: row.passed === null ? null : Number(row.passed) === 1 }])).values()]
    },
  }
}
