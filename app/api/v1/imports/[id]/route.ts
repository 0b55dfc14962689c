import { importAnswer } from '@/app/api/v1/imports/answer'
import { apiRoute } from '@/lib/http/api'
import { ApiFault } from '@/lib/http/fault'
import { cancelImport, settleImports } from '@/lib/imports/commands'

/** How an import stands. */
export const GET = apiRoute(async (_request, { viewer, params }) => {
  await settleImports(viewer)
  return importAnswer(viewer, params.id)
})

/** Cancels an import that is not over. */
export const DELETE = apiRoute(async (_request, { viewer, params }) => {
  const outcome = await cancelImport(viewer, params.id)
  if (outcome === 'not-found') throw new ApiFault('not_found', 'There is no such import of yours.')
  if (outcome === 'over') throw new ApiFault('conflict', 'The import is over.')
  return importAnswer(viewer, params.id)
})
