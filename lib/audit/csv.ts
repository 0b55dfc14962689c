import type { AuditRow } from '@/lib/audit/list'

const COLUMNS = ['seq', 'at', 'actor', 'action', 'subject', 'detail'] as const

/** The log as CSV (RFC 4180, UTF-8), line by line. */
export async function* auditCsv(rows: AsyncIterable<AuditRow>): AsyncGenerator<string> {
  yield `${COLUMNS.join(',')}\r\n`
  for await (const row of rows) yield `${COLUMNS.map((column) => auditCell(row[column])).join(',')}\r\n`
}

/** One cell: quoted always, and set behind an apostrophe where a spreadsheet would read it as a formula. */
export function auditCell(value: string | number | null): string {
  const text = value === null ? '' : String(value)
  return `"${(/^[\s]*[=+\-@\t\r|%]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`
}
