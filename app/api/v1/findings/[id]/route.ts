import { z } from 'zod'
import { findFinding } from '@/lib/findings/queries'
import { apiRoute, jsonAnswer } from '@/lib/http/api'
import { ApiFault } from '@/lib/http/fault'

/** One finding. */
export const GET = apiRoute(async (_request, { viewer, params }) => {
  const finding = await findFinding(viewer, z.string().min(1).max(1000).parse(params.id))
  if (finding === null) throw new ApiFault('not_found', 'There is no such finding.')
  return jsonAnswer({ finding })
})
