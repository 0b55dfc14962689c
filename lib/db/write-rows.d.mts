import type { TableRows } from '@/lib/db/bulk'

/** Writes rows with one prepared statement a table, in the order given; the caller holds the transaction. */
export function writeRows(prepare: (sql: string) => { run(values: unknown[]): unknown }, parts: readonly TableRows[]): void
