import type { BulkDatabase } from '@/lib/db/bulk'
import type { FilePlace, ImportFault } from '@/lib/imports/formats/format'
import { SHOWN_ISSUES } from '@/lib/imports/import'

/** So many are written in one transaction, so that none holds the write lock for long. */
const PART = 200
/** So many wait in memory before they are written. */
const FULL = 5000

/**
 * Gathers what is wrong in an import's files: every fault is stored; the first {@link SHOWN_ISSUES} stay at hand. What waits to be written is bounded as long
 * as the one who adds calls {@link store} when it {@link isFull}.
 */
export class IssueList {
  readonly #first: Record<ImportFault['severity'], ImportFault[]> = { error: [], warning: [] }
  #waiting: ImportFault[] = []
  #stored = 0
  errorCount = 0
  warningCount = 0
  #conflicts = 0

  get count(): number {
    return this.errorCount + this.warningCount
  }

  add(fault: ImportFault): void {
    if (fault.isConflict === true) this.#conflicts++
    if (fault.severity === 'error') this.errorCount++
    else this.warningCount++
    const first = this.#first[fault.severity]
    if (first.length < SHOWN_ISSUES) first.push(fault)
    this.#waiting.push(fault)
  }

  error(place: FilePlace, message: string, remedy: string, caseId?: string): void {
    this.add({ ...place, severity: 'error', message, remedy, ...(caseId === undefined ? {} : { caseId }) })
  }

  warn(place: FilePlace, message: string, remedy: string, caseId?: string): void {
    this.add({ ...place, severity: 'warning', message, remedy, ...(caseId === undefined ? {} : { caseId }) })
  }

  /** Whether the same files would be taken by an import that replaces: there are errors, and all of them are conflicts. */
  get isConflictsOnly(): boolean {
    return this.errorCount > 0 && this.#conflicts === this.errorCount
  }

  get isFull(): boolean {
    return this.#waiting.length >= FULL
  }

  /** The first {@link SHOWN_ISSUES}, errors before warnings. */
  first(): ImportFault[] {
    return [...this.#first.error, ...this.#first.warning].slice(0, SHOWN_ISSUES)
  }

  /** Writes those that came since the last time. */
  async store(db: BulkDatabase, importId: string): Promise<void> {
    const waiting = this.#waiting
    this.#waiting = []
    for (let at = 0; at < waiting.length; at += PART) {
      const part = waiting.slice(at, at + PART)
      const start = this.#stored
      await db.transaction((statements) => statements.run(
        `INSERT INTO "ImportIssue" ("importId", "position", "severity", "file", "line", "path", "caseId", "message", "remedy") VALUES ${part.map(() => '(?, ?, ?, ?, ?, ?, ?, ?, ?)').join(', ')}`,
        part.flatMap((issue, index) => [importId, start + index, issue.severity, storable(issue.file), issue.line ?? null, storable(issue.path ?? null), storable(issue.caseId ?? null), storable(issue.message), storable(issue.remedy ?? null)]),
      ))
      this.#stored += part.length
    }
  }
}

/** Messages quote what a file holds, and PostgreSQL stores no U+0000. */
function storable<T extends string | null>(text: T): T | string {
  return text === null ? text : text.replaceAll('\0', '\\u0000').slice(0, 4000)
}
