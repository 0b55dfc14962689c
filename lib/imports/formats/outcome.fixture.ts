import type { BundleRecord } from '@/lib/bundle/record'
import { detectFormat } from '@/lib/imports/formats/detect'
import type { FileSource, ImportAnswers, ImportFault } from '@/lib/imports/formats/format'
import { emptyContext, readAll, textSource } from '@/lib/imports/reading/reading.fixture'

/** What becomes of a file: refused with an explanation, accepted as it is, or accepted in normal form and flagged. */
export type Outcome = { as: 'refused' | 'accepted' | 'normalised'; format: string | null; records: BundleRecord[]; errors: ImportFault[]; warnings: ImportFault[]; masked: string[] }

/** Runs a file through detection and its reader, as an import does. */
export async function outcomeOf(source: FileSource | string | Uint8Array, answers: ImportAnswers = { suite: 's', model: 'm' }): Promise<Outcome> {
  const file = typeof source === 'string' || source instanceof Uint8Array ? textSource('a.json', source) : source
  const reader = await detectFormat(file)
  if (!('read' in reader)) return { as: 'refused', format: null, records: [], errors: [reader], warnings: [], masked: [] }
  const { records, faults, masked } = await readAll(reader, file, emptyContext(answers, { findTranscriptByExternalId: async () => ({ run: 'r', case: 'c' }), findTranscriptsOfCase: async () => [{ run: 'r', case: 'c', model: 'm' }] }))
  const errors = faults.filter((fault) => fault.severity === 'error')
  const warnings = faults.filter((fault) => fault.severity === 'warning')
  return { as: errors.length > 0 ? 'refused' : warnings.length > 0 ? 'normalised' : 'accepted', format: reader.id, records, errors, warnings, masked }
}

/** A fault in one line, as a terminal shows it. */
export function faultLine(fault: ImportFault): string {
  return `${fault.line ?? '-'}: ${fault.path === undefined ? '' : `${fault.path}: `}${fault.message}`
}

export const CASE = { type: 'case', suite: 's', id: 'c', title: 'Cancel', kind: 'solvable', intent: 'cancel' }

/** A transcript of one customer message, with what a test puts in its place. */
export function transcript(members: Record<string, unknown> = {}): Record<string, unknown> {
  return { type: 'transcript', run: 'r', case: 'c', ended: 'resolved', messages: [{ role: 'customer', content: 'hi' }], ...members }
}

export function jsonLines(...records: unknown[]): string {
  return records.map((record) => (typeof record === 'string' ? record : JSON.stringify(record))).join('\n')
}
