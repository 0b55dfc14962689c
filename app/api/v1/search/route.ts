import { apiRoute, jsonAnswer } from '@/lib/http/api'
import { listSearchHits } from '@/lib/search/queries'
import { parseSearchWords } from '@/lib/search/search'

/** `?q=`: models, suites, runs, cases, tags and transcripts by name or id, titles only. */
export const GET = apiRoute(async (request, { viewer }) => {
  const words = parseSearchWords(new URL(request.url).searchParams.get('q'))
  return jsonAnswer({ hits: await listSearchHits(viewer, words) })
})
