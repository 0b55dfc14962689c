import { importAnswer, untilSettled, waitOf } from '@/app/api/v1/imports/answer'
import { apiRoute } from '@/lib/http/api'
import { ApiFault } from '@/lib/http/fault'
import { cancelImport, settleImports } from '@/lib/imports/commands'

/** How an import stands; with `?wait=SECONDS` as soon as it is over or asks something. */
export const GET = apiRoute(async (request, { viewer, params }) => {
  const seconds = waitOf(request, 0)
  await settleImports(viewer)
  await untilSettled(viewer, params.id, seconds)
  return importAnswer(viewer, params.id)
})

/** Cancels an import that is not over. */
export const DELETE = apiRoute(async (_request, { viewer, params }) => {
  const outcome = await cancelImport(viewer, params.id)
  if (outcome === 'not-found') throw new ApiFault('not_found', 'There is no such import of yours.')
  if (outcome === 'over') throw new ApiFault('conflict', 'The import is over.')
  return importAnswer(viewer, params.id)
})
