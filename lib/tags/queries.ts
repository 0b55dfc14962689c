import { z } from 'zod'
import { authorise } from '@/lib/auth/permissions'
import type { Viewer } from '@/lib/auth/viewer'
import { database } from '@/lib/db/client'
import { POLARITIES, type CodebookEntry, type TagOption } from '@/lib/tags/tag'

const polarity = z.enum(POLARITIES)

/** Tags that can be put on a finding: first those this viewer used last, then the rest by name. @throws NotAllowed */
export async function listTagOptions(viewer: Viewer, author: string): Promise<TagOption[]> {
  authorise(viewer, 'transcripts.read')
  const [tags, recent] = await Promise.all([
    database().tag.findMany({ where: { stagedBy: null, archivedAt: null }, orderBy: { id: 'asc' }, select: { id: true, name: true, polarity: true, description: true } }),
    database().finding.findMany({ where: { author, source: 'reviewer', stagedBy: null }, orderBy: { at: 'desc' }, take: 60, select: { tagId: true } }),
  ])
  const place = new Map([...new Set(recent.map(({ tagId }) => tagId))].map((id, index) => [id, index]))
  const placeOf = ({ id }: { id: string }): number => place.get(id) ?? recent.length
  const options = tags.map((tag) => ({ id: tag.id, name: tag.name, polarity: polarity.parse(tag.polarity), description: tag.description }))
  // By name as people read it, which is not how either database collates.
  return options.sort((a, b) => placeOf(a) - placeOf(b) || a.name.localeCompare(b.name, 'en'))
}

const countRow = z.object({ tag: z.string(), findings: z.coerce.number(), transcripts: z.coerce.number(), authors: z.coerce.number(), reviewed: z.coerce.number() })

/** The codebook with what each tag counts, and how many transcripts were reviewed at all. @throws NotAllowed */
export async function listCodebook(viewer: Viewer): Promise<{ entries: CodebookEntry[]; reviewedTranscripts: number }> {
  authorise(viewer, 'transcripts.read')
  const [tags, rows, reviewed] = await Promise.all([
    database().tag.findMany({ where: { stagedBy: null }, orderBy: [{ position: 'asc' }, { name: 'asc' }], select: { id: true, name: true, polarity: true, description: true, parentId: true, archivedAt: true } }),
    database().$queryRaw`
      SELECT f."tagId" AS "tag", COUNT(*) AS "findings", COUNT(DISTINCT f."transcriptKey") AS "transcripts", COUNT(DISTINCT f."author") AS "authors", COUNT(DISTINCT v."transcriptKey") AS "reviewed"
      FROM "Finding" f
      JOIN "Transcript" t ON t."key" = f."transcriptKey"
      JOIN "Run" r ON r."key" = t."runKey" AND r."stagedBy" IS NULL
      LEFT JOIN (SELECT DISTINCT "transcriptKey" FROM "Review" WHERE "status" = 'reviewed' AND "stagedBy" IS NULL) v ON v."transcriptKey" = f."transcriptKey"
      WHERE f."stagedBy" IS NULL AND f."withdrawnAt" IS NULL AND f."status" <> 'rejected'
      GROUP BY f."tagId"`,
    database().review.groupBy({ by: ['transcriptKey'], where: { status: 'reviewed', stagedBy: null, transcript: { run: { stagedBy: null } } } }),
  ])
  const counts = new Map(z.array(countRow).parse(rows).map((row) => [row.tag, row]))
  const entries = tags.map((tag) => {
    const count = counts.get(tag.id)
    return { ...tag, polarity: polarity.parse(tag.polarity), findings: count?.findings ?? 0, transcripts: count?.transcripts ?? 0, authors: count?.authors ?? 0, reviewedTranscripts: count?.reviewed ?? 0 }
  })
  return { entries, reviewedTranscripts: reviewed.length }
}
