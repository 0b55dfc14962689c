import { apiRoute, jsonAnswer } from '@/lib/http/api'
import { settleImports } from '@/lib/imports/commands'
import { IMPORT_LIST } from '@/lib/imports/import-list'
import { listImports } from '@/lib/imports/queries'
import { receiveImport } from '@/lib/imports/receive/receive'
import { importAnswer } from '@/app/api/v1/imports/answer'
import { parseList } from '@/lib/lists/list'

/** Takes files as one import and runs it in the background: 202 with where to ask about it. */
export const POST = apiRoute(async (request, { viewer }) => {
  const { id, isNew } = await receiveImport(viewer, request)
  return importAnswer(viewer, id, isNew ? 202 : 200)
})

/** Imports, newest first, a page at a time (`?page=`, `?state=`, `?q=`). */
export const GET = apiRoute(async (request, { viewer }) => {
  await settleImports(viewer)
  const { searchParams } = new URL(request.url)
  const state = parseList(IMPORT_LIST, Object.fromEntries([...new Set(searchParams.keys())].map((name) => [name, searchParams.getAll(name)])))
  const { rows, matching, all } = await listImports(viewer, state)
  return jsonAnswer({ imports: rows, matching, all, page: state.page })
})
