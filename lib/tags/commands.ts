import { authorise } from '@/lib/auth/permissions'
import { viewerUserId, type Viewer } from '@/lib/auth/viewer'
import { recordAudit } from '@/lib/audit/record'
import { recordHash } from '@/lib/bundle/canonical'
import { findingRecord, tagRecord } from '@/lib/bundle/record'
import { findingLine } from '@/lib/bundle/rows/finding'
import { tagLine } from '@/lib/bundle/rows/tag'
import { database } from '@/lib/db/client'
import { knownFault } from '@/lib/db/known-fault'
import { archiveTagInput, mergeTagsInput, newTagInput, revisedTagInput, type NewTagInput, type RevisedTagInput } from '@/lib/tags/tag-input'
import { tagIdOf, tagNameKey } from '@/lib/tags/tag-id'
import { makesCircle } from '@/lib/tags/tag-tree'

/** What came of a change to the codebook; `refused` says why. */
export type TagOutcome = { outcome: 'stored'; id: string } | { outcome: 'refused'; fault: string } | { outcome: 'not-found' }

/** Adds a tag to the codebook. @throws NotAllowed, ZodError */
export async function createTag(viewer: Viewer, input: NewTagInput): Promise<TagOutcome> {
  authorise(viewer, 'tags.create')
  const given = newTagInput.parse(input)
  const tags = await allTags()
  const taken = tags.find((tag) => tagNameKey(tag.name) === tagNameKey(given.name))
  if (taken !== undefined) return { outcome: 'refused', fault: `There is a tag "${taken.name}" already${taken.archivedAt === null ? '' : ', archived'}.` }
  const parentId = given.parent ?? null
  if (parentId !== null && !tags.some((tag) => tag.id === parentId)) return { outcome: 'refused', fault: 'The parent is not in the codebook.' }
  const row = { id: tagIdOf(given.name), name: given.name, polarity: given.polarity, description: given.description ?? null, parentId }
  try {
    await database().$transaction([
      database().tag.create({ data: { ...row, hash: hashOf({ ...row, archivedAt: null, extra: null }), createdById: viewerUserId(viewer) }, select: { id: true } }),
      recordAudit(viewer, { action: 'tag.create', subject: row.id, detail: { name: row.name, polarity: row.polarity } }),
    ])
    return { outcome: 'stored', id: row.id }
  } catch (error) {
    if (knownFault(error) === 'key-taken') return { outcome: 'refused', fault: `The id "${row.id}" is taken by a tag of another name.` }
    throw error
  }
}

/** Renames, describes or moves a tag; its findings keep it. @throws NotAllowed, ZodError */
export async function reviseTag(viewer: Viewer, input: RevisedTagInput): Promise<TagOutcome> {
  authorise(viewer, 'tags.manage')
  const given = revisedTagInput.parse(input)
  const tags = await allTags()
  const stored = tags.find((tag) => tag.id === given.id)
  if (stored === undefined) return { outcome: 'not-found' }
  const taken = tags.find((tag) => tag.id !== given.id && tagNameKey(tag.name) === tagNameKey(given.name))
  if (taken !== undefined) return { outcome: 'refused', fault: `There is a tag "${taken.name}" already. Merge the two instead.` }
  const parentId = given.parent ?? null
  if (parentId !== null && !tags.some((tag) => tag.id === parentId)) return { outcome: 'refused', fault: 'The parent is not in the codebook.' }
  if (parentId !== null && makesCircle(tags, given.id, parentId)) return { outcome: 'refused', fault: 'A tag cannot stand under itself.' }
  const changed = { name: given.name, polarity: given.polarity, description: given.description ?? null, parentId }
  await database().$transaction([
    database().tag.update({ where: { id: given.id }, data: { ...changed, hash: hashOf({ ...stored, ...changed }) }, select: { id: true } }),
    bumpSuites(),
    recordAudit(viewer, { action: 'tag.revise', subject: given.id, detail: { before: { name: stored.name, polarity: stored.polarity, parent: stored.parentId }, after: { name: changed.name, polarity: changed.polarity, parent: parentId } } }),
  ])
  return { outcome: 'stored', id: given.id }
}

