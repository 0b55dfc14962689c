/** What goes into and comes out of a statement. SQLite has no booleans: read them with {@link truth}. */
export type SqlValue = string | number | boolean | null
export type SqlRow = Record<string, unknown>

/** Rows of one table, cell after cell: the first row's in the order of the columns, then the second's. Flat, because so they pass cheaply to another thread. */
export type TableRows = { readonly table: string; readonly columns: readonly string[]; readonly cells: readonly SqlValue[] }

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
   * Writes rows in one transaction of their own, those of the first table first, after whatever was given to it before; the caller need not wait while it makes the next ones. On SQLite a second call and
   * those after it are written by a thread with a connection of its own. Not durable by itself: a durable transaction after it makes it so.
   * @returns the milliseconds for which the write lock was held
   */
  write(parts: readonly TableRows[]): Promise<number>
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
  /** The rows they refer to must be there already. */
  insert(rows: TableRows): Promise<void>
}

/** A truth value as either database gives it. */
export function truth(value: unknown): boolean | null {
  return value === null || value === undefined ? null : value === true || value === 1
}

/** `?, ?, ?` for a list of values. */
export function marks(count: number): string {
  return Array.from({ length: count }, () => '?').join(', ')
}
