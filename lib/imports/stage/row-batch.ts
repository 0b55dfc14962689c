import type { BulkDatabase, TableRows } from '@/lib/db/bulk'
import { BULK_TABLE_NAMES, RowsOf, type BulkRow, type BulkTable } from '@/lib/db/bulk-tables'

/** The write lock of SQLite is one: held longer than this, a reviewer's save would feel it. PostgreSQL locks nobody out. */
const LONGEST_SQLITE_TRANSACTION_MS = 20
const SMALLEST = 64 * 1024
const LARGEST = 2 * 1024 * 1024
const FIRST = { sqlite: 256 * 1024, postgresql: 1024 * 1024 }

/** Rows on their way into the database, written in short transactions, parents before children. */
export class RowBatch {
  readonly #db: BulkDatabase
  #rows = new Map<BulkTable, RowsOf<BulkTable>>()
  #weight = 0
  #limit: number
  #underway: Promise<void> = Promise.resolve()
  /** Longest transaction so far, in milliseconds. */
  longestMs = 0
  transactions = 0

  constructor(db: BulkDatabase) {
    this.#db = db
    this.#limit = FIRST[db.kind]
  }

  /** Takes a row; `weight` is about its size in bytes. */
  add<T extends BulkTable>(table: T, row: BulkRow<T>, weight: number): void {
    let rows = this.#rows.get(table)
    if (rows === undefined) this.#rows.set(table, (rows = new RowsOf<BulkTable>(table)))
    rows.add(row)
    this.#weight += weight
  }

  get isFull(): boolean {
    return this.#weight >= this.#limit
  }

  get isEmpty(): boolean {
    return this.#weight === 0
  }

  /** Forgets what has gathered and waits for what is under way. */
  async abandon(): Promise<void> {
    this.#forget()
    // Whatever became of the batch under way, its rows are swept.
    await this.#underway.catch(() => {})
  }

  #forget(): void {
    this.#rows = new Map()
    this.#weight = 0
  }

  /** Writes what has gathered; everything is written when it returns. */
  async flush(): Promise<void> {
    await this.hand()
    await this.#underway
  }

  /** Hands over what has gathered, which is written while the next rows are made; one batch is under way at a time. */
  async hand(): Promise<void> {
    await this.#underway
    if (this.isEmpty) return
    const parts = BULK_TABLE_NAMES.flatMap((table) => this.#rows.get(table) ?? [])
    const weight = this.#weight
    this.#forget()
    this.#underway = this.#write(parts, weight)
    // A failure is met by whoever waits for this batch next; until then it is not unhandled.
    this.#underway.catch(() => {})
  }

  async #write(parts: readonly TableRows[], weight: number): Promise<void> {
    const heldMs = await this.#db.write(parts)
    this.transactions++
    this.longestMs = Math.max(this.longestMs, heldMs)
    if (this.#db.kind === 'postgresql') return
    // Aim at the longest allowed; a single huge record cannot be cut.
    const aimed = weight * (LONGEST_SQLITE_TRANSACTION_MS / Math.max(heldMs, 1))
    this.#limit = Math.min(LARGEST, Math.max(SMALLEST, Math.min(aimed, this.#limit * 2)))
  }
}
