import { apiRoute } from '@/lib/http/api'
import { ApiFault } from '@/lib/http/fault'
import { removeRunsOfImport } from '@/lib/imports/commands'

/** Removes the runs that an import brought, with all that hangs off them. */
export const DELETE = apiRoute(async (_request, { viewer, params }) => {
  const outcome = await removeRunsOfImport(viewer, params.id)
  if (outcome === 'not-found') throw new ApiFault('not_found', 'No run that this import brought is there. What it changed in runs that were there before goes with those.')
  if (outcome === 'failed') throw new ApiFault('busy', 'The runs could not be removed; the server\'s log says why. Nothing of them was half removed.')
  return new Response(null, { status: 204 })
})
