import { z } from 'zod'
import { importAnswer } from '@/app/api/v1/imports/answer'
import { apiRoute } from '@/lib/http/api'
import { ApiFault } from '@/lib/http/fault'
import { answerImport } from '@/lib/imports/commands'

/** Answers what an import asked: `{"suite", "suiteName", "model", "judge"}`, those that were asked for; under `"files"` the same for single files, by the names that the question gives. */
export const POST = apiRoute(async (request, { viewer, params }) => {
  const text = await request.text()
  const outcome = await answerImport(viewer, params.id, parseBody(text))
  if (outcome === 'not-found') throw new ApiFault('not_found', 'There is no such import of yours.')
  if (outcome === 'over') throw new ApiFault('conflict', 'The import does not ask anything.')
  return importAnswer(viewer, params.id, 202)
})

function parseBody(text: string): unknown {
  try {
    return z.record(z.string(), z.unknown()).parse(JSON.parse(text))
  } catch (error) {
    if (error instanceof SyntaxError) throw new ApiFault('invalid', 'The body is no JSON.')
    throw error
  }
}
