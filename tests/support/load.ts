import { TERMINAL } from '@/lib/auth/viewer'
import type { BundleRecord } from '@/lib/bundle/record'
import type { FileSource } from '@/lib/imports/formats/format'
import { runImport, type ImportOptions, type ImportResult } from '@/lib/imports/run-import'
import type { TestDatabase } from '@/tests/support/test-database'

/** Text as a file that an import can read. */
export function textSource(text: string, name = 'test.jsonl'): FileSource {
  const bytes = Buffer.from(text, 'utf8')
  return {
    name, bytes: bytes.byteLength,
    async *open() {
      if (bytes.byteLength > 0) yield bytes
    },
  }
}

/** Records as a bundle file. */
export function bundleSource(records: readonly BundleRecord[], name = 'test.jsonl'): FileSource {
  return textSource(records.map((record) => `${JSON.stringify(record)}\n`).join(''), name)
}

/** Imports records as a bundle and returns the outcome, whatever it is. */
export function importRecords(database: Pick<TestDatabase, 'location'>, records: readonly BundleRecord[], options: ImportOptions = {}): Promise<ImportResult> {
  return runImport(database.location, [bundleSource(records)], options, TERMINAL)
}

/** Brings records into a database through the importer, as an analyst would. @throws Error listing the faults, so that a wrong fixture shows at once */
export async function loadRecords(database: Pick<TestDatabase, 'location'>, records: readonly BundleRecord[]): Promise<ImportResult> {
  const result = await importRecords(database, records)
  if (result.state !== 'done') throw new Error(`the records were refused:\n${result.issues.map((issue) => `${issue.file}:${issue.line ?? ''} ${issue.message}`).join('\n')}`)
  return result
}
