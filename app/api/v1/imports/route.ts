import { apiRoute, jsonAnswer } from '@/lib/http/api'
import { settleImports } from '@/lib/imports/commands'
import { IMPORT_LIST } from '@/lib/imports/import-list'
import { listImports } from '@/lib/imports/queries'
import { receiveImport } from '@/lib/imports/receive/commands'
import { outcomeAnswer, untilSettled, waitOf } from '@/app/api/v1/imports/answer'
import { parseList, searchParamsOf } from '@/lib/lists/list'

/**
 * Takes files as one import, which runs in a process of its own. Waits for its end for `?wait=` seconds (10, at most 60):
 * 201 when everything is in, 422 with the issues when it was refused, 202 with where to ask while it goes on or asks something.
 */
export const POST = apiRoute(async (request, { viewer }) => {
  const seconds = waitOf(request, 10)
  const { id, isNew } = await receiveImport(viewer, request)
  return outcomeAnswer(viewer, await untilSettled(viewer, id, seconds), isNew)
})

/** Imports, newest first, a page at a time (`?page=`, `?state=`, `?q=`). */
export const GET = apiRoute(async (request, { viewer }) => {
  await settleImports(viewer)
  const { searchParams } = new URL(request.url)
  const state = parseList(IMPORT_LIST, searchParamsOf(searchParams))
  const { rows, matching, all } = await listImports(viewer, state)
  return jsonAnswer({ imports: rows, matching, all, page: state.page })
})
