import type { BulkRow, BulkTable } from '@/lib/db/bulk-tables'

/** What goes into and comes out of a statement. SQLite has no booleans: read them with {@link truth}. */
export type SqlValue = string | number | boolean | null
export type SqlRow = Record<string, unknown>

/** Statements against one connection. Placeholders are `?` on both databases; identifiers stand in double quotes. */
export interface BulkStatements {
  all(sql: string, values?: readonly SqlValue[]): Promise<SqlRow[]>
  /** Returns the number of rows changed. */
  run(sql: string, values?: readonly SqlValue[]): Promise<number>
}

/**
 * One connection of the raw driver, for imports and exports, which Prisma would make many times slower.
 * Work inside {@link transaction} must await nothing but the statements it is given: on SQLite the whole
 * transaction then runs without a pause and holds the file's only write lock as briefly as can be.
 */
export interface BulkDatabase extends BulkStatements {
  readonly kind: 'sqlite' | 'postgresql'
  /** All of the work or none of it. Waits while another process writes. */
  transaction<T>(work: (statements: BulkTransaction) => Promise<T>): Promise<T>
  /**
   * Whether a transaction of this connection is on disk when it is acknowledged (so it is at first). Staged rows need not
   * be: a durable transaction after them makes them durable too, and without one they are swept anyway.
   */
  setDurable(isDurable: boolean): Promise<void>
  /** From here on this connection reads the database as it stands now; it is for reading only and ends with {@link close}. */
  beginSnapshot(): Promise<void>
  /** Rows one after the other, without holding them all. */
  each(sql: string, values?: readonly SqlValue[]): AsyncIterable<SqlRow>
  close(): Promise<void>
}

export interface BulkTransaction extends BulkStatements {
  /** Writes rows of one table; the rows they refer to must be there already. */
  insert<T extends BulkTable>(table: T, rows: readonly BulkRow<T>[]): Promise<void>
}

/** A truth value as either database gives it. */
export function truth(value: unknown): boolean | null {
  return value === null || value === undefined ? null : value === true || value === 1
}

/** `?, ?, ?` for a list of values. */
export function marks(count: number): string {
  return Array.from({ length: count }, () => '?').join(', ')
}
