import type { z } from 'zod'
import { authorise } from '@/lib/auth/permissions'
import { viewerUserId, type Viewer } from '@/lib/auth/viewer'
import { recordAudit } from '@/lib/audit/record'
import { recordHash } from '@/lib/bundle/canonical'
import { reviewRecord } from '@/lib/bundle/record'
import { reviewLine } from '@/lib/bundle/rows/review'
import { database } from '@/lib/db/client'
import { knownFault } from '@/lib/db/known-fault'
import { reviewChange, type ReviewChange } from '@/lib/reviews/review-input'
import type { ReviewOutcome } from '@/lib/reviews/review'
import { reviewerName } from '@/lib/reviews/reviewer'

/** One's own other tab, or a program, may save the same review again and again: half of the tries are overtaken then (tests/db/two-processes.test.ts). */
const ATTEMPTS = 50
const PAUSE_MS = 10

/** Begins the viewer's review of a transcript; one that is begun already stays as it is. @throws NotAllowed, ZodError */
export async function startReview(viewer: Viewer, transcript: string): Promise<ReviewOutcome> {
  authorise(viewer, 'reviews.write')
  return saveReview(viewer, { transcript })
}

/**
 * Changes the viewer's own review, and begins it where there is none. Two changes at once both hold, except two notes: the later one is
 * answered with `stale` and the text it would have overwritten. @throws NotAllowed, ZodError
 */
export async function saveReview(viewer: Viewer, input: ReviewChange): Promise<ReviewOutcome> {
  authorise(viewer, 'reviews.write')
  const change = reviewChange.parse(input)
  for (let attempt = 1; ; attempt++) {
    const result = await trySave(viewer, change)
    if (result !== 'overtaken') return result
    if (attempt === ATTEMPTS) throw new Error(`The review of ${change.transcript} was changed ${ATTEMPTS} times while it was saved.`)
    // Of uneven length, so that two do not keep step with each other.
    await new Promise((resolve) => setTimeout(resolve, Math.random() * PAUSE_MS))
  }
}

async function trySave(viewer: Viewer, change: z.output<typeof reviewChange>): Promise<ReviewOutcome | 'overtaken'> {
  const reviewer = reviewerName(viewer)
  const transcript = await database().transcript.findFirst({
    where: { id: change.transcript, run: { stagedBy: null } },
    select: { key: true, run: { select: { id: true, suiteId: true } }, case: { select: { id: true } }, reviews: { where: { reviewer, stagedBy: null }, include: { verdicts: true } } },
  })
  if (transcript === null) return { outcome: 'not-found' }
  const stored = transcript.reviews[0] ?? null
  const storedNote = stored?.note ?? ''
  if (change.note !== undefined && change.note.over !== storedNote && change.note.text !== storedNote) return { outcome: 'stale', note: storedNote }
  const isEmpty = change.status === undefined && change.depth === undefined && change.note === undefined && change.selectedBy === undefined && change.verdicts === undefined
  if (stored !== null && isEmpty) return { outcome: 'stored', version: stored.version }

  const verdicts = new Map((stored?.verdicts ?? []).map(({ component, value }) => [component, value]))
  for (const [component, value] of Object.entries(change.verdicts ?? {})) {
    if (value === null) verdicts.delete(component)
    else if (value !== undefined) verdicts.set(component, JSON.stringify(value))
  }
  const row = {
    status: change.status ?? stored?.status ?? 'in_progress', depth: change.depth ?? stored?.depth ?? 'full', selectedBy: change.selectedBy ?? stored?.selectedBy ?? null, blind: stored?.blind ?? null,
    note: change.note === undefined ? (stored?.note ?? null) : change.note.text === '' ? null : change.note.text, at: new Date().toISOString(),
  }
  const verdictRows = [...verdicts].map(([component, value]) => ({ component, value }))
  const hash = recordHash(reviewRecord.parse(JSON.parse(reviewLine({ run: transcript.run.id, case: transcript.case.id }, { ...row, reviewer, extra: stored?.extra ?? null }, verdictRows))))
  const version = (stored?.version ?? 0) + 1
  const userId = viewerUserId(viewer)
  try {
    await database().$transaction([
      stored === null
        ? database().review.create({ data: { ...row, transcriptKey: transcript.key, reviewer, userId, hash, version, verdicts: { create: verdictRows } }, select: { version: true } })
        : database().review.update({
            where: { transcriptKey_reviewer: { transcriptKey: transcript.key, reviewer }, version: stored.version },
            data: { ...row, userId, hash, version, verdicts: { deleteMany: {}, create: verdictRows } }, select: { version: true },
          }),
      database().suite.update({ where: { id: transcript.run.suiteId }, data: { dataVersion: { increment: 1 } }, select: { id: true } }),
      recordAudit(viewer, { action: 'review.save', subject: change.transcript, detail: { status: row.status, depth: row.depth, verdicts: Object.fromEntries(verdictRows.map(({ component, value }) => [component, JSON.parse(value)])), version } }),
    ])
    return { outcome: 'stored', version }
  } catch (error) {
    const fault = knownFault(error)
    if (fault === 'no-such-row' || fault === 'key-taken') return 'overtaken'
    throw error
  }
}
