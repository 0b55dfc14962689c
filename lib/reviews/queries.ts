import { z } from 'zod'
import { authorise } from '@/lib/auth/permissions'
import type { Viewer } from '@/lib/auth/viewer'
import { database } from '@/lib/db/client'
import { REVIEW_DEPTHS, REVIEW_SELECTIONS, REVIEW_STATUSES, type Review } from '@/lib/reviews/review'

const reviewRow = z.object({
  reviewer: z.string(), status: z.enum(REVIEW_STATUSES), depth: z.enum(REVIEW_DEPTHS), selectedBy: z.enum(REVIEW_SELECTIONS).nullable(), note: z.string().nullable(), at: z.string(), version: z.number(),
})
const verdictValue = z.union([z.boolean(), z.number(), z.string(), z.null()])

/** Every reviewer's review of a transcript, the oldest first. @throws NotAllowed */
export async function listReviews(viewer: Viewer, transcript: string): Promise<Review[]> {
  authorise(viewer, 'transcripts.read')
  const rows = await database().review.findMany({
    where: { transcript: { id: transcript, run: { stagedBy: null } }, stagedBy: null },
    orderBy: [{ at: 'asc' }, { reviewer: 'asc' }],
    select: { reviewer: true, status: true, depth: true, selectedBy: true, note: true, at: true, version: true, verdicts: { orderBy: { component: 'asc' }, select: { component: true, value: true } } },
  })
  return rows.map((row) => ({ ...reviewRow.parse(row), verdicts: Object.fromEntries(row.verdicts.map(({ component, value }) => [component, verdictValue.parse(JSON.parse(value))])) }))
}
