import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { BundleRecord, RecordType } from '@/lib/bundle/record'
import type { FileSource } from '@/lib/imports/formats/format'
import { textSource } from '@/lib/imports/reading/reading.fixture'

/** A file under tests/fixtures, named for what is odd about it. */
export function fixture(path: string): FileSource {
  return textSource(path.split('/').at(-1) ?? path, readFileSync(fileURLToPath(new URL(`../../../tests/fixtures/${path}`, import.meta.url))), 700)
}

/** The records of one type. */
export function only<T extends RecordType>(records: readonly BundleRecord[], type: T): Extract<BundleRecord, { type: T }>[] {
  return records.filter((record): record is Extract<BundleRecord, { type: T }> => record.type === type)
}
