import type { BundleRecord } from '@/lib/bundle/record'
import { differences, differenceText } from '@/lib/imports/difference'
import type { FilePlace } from '@/lib/imports/formats/format'
import type { Staging } from '@/lib/imports/stage/staging'

/** Conflicts whose both values are looked up and shown; the rest only say that they differ. */
const DETAILED = 1000

/** What a record is, in words: `the run "r-7f"`. */
export function nameOf(record: BundleRecord): string {
  switch (record.type) {
    case 'suite': case 'model': case 'run': case 'tag': case 'finding': return `${record.type} ${quoted(record.id)}`
    case 'case': return `case ${quoted(record.id)} of suite ${quoted(record.suite)}`
    case 'transcript': return `transcript of case ${quoted(record.case)} in run ${quoted(record.run)}`
    case 'judgement': return `judgement of case ${quoted(record.case)} in run ${quoted(record.run)}, pass ${quoted(record.pass)}`
    case 'review': return `review by ${quoted(record.reviewer)} of case ${quoted(record.case)} in run ${quoted(record.run)}`
  }
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 120 ? `${text.slice(0, 120)}…` : text)
}

function caseOf(record: BundleRecord): string | undefined {
  return record.type === 'case' ? record.id : 'case' in record && typeof record.case === 'string' ? record.case : undefined
}

/** Says that a record's key is stored with other content. Refused unless the import replaces. */
export async function reportConflict(staging: Staging, record: BundleRecord, place: FilePlace, readStored: () => Promise<BundleRecord | null>): Promise<void> {
  const stored = staging.issues.errorCount < DETAILED ? await readStored() : null
  const detail = stored === null ? '' : `: ${differenceText(differences(record, stored))}`
  const remedy = record.type === 'case' ? 'If these are other tasks under the same numbers, import the file into a suite of its own (--suite ID). --replace takes the file\'s content.' : 'To take the file\'s content, import it again with --replace (in the browser: “Replace what is stored” on the import’s page); or leave the record out.'
  const caseId = caseOf(record)
  staging.issues.add({ ...place, severity: 'error', message: `the ${nameOf(record)} is stored with other content${detail}`, remedy, isConflict: true, ...(caseId === undefined ? {} : { caseId }) })
}

/** Says that a record is worded otherwise and means the same: what is stored stays. */
export function reportWording(staging: Staging, record: BundleRecord, place: FilePlace, known: BundleRecord): void {
  staging.issues.warn(place, `the ${nameOf(record)} is worded otherwise and stays as it is stored: ${differenceText(differences(record, known))}`, 'What it asks for is the same. If the wording matters, import the file into a suite of its own (--suite ID).', caseOf(record))
}

/** Says that the same key stands twice in the import with different content. */
export function reportDouble(staging: Staging, record: BundleRecord, place: FilePlace): void {
  staging.issues.error(place, `the ${nameOf(record)} stands in this import twice, with different content`, 'Keep one of the two.', caseOf(record))
}

/** Says that a review or finding stays as it is: what people wrote is never overwritten by a file. */
export async function reportKept(staging: Staging, record: BundleRecord, place: FilePlace, stored: BundleRecord): Promise<void> {
  staging.issues.warn(place, `the ${nameOf(record)} is stored with other content and stays as it is: ${differenceText(differences(record, stored))}`, 'Reviews and findings are never overwritten by an import. Change it by hand if the file is right.', caseOf(record))
}

/** Says that a stored suite gets cases of an import that knows none of its own: most likely they are another suite's. */
export function reportStrangers(staging: Staging, file: string): void {
  for (const suite of staging.suites.values()) {
    if (suite.origin !== 'stored' || suite.acquainted || suite.strangers === 0 || suite.strangers === suite.cases.size) continue
    staging.issues.warn({ file }, `these files bring ${suite.strangers.toLocaleString('en')} ${suite.strangers === 1 ? 'case' : 'cases'} that the suite ${quoted(suite.id)} did not have, and none of its own ${(suite.cases.size - suite.strangers).toLocaleString('en')}: its figures count them all now`, 'If they are of another suite, remove the runs of this import on its page, which takes the cases along, and import the files under a suite of their own.')
  }
}

/** Says that a record refers to something that is neither stored nor earlier in the import. */
export function reportMissing(staging: Staging, record: BundleRecord, place: FilePlace, what: string): void {
  staging.issues.error(place, `the ${nameOf(record)} refers to ${what}, which is neither stored nor earlier in this import`, 'Put that record before this one, or import its file first.', caseOf(record))
}
