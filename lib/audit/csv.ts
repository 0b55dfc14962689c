import type { AuditRow } from '@/lib/audit/list'
import { csvCell } from '@/lib/notes/csv'

const COLUMNS = ['seq', 'at', 'actor', 'action', 'subject', 'detail'] as const

/** The log as CSV, line by line; cells as in the notes: nothing in them is a formula. */
export async function* auditCsv(rows: AsyncIterable<AuditRow>): AsyncGenerator<string> {
  yield `${COLUMNS.join(',')}\r\n`
  for await (const row of rows) yield `${COLUMNS.map((column) => csvCell(row[column])).join(',')}\r\n`
}
