import { z } from 'zod'
import { importAnswer } from '@/app/api/v1/imports/answer'
import { authorise } from '@/lib/auth/permissions'
import { apiRoute } from '@/lib/http/api'
import { ApiFault } from '@/lib/http/fault'
import { readJson } from '@/lib/http/read-json'
import { answerImport } from '@/lib/imports/commands'

const MOST_BYTES = 1_000_000

/** Answers what an import asked: `{"suite", "suiteName", "model", "judge"}`, those that were asked for; under `"files"` the same for single files, by the names that the question gives. */
export const POST = apiRoute(async (request, { viewer, params }) => {
  authorise(viewer, 'imports.create')
  const outcome = await answerImport(viewer, params.id, z.record(z.string(), z.unknown()).parse(await readJson(request, MOST_BYTES)))
  if (outcome === 'not-found') throw new ApiFault('not_found', 'There is no such import of yours.')
  if (outcome === 'over') throw new ApiFault('conflict', 'The import does not ask anything.')
  return importAnswer(viewer, params.id, 202)
})
