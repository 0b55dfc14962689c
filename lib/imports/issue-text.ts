import { csvCell } from '@/lib/notes/csv'
import type { ImportIssueView } from '@/lib/imports/progress'

const COLUMNS = ['severity', 'file', 'line', 'path', 'caseId', 'message', 'remedy'] as const

export function issueCsvHeader(): string {
  return `${COLUMNS.join(',')}\r\n`
}

/** One issue as a line of CSV; no cell can become a formula. */
export function issueCsvRow(issue: ImportIssueView): string {
  return `${COLUMNS.map((column) => csvCell(issue[column] ?? null)).join(',')}\r\n`
}

/** One issue as a line of JSON. */
export function issueJson(issue: ImportIssueView): string {
  return `${JSON.stringify(Object.fromEntries(COLUMNS.map((column) => [column, issue[column] ?? null])))}\n`
}

/** Where an issue is, in one line: `results.json:14 $.simulations[3]`. */
export function issuePlace({ file, line, path }: Pick<ImportIssueView, 'file' | 'line' | 'path'>): string {
  return `${file}${line === undefined ? '' : `:${line}`}${path === undefined ? '' : ` ${path}`}`
}