/** Gives every finding of one tag to another and archives the first. Nothing loses its tag: what is added meanwhile stays under the archived one. @throws NotAllowed, ZodError */
export async function mergeTags(viewer: Viewer, input: { from: string; into: string }): Promise<TagOutcome> {
  authorise(viewer, 'tags.manage')
  const { from, into } = mergeTagsInput.parse(input)
  if (from === into) return { outcome: 'refused', fault: 'A tag cannot be merged into itself.' }
  const tags = await allTags()
  const [source, target] = [tags.find((tag) => tag.id === from), tags.find((tag) => tag.id === into)]
  if (source === undefined || target === undefined) return { outcome: 'not-found' }
  if (target.archivedAt !== null) return { outcome: 'refused', fault: `The tag "${target.name}" is archived.` }
  if (makesCircle(tags, from, into)) return { outcome: 'refused', fault: `"${target.name}" stands under "${source.name}". Move it first.` }
  const findings = await database().finding.findMany({
    where: { tagId: from, stagedBy: null },
    select: {
      id: true, tagId: true, fault: true, severity: true, root: true, note: true, correctBehaviour: true, quotable: true, status: true, source: true, author: true, at: true, updatedAt: true, withdrawnAt: true, withdrawnBy: true, extra: true,
      anchors: { orderBy: { position: 'asc' }, select: { position: true, message: true, part: true, call: true, quote: true, prefix: true, suffix: true, as: true, extra: true } },
      transcript: { select: { run: { select: { id: true } }, case: { select: { id: true } } } },
    },
  })
  await database().$transaction([
    ...findings.map((finding) => database().finding.update({
      where: { id: finding.id },
      data: { tagId: into, version: { increment: 1 }, hash: recordHash(findingRecord.parse(JSON.parse(findingLine({ run: finding.transcript.run.id, case: finding.transcript.case.id }, { ...finding, tagId: into }, finding.anchors)))) },
      select: { id: true },
    })),
    database().tag.updateMany({ where: { parentId: from }, data: { parentId: into } }),
    database().tag.update({ where: { id: from }, data: { archivedAt: new Date() }, select: { id: true } }),
    bumpSuites(),
    recordAudit(viewer, { action: 'tag.merge', subject: from, detail: { into, findings: findings.length } }),
  ])
  return { outcome: 'stored', id: into }
}

/** Takes a tag out of use, or back into it; its findings keep it and go on counting. @throws NotAllowed, ZodError */
export async function archiveTag(viewer: Viewer, input: { id: string; archived: boolean }): Promise<TagOutcome> {
  authorise(viewer, 'tags.manage')
  const { id, archived } = archiveTagInput.parse(input)
  const stored = (await allTags()).find((tag) => tag.id === id)
  if (stored === undefined) return { outcome: 'not-found' }
  await database().$transaction([
    database().tag.update({ where: { id }, data: { archivedAt: archived ? (stored.archivedAt ?? new Date()) : null }, select: { id: true } }),
    recordAudit(viewer, { action: archived ? 'tag.archive' : 'tag.restore', subject: id }),
  ])
  return { outcome: 'stored', id }
}

function allTags() {
  return database().tag.findMany({ where: { stagedBy: null }, select: { id: true, name: true, description: true, polarity: true, parentId: true, archivedAt: true, extra: true } })
}

/** A tag's name, polarity and place stand in every suite's report. */
function bumpSuites() {
  return database().suite.updateMany({ where: { stagedBy: null }, data: { dataVersion: { increment: 1 } } })
}

type TagColumns = { id: string; name: string; description: string | null; polarity: string; parentId: string | null; archivedAt: Date | null; extra: string | null }

function hashOf(tag: TagColumns): string {
  return recordHash(tagRecord.parse(JSON.parse(tagLine({ ...tag, archivedAt: tag.archivedAt?.toISOString() ?? null }))))
}
