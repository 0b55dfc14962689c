import type { BulkDatabase, SqlValue } from '@/lib/db/bulk'
import { numberIn } from '@/lib/db/bulk-read'
import type { BulkRow, BulkTable } from '@/lib/db/bulk-tables'
import { crashPoint } from '@/lib/imports/crash-point'
import { NO_COUNTS, type ImportCounts } from '@/lib/imports/import'
import type { IssueList } from '@/lib/imports/issues'
import { RowBatch } from '@/lib/imports/stage/row-batch'
import type { CaseKind } from '@/lib/suites/case'

/** `stored` was there before, `staged` comes with this import. */
export type Origin = 'stored' | 'staged'
export type CaseEntry = { key: number; kind: CaseKind; origin: Origin; hash: string }
export type SuiteEntry = {
  id: string; origin: Origin; hash: string; nextPosition: number; cases: Map<string, CaseEntry>
  /** Of a stored suite: cases that this import adds to it, and whether it has named any that was there. */
  strangers: number; acquainted: boolean
}
export type ModelEntry = { id: string; origin: Origin; hash: string; slug: string }
/** A stored transcript's place and content; staged ones are known by key alone. */
export type StoredTranscript = { key: number; hash: string }
export type RunEntry = {
  id: string; suite: SuiteEntry; modelId: string; origin: Origin; hash: string
  /** Key of the visible run, or of the staged one where it is new. */
  key: number
  /** Key of the staged run that holds what this import adds to a stored run. */
  shadowKey: number | null
  stored: Map<number, StoredTranscript>
  /** Key of this import's transcript by the key of its case. */
  staged: Map<number, number>
}
export type PassTally = { judged: number; scoreSum: number; passed: number; unsafe: number }
export type PassEntry = {
  id: string; judge: string; origin: Origin; key: number; shadowKey: number | null
  /** The latest time that a judgement of this import names. */
  latestAt: string | null
  /** Stored judgements of a run, by key of the transcript; read when the run is first met. */
  storedByRun: Map<number, Map<number, { key: number; hash: string }>>
  /** Keys of the transcripts that this import judges in this pass. */
  staged: Set<number>
  /** What this import adds, by key of the run. */
  tallies: Map<number, PassTally>
}
export type TagEntry = { id: string; origin: Origin; hash: string }

type Keys = { Case: number; Run: number; Transcript: number; Pass: number; Judgement: number }

/** Everything that one import knows while it reads: what is stored, what it has staged, and what is to be done when it is published. */
export class Staging {
  readonly db: BulkDatabase
  readonly importId: string
  readonly replace: boolean
  readonly issues: IssueList
  readonly counts: ImportCounts = { ...NO_COUNTS }
  readonly batch: RowBatch
  readonly suites = new Map<string, SuiteEntry>()
  readonly models = new Map<string, ModelEntry>()
  readonly slugs = new Set<string>()
  readonly runs = new Map<string, RunEntry>()
  readonly passes = new Map<string, PassEntry>()
  readonly tags = new Map<string, TagEntry>()
  /** Keys of stored transcripts that this import's take the place of. */
  readonly replacedTranscripts: { storedKey: number; run: RunEntry }[] = []
  /** How many stored judgements this import's take the place of, by key of the run. */
  readonly replacedJudgements = new Map<number, number>()
  readonly findings = new Set<string>()
  readonly reviews = new Set<string>()
  /** Statements that change visible rows: run when the import is published, in this order. */
  readonly updates: { sql: string; values: SqlValue[] }[] = []
  /** Suites whose reports this import changes. */
  readonly touchedSuites = new Set<string>()
  /** Whether kept summaries must be counted again instead of being added to. */
  recount = false
  /** Next position of new suites, models and tags. */
  readonly positions = { Suite: 0, Model: 0, Tag: 0 }
  #keys: Keys = { Case: 1, Run: 1, Transcript: 1, Pass: 1, Judgement: 1 }
  #users: Map<string, string> | null = null

  private constructor(db: BulkDatabase, importId: string, replace: boolean, issues: IssueList) {
    this.db = db
    this.importId = importId
    this.replace = replace
    this.issues = issues
    this.batch = new RowBatch(db)
  }

  /** Starts under the import lock: the next keys are read once and counted on from here. */
  static async begin(db: BulkDatabase, importId: string, replace: boolean, issues: IssueList): Promise<Staging> {
    const staging = new Staging(db, importId, replace, issues)
    for (const table of ['Case', 'Run', 'Transcript', 'Pass', 'Judgement'] as const) {
      const [row] = await db.all(`SELECT max("key") AS last FROM "${table}"`)
      staging.#keys[table] = numberIn(row, 'last') + 1
    }
    for (const table of ['Suite', 'Model', 'Tag'] as const) {
      const [row] = await db.all(`SELECT max("position") + 1 AS next FROM "${table}"`)
      staging.positions[table] = numberIn(row, 'next')
    }
    return staging
  }

  nextKey(table: keyof Keys): number {
    return this.#keys[table]++
  }

  nextPosition(table: 'Suite' | 'Model' | 'Tag'): number {
    return this.positions[table]++
  }

  /** Once a fault refuses the import, reading goes on to find the others, but nothing more is written. */
  get isRefused(): boolean {
    return this.issues.errorCount > 0
  }

  add<T extends BulkTable>(table: T, row: BulkRow<T>, weight = 200): void {
    if (!this.isRefused) this.batch.add(table, row, weight)
  }

  /** Writes what has gathered. */
  async flush(): Promise<void> {
    if (this.isRefused) {
      await this.batch.abandon()
      return
    }
    await this.batch.flush()
    crashPoint('import.staged')
  }

  /** Hands what has gathered to the database once it is enough. */
  async flushIfFull(): Promise<void> {
    if (!this.batch.isFull) return
    if (this.isRefused) await this.batch.abandon()
    else await this.batch.hand()
    crashPoint('import.staged')
  }

  /** The account with this e-mail address, null where there is none. */
  async userId(email: string): Promise<string | null> {
    if (this.#users === null) {
      const rows = await this.db.all(`SELECT "id", "email" FROM "User"`)
      this.#users = new Map(rows.map((row) => [String(row.email), String(row.id)]))
    }
    return this.#users.get(email.normalize('NFKC').trim().toLowerCase()) ?? null
  }
}
