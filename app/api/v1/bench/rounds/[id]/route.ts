import { z } from 'zod'
import { findRoundRow } from '@/lib/bench/queries'
import { apiRoute, jsonAnswer } from '@/lib/http/api'
import { ApiFault } from '@/lib/http/fault'

/** How one round stands. */
export const GET = apiRoute(async (_request, { viewer, params }) => {
  const row = await findRoundRow(viewer, z.string().catch('').parse(params.id))
  if (row === null) throw new ApiFault('not_found', 'There is no such round.')
  return jsonAnswer(row)
})
