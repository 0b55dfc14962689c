import type { Viewer } from '@/lib/auth/viewer'
import { jsonAnswer } from '@/lib/http/api'
import { ApiFault } from '@/lib/http/fault'
import { SHOWN_ISSUES } from '@/lib/imports/import'
import { isSettled, type ImportView } from '@/lib/imports/progress'
import { findImport, firstIssues } from '@/lib/imports/queries'

const LOOK_EVERY_MS = 100

/** The seconds that a request wants to wait for an import's end. @throws ApiFault invalid */
export function waitOf(request: Request, otherwise: number): number {
  const given = new URL(request.url).searchParams.get('wait')
  if (given === null) return otherwise
  const seconds = Number(given)
  if (given === '' || !(seconds >= 0 && seconds <= 60)) throw new ApiFault('invalid', 'wait is a number of seconds from 0 to 60.')
  return seconds
}

/** The import once it is over or asks something, or as it stands when the time is up. @throws ApiFault not_found */
export async function untilSettled(viewer: Viewer, id: unknown, seconds: number): Promise<ImportView> {
  const deadline = Date.now() + seconds * 1000
  for (;;) {
    const found = await findImport(viewer, id)
    if (found === null) throw new ApiFault('not_found', 'There is no such import.')
    if (isSettled(found.state) || Date.now() >= deadline) return found
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
  }
}

/** The answer to files that were sent. @throws ApiFault unprocessable with the import and its first issues, where it was refused */
export async function outcomeAnswer(viewer: Viewer, made: ImportView, isNew: boolean): Promise<Response> {
  if (made.state === 'failed') throw new ApiFault('unprocessable', made.message ?? 'The import failed; nothing was imported.', { details: await withIssues(viewer, made) })
  if (made.state === 'done') return jsonAnswer(await withIssues(viewer, made), { status: isNew ? 201 : 200, headers: { Location: `/api/v1/imports/${made.id}` } })
  return jsonAnswer(await withIssues(viewer, made), { status: 202, headers: { Location: `/api/v1/imports/${made.id}` } })
}

async function withIssues(viewer: Viewer, made: ImportView) {
  return { ...made, issues: made.issueCount === 0 ? [] : await firstIssues(viewer, made.id, SHOWN_ISSUES) }
}

/** One import with its first issues as JSON. @throws ApiFault not_found */
export async function importAnswer(viewer: Viewer, id: unknown, status = 200): Promise<Response> {
  const found = await findImport(viewer, id)
  if (found === null) throw new ApiFault('not_found', 'There is no such import.')
  return jsonAnswer(await withIssues(viewer, found), { status, headers: status === 202 ? { Location: `/api/v1/imports/${found.id}` } : {} })
}
