import type { SqlValue } from '@/lib/db/bulk'
import type { BulkRow, BulkTable } from '@/lib/db/bulk-tables'

/** An UPDATE that sets some columns of one row. Column names come from the table's type, never from a file. */
export function updateStatement<T extends BulkTable>(table: T, values: Partial<BulkRow<T>>, where: Partial<BulkRow<T>>): { sql: string; values: SqlValue[] } {
  const set = Object.entries<SqlValue | undefined>(values)
  const match = Object.entries<SqlValue | undefined>(where)
  return {
    sql: `UPDATE "${table}" SET ${set.map(([column]) => `"${column}" = ?`).join(', ')} WHERE ${match.map(([column]) => `"${column}" = ?`).join(' AND ')}`,
    values: [...set, ...match].map(([, value]) => value ?? null),
  }
}
