import type { BulkDatabase } from '@/lib/db/bulk'
import { BULK_TABLE_NAMES, type BulkRow, type BulkTable } from '@/lib/db/bulk-tables'

/** The write lock of SQLite is one: held longer than this, a reviewer's save would feel it. */
const LONGEST_TRANSACTION_MS = 30
const SMALLEST = 64 * 1024
const LARGEST = { sqlite: 2 * 1024 * 1024, postgresql: 8 * 1024 * 1024 }

/** Rows on their way into the database, written in short transactions, parents before children. */
export class RowBatch {
  readonly #db: BulkDatabase
  #rows = new Map<BulkTable, BulkRow<BulkTable>[]>()
  #weight = 0
  #limit = 512 * 1024
  /** Longest transaction so far, in milliseconds. */
  longestMs = 0
  transactions = 0

  constructor(db: BulkDatabase) {
    this.#db = db
  }

  /** Takes a row; `weight` is about its size in bytes. */
  add<T extends BulkTable>(table: T, row: BulkRow<T>, weight: number): void {
    const rows = this.#rows.get(table)
    if (rows === undefined) this.#rows.set(table, [row])
    else rows.push(row)
    this.#weight += weight
  }

  get isFull(): boolean {
    return this.#weight >= this.#limit
  }

  get isEmpty(): boolean {
    return this.#weight === 0
  }

  drop(): void {
    this.#rows = new Map()
    this.#weight = 0
  }

  async flush(): Promise<void> {
    if (this.isEmpty) return
    const rows = this.#rows
    const weight = this.#weight
    this.drop()
    let begun = 0
    await this.#db.transaction(async (statements) => {
      begun = performance.now()
      for (const table of BULK_TABLE_NAMES) await statements.insert(table, rows.get(table) ?? [])
    })
    const took = performance.now() - begun
    this.transactions++
    this.longestMs = Math.max(this.longestMs, took)
    // Aim at the longest allowed; a single huge record cannot be cut.
    const aimed = weight * (LONGEST_TRANSACTION_MS / Math.max(took, 1))
    this.#limit = Math.min(LARGEST[this.#db.kind], Math.max(SMALLEST, Math.min(aimed, this.#limit * 2)))
  }
}
