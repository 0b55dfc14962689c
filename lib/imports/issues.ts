import type { BulkDatabase } from '@/lib/db/bulk'
import type { FilePlace, ImportFault } from '@/lib/imports/formats/format'
import { STORED_ISSUES } from '@/lib/imports/import'

/** Gathers what is wrong in an import's files: all counted, the first {@link STORED_ISSUES} kept. */
export class IssueList {
  readonly #kept: ImportFault[] = []
  #stored = 0
  errorCount = 0
  warningCount = 0

  get count(): number {
    return this.errorCount + this.warningCount
  }

  add(fault: ImportFault): void {
    if (fault.severity === 'error') this.errorCount++
    else this.warningCount++
    if (this.#kept.length < STORED_ISSUES) this.#kept.push(fault)
  }

  error(place: FilePlace, message: string, remedy: string, caseId?: string): void {
    this.add({ ...place, severity: 'error', message, remedy, ...(caseId === undefined ? {} : { caseId }) })
  }

  warn(place: FilePlace, message: string, remedy: string, caseId?: string): void {
    this.add({ ...place, severity: 'warning', message, remedy, ...(caseId === undefined ? {} : { caseId }) })
  }

  first(count: number): ImportFault[] {
    return this.#kept.slice(0, count)
  }

  /** Writes those kept since the last time. */
  async store(db: BulkDatabase, importId: string): Promise<void> {
    while (this.#stored < this.#kept.length) {
      const part = this.#kept.slice(this.#stored, this.#stored + 200)
      const start = this.#stored
      await db.transaction(async (statements) => {
        for (const [index, issue] of part.entries()) {
          await statements.run(`INSERT INTO "ImportIssue" ("importId", "position", "severity", "file", "line", "path", "caseId", "message", "remedy") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`, [
            importId, start + index, issue.severity, storable(issue.file), issue.line ?? null, storable(issue.path ?? null), storable(issue.caseId ?? null), storable(issue.message), storable(issue.remedy ?? null),
          ])
        }
      })
      this.#stored += part.length
    }
  }
}

/** Messages quote what a file holds, and PostgreSQL stores no U+0000. */
function storable<T extends string | null>(text: T): T | string {
  return text === null ? text : text.replaceAll('\0', '\\u0000').slice(0, 4000)
}
