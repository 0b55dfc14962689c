import type { Viewer } from '@/lib/auth/viewer'
import { jsonAnswer } from '@/lib/http/api'
import { ApiFault } from '@/lib/http/fault'
import { SHOWN_ISSUES } from '@/lib/imports/import'
import { findImport, listIssues } from '@/lib/imports/queries'

/** One import with its first issues as JSON. @throws ApiFault not_found */
export async function importAnswer(viewer: Viewer, id: unknown, status = 200): Promise<Response> {
  const found = await findImport(viewer, id)
  if (found === null) throw new ApiFault('not_found', 'There is no such import.')
  const issues = found.issueCount === 0 ? [] : await listIssues(viewer, found.id, 0, SHOWN_ISSUES)
  return jsonAnswer({ ...found, issues }, { status, headers: status === 202 ? { Location: `/api/v1/imports/${found.id}` } : {} })
}
