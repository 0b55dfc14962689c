/** Prisma's codes for what a command expects to happen and answers with a value. */
function hasCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code
}

/** A row that a statement of a transaction needed is not there, or no longer as the statement wants it. */
export function isMissingRow(error: unknown): boolean {
  return hasCode(error, 'P2025')
}

/** A row with this unique value exists already. */
export function isDuplicate(error: unknown): boolean {
  return hasCode(error, 'P2002')
}
