import { normalRecord } from '@/lib/bundle/canonical'
import type { BundleRecord } from '@/lib/bundle/record'

/** One place where two records with the same key differ. */
export type Difference = { path: string; file: unknown; stored: unknown }

/** The first differences between two records in normal form, at most `most`. */
export function differences(file: BundleRecord, stored: BundleRecord, most = 3): Difference[] {
  const found: Difference[] = []
  compare(normalRecord(file), normalRecord(stored), '', found, most)
  return found
}

function compare(file: unknown, stored: unknown, path: string, found: Difference[], most: number): void {
  if (found.length >= most || Object.is(file, stored)) return
  if (Array.isArray(file) && Array.isArray(stored)) {
    for (let index = 0; index < Math.max(file.length, stored.length); index++) compare(file[index], stored[index], `${path}[${index}]`, found, most)
  } else if (isObject(file) && isObject(stored)) {
    for (const key of new Set([...Object.keys(file), ...Object.keys(stored)])) {
      compare(Object.hasOwn(file, key) ? file[key] : undefined, Object.hasOwn(stored, key) ? stored[key] : undefined, path === '' ? key : `${path}.${key}`, found, most)
    }
  } else found.push({ path, file, stored })
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The differences in words, each with both values: `score: 74 in the file, 80 stored`. */
export function differenceText(found: readonly Difference[]): string {
  return found.map((each) => `${each.path}: ${shown(each.file)} in the file, ${shown(each.stored)} stored`).join('; ')
}

function shown(value: unknown): string {
  if (value === undefined) return 'nothing'
  const text = JSON.stringify(value)
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}
