import { z } from 'zod'
import { apiRoute } from '@/lib/http/api'
import { DOWNLOAD_POLICY } from '@/lib/http/csp'
import { ApiFault } from '@/lib/http/fault'
import { findMessagePart } from '@/lib/transcripts/queries'

const place = z.object({ id: z.string().min(1).max(100), number: z.coerce.number().int().min(0).max(2_147_483_647), part: z.enum(['content', 'arguments', 'result', 'reasoning']) })
const callPosition = z.coerce.number().int().min(0).max(2_147_483_647)

/** The whole text of one part of one message, as stored: what a transcript page shows the beginning of. `?call=` chooses the tool call. */
export const GET = apiRoute(async (request, { viewer, params }) => {
  const { id, number, part } = place.parse(params)
  const call = callPosition.parse(new URL(request.url).searchParams.get('call') ?? 0)
  const text = await findMessagePart(viewer, id, { message: number, part, call })
  if (text === null) throw new ApiFault('not_found', 'There is no such message, or it has no such part.')
  return new Response(text, { headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Security-Policy': DOWNLOAD_POLICY } })
})
