import { listRounds } from '@/lib/bench/queries'
import { apiRoute, jsonAnswer } from '@/lib/http/api'

/** Every round of the bench and how it stands. */
export const GET = apiRoute(async (_request, { viewer }) => jsonAnswer({ rounds: await listRounds(viewer) }))
