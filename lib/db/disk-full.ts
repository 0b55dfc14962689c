/** Whether a database or a file could not grow: SQLite, PostgreSQL (53100) and the system each say it in their own way. */
export function isDiskFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['SQLITE_FULL', 'ENOSPC', '53100'].includes(String(error.code))
}
