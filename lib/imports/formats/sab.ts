import { hasShape } from '@/lib/bundle/shape'
import { RECORD_SCHEMAS, RECORD_TYPES, type BundleRecord, type RecordType, type RunRecord } from '@/lib/bundle/record'
import type { FilePlace, FileSource, FormatReader, ImportFault, ReadItem } from '@/lib/imports/formats/format'
import { changeWarnings, readJsonLines } from '@/lib/imports/reading/json-lines'
import { recordFault } from '@/lib/imports/reading/record-faults'
import { maskSecrets } from '@/lib/imports/formats/secrets'
import { oddTimes } from '@/lib/imports/reading/times'

/** The bundle format `sab/1`: one record a line, plain or gzipped. */
export const sabReader: FormatReader = {
  id: 'sab/1',
  label: 'SupportAgentBench bundle (sab/1)',
  async questions() {
    return []
  },
  async *read(source: FileSource): AsyncGenerator<ReadItem> {
    for await (const item of readJsonLines(source)) {
      if (item.kind === 'fault') {
        yield item
        continue
      }
      const checked = checkRecord(item.value)
      if ('message' in checked) {
        yield { kind: 'fault', fault: { ...item.place, severity: 'error', ...checked } }
        continue
      }
      const { record } = checked
      if (item.changes.length > 0) for (const fault of changeWarnings(item.changes, item.place, caseOf(record).caseId)) yield { kind: 'fault', fault }
      const odd = oddTimes(record)
      if (odd.length > 0) yield { kind: 'fault', fault: { ...item.place, ...caseOf(record), severity: 'warning', message: `no time that there is: ${odd.slice(0, 3).join(', ')}${odd.length > 3 ? ` and ${odd.length - 3} more` : ''}; kept as written`, remedy: 'Times are written as 2026-07-01T09:00:00Z.' } }
      if (record.type === 'run' && record.settings !== undefined) yield* withoutSecrets(record, item.place)
      else yield { kind: 'record', record, place: item.place }
    }
  },
}

function* withoutSecrets(record: RunRecord, place: FilePlace): Generator<ReadItem> {
  const { value, masked } = maskSecrets(record.settings, 'settings')
  for (const what of masked) yield { kind: 'masked', what, place }
  yield { kind: 'record', record: { ...record, settings: value }, place }
}

/** A value as the record it claims to be, or the first thing wrong with it. */
export function checkRecord(value: unknown): { record: BundleRecord } | Pick<ImportFault, 'message' | 'path' | 'remedy' | 'caseId'> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { message: 'a record must be an object', remedy: 'Each line is one JSON object with a "type".' }
  const type: unknown = Object.hasOwn(value, 'type') ? Reflect.get(value, 'type') : undefined
  if (type === undefined) return { message: 'type is missing', remedy: `Every record says what it is: ${RECORD_TYPES.join(', ')}.` }
  if (!isRecordType(type)) return { message: `${JSON.stringify(type)?.slice(0, 80)} is no record type of sab/1`, remedy: `The types are ${RECORD_TYPES.join(', ')}.` }
  const schema = RECORD_SCHEMAS[type]
  if (hasShape<BundleRecord>(schema, value)) return { record: value }
  const fault = recordFault(schema.safeParse(value).error, value)
  return { message: fault.message, remedy: fault.remedy, ...(fault.path === '' ? {} : { path: fault.path }), ...caseOf(value) }
}

function isRecordType(value: unknown): value is RecordType {
  return RECORD_TYPES.some((type) => type === value)
}

function caseOf(record: object): { caseId?: string } {
  const caseId: unknown = Reflect.get(record, Reflect.get(record, 'type') === 'case' ? 'id' : 'case')
  return typeof caseId === 'string' ? { caseId: caseId.slice(0, 200) } : {}
}
