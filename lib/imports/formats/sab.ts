import { z } from 'zod'
import { RECORD_SCHEMAS, RECORD_TYPES, type BundleRecord, type RecordType } from '@/lib/bundle/record'
import type { FilePlace, FileSource, FormatReader, ImportFault, ReadItem } from '@/lib/imports/formats/format'
import type { LineItem } from '@/lib/imports/reading/lines'
import { readLines } from '@/lib/imports/reading/lines'
import { recordFault } from '@/lib/imports/reading/record-faults'
import { parseStrict } from '@/lib/imports/reading/strict-json'

/** The bundle format `sab/1`: one record a line, plain or gzipped. */
export const sabReader: FormatReader = {
  id: 'sab/1',
  label: 'SupportAgentBench bundle (sab/1)',
  async questions() {
    return []
  },
  async *read(source: FileSource): AsyncGenerator<ReadItem> {
    for await (const item of readLines(source)) {
      if (item.kind === 'fault') yield item
      else yield* readRecord(item, source.name)
    }
  },
}

function* readRecord(item: Extract<LineItem, { kind: 'line' }>, file: string): Generator<ReadItem> {
  const place: FilePlace = { file, line: item.line }
  const parsed = parseStrict(item.text)
  if (!parsed.ok) {
    const { at, path, message, remedy } = parsed.fault
    yield { kind: 'fault', fault: { ...place, severity: 'error', message: `column ${at + 1}: ${message}`, ...(path === '$' ? {} : { path }), ...(remedy === undefined ? {} : { remedy }) } }
    return
  }
  const checked = checkRecord(parsed.value)
  if ('message' in checked) {
    yield { kind: 'fault', fault: { ...place, severity: 'error', ...checked } }
    return
  }
  for (const change of parsed.changes) yield { kind: 'fault', fault: { ...place, ...caseOf(checked.record), severity: 'warning', message: change } }
  yield { kind: 'record', record: checked.record, place }
}

function fits<T>(schema: z.ZodType<T>, value: unknown): z.ZodSafeParseResult<T> {
  return schema.safeParse(value)
}

/** A value as the record it claims to be, or the first thing wrong with it. */
export function checkRecord(value: unknown): { record: BundleRecord } | Pick<ImportFault, 'message' | 'path' | 'remedy' | 'caseId'> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { message: 'a record must be an object', remedy: 'Each line is one JSON object with a "type".' }
  const type: unknown = Object.hasOwn(value, 'type') ? Reflect.get(value, 'type') : undefined
  if (type === undefined) return { message: 'type is missing', remedy: `Every record says what it is: ${RECORD_TYPES.join(', ')}.` }
  if (!isRecordType(type)) return { message: `${JSON.stringify(type)?.slice(0, 80)} is no record type of sab/1`, remedy: `The types are ${RECORD_TYPES.join(', ')}.` }
  const result = fits<BundleRecord>(RECORD_SCHEMAS[type], value)
  if (result.success) return { record: result.data }
  const fault = recordFault(result.error, value)
  return { message: fault.message, ...(fault.path === '' ? {} : { path: fault.path }), ...caseOf(value) }
}

function isRecordType(value: unknown): value is RecordType {
  return RECORD_TYPES.some((type) => type === value)
}

function caseOf(record: object): { caseId?: string } {
  const caseId: unknown = Reflect.get(record, Reflect.get(record, 'type') === 'case' ? 'id' : 'case')
  return typeof caseId === 'string' ? { caseId: caseId.slice(0, 200) } : {}
}
