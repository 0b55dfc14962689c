import { importAnswer } from '@/app/api/v1/imports/answer'
import { apiRoute } from '@/lib/http/api'
import { ApiFault } from '@/lib/http/fault'
import { replaceStored } from '@/lib/imports/commands'

/** Runs an import again that was refused because other content is stored: this time the files' content is taken. */
export const POST = apiRoute(async (_request, { viewer, params }) => {
  const outcome = await replaceStored(viewer, params.id)
  if (outcome === 'not-found') throw new ApiFault('not_found', 'There is no such import of yours.')
  if (outcome === 'over') throw new ApiFault('conflict', 'The import cannot be told to replace: only one that conflicts alone refused can, as long as its files are kept.')
  return importAnswer(viewer, params.id, 202)
})
