import type { FilePlace, FileSource, ImportFault } from '@/lib/imports/formats/format'
import { READING_LIMITS, type ReadingLimits } from '@/lib/imports/reading/limits'
import { readLines } from '@/lib/imports/reading/lines'
import { parseStrict } from '@/lib/imports/reading/strict-json'

/** A value that stands in a file by itself, with its place and what had to be changed to keep it. */
export type ValueItem = { kind: 'value'; value: unknown; place: FilePlace; changes: string[] } | { kind: 'fault'; fault: ImportFault }

/** One strict JSON value a line; a line that is none is a fault and reading goes on. */
export async function* readJsonLines(source: FileSource, limits: ReadingLimits = READING_LIMITS): AsyncGenerator<ValueItem> {
  for await (const item of readLines(source, limits)) {
    if (item.kind === 'fault') {
      yield item
      continue
    }
    const place: FilePlace = { file: source.name, line: item.line }
    const parsed = parseStrict(item.text, limits)
    if (parsed.ok) {
      yield { kind: 'value', value: parsed.value, place, changes: parsed.changes }
      continue
    }
    const { at, path, message, remedy } = parsed.fault
    yield { kind: 'fault', fault: { ...place, ...(path === '$' ? {} : { path }), severity: 'error', message: `column ${at + 1}: ${message}`, ...(remedy === undefined ? {} : { remedy }) } }
  }
}

/** The changes that keeping a value needed, as warnings at its place. */
export function changeWarnings(changes: readonly string[], place: FilePlace, caseId?: string): ImportFault[] {
  return changes.map((message) => ({ ...place, ...(caseId === undefined ? {} : { caseId }), severity: 'warning', message }))
}
