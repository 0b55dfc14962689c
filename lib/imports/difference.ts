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
  return found
    .map(({ path, file, stored }) => {
      const from = parting(file, stored)
      return `${path}: ${shown(file, from)} in the file, ${shown(stored, from)} stored`
    })
    .join('; ')
}

const LONGEST = 80
/** Characters shown before the place at which two long texts part. */
const BEFORE = 20

/** Where to begin showing two values: long texts that begin alike are shown from shortly before they part. */
function parting(file: unknown, stored: unknown): number {
  if (typeof file !== 'string' || typeof stored !== 'string' || Math.max(file.length, stored.length) < LONGEST) return 0
  let at = 0
  while (at < file.length && file.charCodeAt(at) === stored.charCodeAt(at)) at += 1
  return at <= BEFORE * 2 ? 0 : at - BEFORE
}

function shown(value: unknown, from: number): string {
  if (value === undefined) return 'nothing'
  const text = JSON.stringify(typeof value === 'string' && from > 0 ? `…${value.slice(from)}` : value)
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}
