import { recordHash } from '@/lib/bundle/canonical'
import type { BundleRecord, FindingRecord, ReviewRecord } from '@/lib/bundle/record'
import { toFindingRows } from '@/lib/bundle/rows/finding'
import { toReviewRows } from '@/lib/bundle/rows/review'
import { storedFinding, storedReview } from '@/lib/exports/stored-records'
import type { FilePlace } from '@/lib/imports/formats/format'
import { reportDouble, reportKept, reportMissing } from '@/lib/imports/stage/conflict'
import { findTag, findTranscript } from '@/lib/imports/stage/lookup'
import type { Staging } from '@/lib/imports/stage/staging'

// What reviewers wrote: a stored one always stays as it is, even where the import replaces.

export async function stageFinding(staging: Staging, record: FindingRecord, place: FilePlace): Promise<void> {
  const target = await findTranscript(staging, record.run, record.case)
  if (typeof target === 'string') return reportMissing(staging, record, place, target)
  if ((await findTag(staging, record.tag)) === null) return reportMissing(staging, record, place, `tag ${JSON.stringify(record.tag)}`)
  const hash = recordHash(record)
  if (staging.findings.has(record.id)) {
    if (!staging.isRefused) await meetTwin(staging, record, hash, place, () => storedFinding(staging.db, record.id))
    return
  }
  staging.findings.add(record.id)
  const stored = await storedFinding(staging.db, record.id)
  if (stored !== null) {
    if (recordHash(stored) === hash) staging.counts.unchanged++
    else await reportKept(staging, record, place, stored)
    return
  }
  const { finding, anchors } = toFindingRows(record)
  staging.add('Finding', { ...finding, transcriptKey: target.key, authorId: record.author === null || record.author === undefined ? null : await staging.userId(record.author), version: 1, hash, importId: staging.importId, stagedBy: staging.importId }, 400)
  for (const anchor of anchors) staging.add('Anchor', { findingId: record.id, ...anchor }, 150 + (anchor.quote?.length ?? 0))
  staging.counts.findings++
  staging.touchedSuites.add(target.run.suite.id)
}

export async function stageReview(staging: Staging, record: ReviewRecord, place: FilePlace): Promise<void> {
  const target = await findTranscript(staging, record.run, record.case)
  if (typeof target === 'string') return reportMissing(staging, record, place, target)
  const whole = Object.keys(record.verdicts ?? {}).length === 0 ? { ...record, verdicts: null } : record
  const hash = recordHash(whole)
  const mark = JSON.stringify([target.key, record.reviewer])
  const read = (key: number) => storedReview(staging.db, key, record.reviewer, record)
  if (staging.reviews.has(mark)) {
    if (!staging.isRefused) await meetTwin(staging, whole, hash, place, () => read(target.key))
    return
  }
  staging.reviews.add(mark)
  const stored = target.storedKey === null ? null : await read(target.storedKey)
  if (stored !== null) {
    if (recordHash(stored) === hash) staging.counts.unchanged++
    else await reportKept(staging, whole, place, stored)
    return
  }
  const { review, verdicts } = toReviewRows(whole)
  staging.add('Review', { transcriptKey: target.key, ...review, userId: await staging.userId(record.reviewer), version: 1, hash, importId: staging.importId, stagedBy: staging.importId }, 200 + (review.note?.length ?? 0))
  for (const verdict of verdicts) staging.add('Verdict', { transcriptKey: target.key, reviewer: record.reviewer, ...verdict }, 100)
  staging.counts.reviews++
  staging.touchedSuites.add(target.run.suite.id)
}

/** The same key came earlier in this import: the same content is a repetition, other content a conflict within it. */
async function meetTwin(staging: Staging, record: BundleRecord, hash: string, place: FilePlace, read: () => Promise<BundleRecord | null>): Promise<void> {
  await staging.flush()
  const twin = await read()
  if (twin !== null && recordHash(twin) === hash) staging.counts.unchanged++
  else reportDouble(staging, record, place)
}
