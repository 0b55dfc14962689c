import { BULK_TABLES, type BulkRow, type BulkTable, type ColumnKind } from '@/lib/db/bulk-tables'
import type { SqlRow, SqlValue } from '@/lib/db/bulk'

/** `t."a", t."b", …` for every column of a table that stands under an alias. */
export function columnList(table: BulkTable, alias: string): string {
  return Object.keys(BULK_TABLES[table]).map((column) => `${alias}."${column}"`).join(', ')
}

/**
 * A row that was read with all columns of its table, each checked to be of its kind.
 * @throws Error naming table and column where the database holds something else.
 */
export function readRow<T extends BulkTable>(table: T, row: SqlRow): BulkRow<T> {
  const made: Record<string, SqlValue> = {}
  for (const [column, kind] of Object.entries<ColumnKind>(BULK_TABLES[table])) made[column] = readCell(table, column, kind, row[column])
  return made as BulkRow<T>
}

function readCell(table: string, column: string, kind: ColumnKind, value: unknown): SqlValue {
  if (value === null && kind.endsWith('?')) return null
  if (kind.startsWith('text') && typeof value === 'string') return value
  // PostgreSQL gives dates where a text column of this list is a timestamp.
  if (kind.startsWith('text') && value instanceof Date) return value.toISOString()
  if ((kind.startsWith('int') || kind.startsWith('real')) && typeof value === 'number') return value
  if (kind.startsWith('bool') && (typeof value === 'boolean' || value === 0 || value === 1)) return value === true || value === 1
  throw new Error(`${table}.${column} holds ${JSON.stringify(value)}, which is no ${kind}`)
}

/** A whole number that a statement gave under a name; 0 where it gave none. */
export function numberIn(row: SqlRow | undefined, column: string): number {
  const value = row?.[column]
  return value === null || value === undefined ? 0 : Number(value)
}

/** A text that a statement gave under a name. */
export function textIn(row: SqlRow | undefined, column: string): string {
  const value = row?.[column]
  return typeof value === 'string' ? value : value instanceof Date ? value.toISOString() : value === null || value === undefined ? '' : String(value)
}
