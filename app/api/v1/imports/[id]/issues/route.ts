import type { Viewer } from '@/lib/auth/viewer'
import { apiRoute } from '@/lib/http/api'
import { DOWNLOAD_POLICY } from '@/lib/http/csp'
import { ApiFault } from '@/lib/http/fault'
import { textStream } from '@/lib/http/stream'
import { issueCsvHeader, issueCsvRow, issueJson } from '@/lib/imports/issue-text'
import { findImport, listIssues } from '@/lib/imports/queries'

const PAGE = 1000

/** Every fault and conflict of an import, as CSV or, with `?format=jsonl`, as JSON lines. */
export const GET = apiRoute(async (request, { viewer, params }) => {
  const found = await findImport(viewer, params.id)
  if (found === null) throw new ApiFault('not_found', 'There is no such import.')
  const format = new URL(request.url).searchParams.get('format') ?? 'csv'
  if (format !== 'csv' && format !== 'jsonl') throw new ApiFault('invalid', 'The format is csv or jsonl.')
  return new Response(textStream(issueLines(viewer, found.id, format)), { headers: {
    'Content-Type': format === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-ndjson; charset=utf-8', 'Content-Disposition': `attachment; filename="issues-${found.id}.${format}"`, 'Content-Security-Policy': DOWNLOAD_POLICY,
  } })
})

async function* issueLines(viewer: Viewer, id: string, format: 'csv' | 'jsonl'): AsyncGenerator<string> {
  if (format === 'csv') yield issueCsvHeader()
  for (let from = 0; ; ) {
    const issues = await listIssues(viewer, id, from, PAGE)
    if (issues.length > 0) yield issues.map(format === 'csv' ? issueCsvRow : issueJson).join('')
    const last = issues.at(-1)
    if (last === undefined || issues.length < PAGE) return
    from = last.position + 1
  }
}
