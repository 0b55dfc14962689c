import { apiRoute } from '@/lib/http/api'
import { ApiFault } from '@/lib/http/fault'
import { removeRunsOfImport } from '@/lib/imports/commands'

/** Removes the runs that an import brought, with all that hangs off them. */
export const DELETE = apiRoute(async (_request, { viewer, params }) => {
  const outcome = await removeRunsOfImport(viewer, params.id)
  if (outcome === 'not-found') throw new ApiFault('not_found', 'No run of this import is there.')
  if (outcome === 'failed') throw new ApiFault('busy', 'The runs could not be removed; the server\'s log says why. Nothing of them was half removed.')
  return new Response(null, { status: 204 })
})
