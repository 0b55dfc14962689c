import { auditCsv } from '@/lib/audit/csv'
import { AUDIT_LIST } from '@/lib/audit/list'
import { exportAudit } from '@/lib/audit/queries'
import { apiRoute } from '@/lib/http/api'
import { DOWNLOAD_POLICY } from '@/lib/http/csp'
import { textStream } from '@/lib/http/stream'
import { parseList, searchParamsOf } from '@/lib/lists/list'

/** The audit log as CSV, with the filters of its page. */
export const GET = apiRoute(async (request, { viewer }) => {
  const { searchParams } = new URL(request.url)
  const params = searchParamsOf(searchParams)
  const rows = await exportAudit(viewer, parseList(AUDIT_LIST, params))
  return new Response(textStream(auditCsv(rows)), { headers: {
    'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': 'attachment; filename="audit.csv"', 'Content-Security-Policy': DOWNLOAD_POLICY,
  } })
})
