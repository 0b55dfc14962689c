import { authorise } from '@/lib/auth/permissions'
import { viewerUserId, type Viewer } from '@/lib/auth/viewer'
import { recordAudit } from '@/lib/audit/record'
import { recordHash } from '@/lib/bundle/canonical'
import { findingRecord, tagRecord } from '@/lib/bundle/record'
import { findingLine, type AnchorRow, type FindingRow } from '@/lib/bundle/rows/finding'
import { database } from '@/lib/db/client'
import { knownFault } from '@/lib/db/known-fault'
import { resolveAnchor } from '@/lib/findings/anchor-input'
import type { FindingOutcome } from '@/lib/findings/answer'
import { FINDING_STATUSES } from '@/lib/findings/finding'
import { newFindingInput, revisedFindingInput, withdrawFindingInput, type AnchorInput, type NewFindingInput, type RevisedFindingInput } from '@/lib/findings/finding-input'
import { canRevise, canSettle } from '@/lib/findings/revise'
import { reviewerName } from '@/lib/reviews/reviewer'
import { tagIdOf, tagName } from '@/lib/tags/tag-id'
import type { Polarity } from '@/lib/tags/tag'
import { CALL_COLUMNS, MESSAGE_COLUMNS, toStoredMessages } from '@/lib/transcripts/message-row'
import { z } from 'zod'

/** Adds a finding to a transcript, with its tag where that is new. Sending the same id again with the same words stores nothing and says so. @throws NotAllowed, ZodError */
export async function addFinding(viewer: Viewer, input: NewFindingInput): Promise<FindingOutcome> {
  authorise(viewer, 'findings.write')
  const given = newFindingInput.parse(input)
  const transcript = await findTranscript({ id: given.transcript })
  if (transcript === null) return { outcome: 'not-found' }
  const tag = await chooseTag(viewer, given.tag)
  if ('fault' in tag) return { outcome: 'refused', faults: [tag.fault] }
  const anchors = await resolveAnchors(transcript.key, given.anchors)
  if ('faults' in anchors) return { outcome: 'refused', faults: anchors.faults }

  const row: FindingRow = {
    id: given.id, tagId: tag.id, fault: given.fault ?? null, severity: given.severity ?? null, root: given.root ?? null, note: given.note ?? null, correctBehaviour: given.correctBehaviour ?? null, quotable: given.quotable ?? null,
    status: 'confirmed', source: 'reviewer', author: reviewerName(viewer), at: new Date().toISOString(), updatedAt: null, withdrawnAt: null, withdrawnBy: null, extra: null,
  }
  try {
    await database().$transaction([
      ...tag.create,
      database().finding.create({ data: { ...row, transcriptKey: transcript.key, authorId: viewerUserId(viewer), hash: hashOf(transcript, row, anchors.rows), version: 1, anchors: { create: anchors.rows } }, select: { id: true } }),
      bumpSuite(transcript.suite),
      recordAudit(viewer, { action: 'finding.add', subject: given.id, detail: { transcript: given.transcript, tag: tag.id } }),
    ])
    return { outcome: 'stored', id: given.id, version: 1 }
  } catch (error) {
    if (knownFault(error) !== 'key-taken') throw error
    // Either this finding was stored before, or another reviewer made the same new tag in the same moment: then it is there now.
    return (await sentAgain(viewer, transcript.key, { ...row, anchors: anchors.rows })) ?? addFinding(viewer, input)
  }
}

/** Saves an edited finding over the version it was read at; over any other nothing is saved. @throws NotAllowed, ZodError */
export async function reviseFinding(viewer: Viewer, input: RevisedFindingInput): Promise<FindingOutcome> {
  authorise(viewer, 'findings.write')
  const given = revisedFindingInput.parse(input)
  const stored = await findFinding(given.id)
  if (stored === null) return { outcome: 'not-found' }
  if (!canRevise(viewer, stored)) return { outcome: 'not-yours' }
  if (stored.version !== given.version) return { outcome: 'stale', id: given.id, version: stored.version }
  const tag = await chooseTag(viewer, given.tag, stored.tagId)
  if ('fault' in tag) return { outcome: 'refused', faults: [tag.fault] }
  const anchors = given.anchors === undefined ? null : await resolveAnchors(stored.transcript.key, given.anchors)
  if (anchors !== null && 'faults' in anchors) return { outcome: 'refused', faults: anchors.faults }

  const changed = {
    tagId: tag.id, fault: given.fault ?? null, severity: given.severity ?? null, root: given.root ?? null, note: given.note ?? null, correctBehaviour: given.correctBehaviour ?? null, quotable: given.quotable ?? null, updatedAt: new Date().toISOString(),
  }
  const hash = hashOf(stored.transcript, { ...stored, ...changed }, anchors?.rows ?? stored.anchors)
  return saveOver(viewer, stored, { ...changed, hash, ...(anchors === null ? {} : { anchors: { deleteMany: {}, create: anchors.rows } }) }, 'finding.revise', tag.create)
}

/** Takes a finding back: it stays, struck through, and counts nowhere. @throws NotAllowed, ZodError */
export async function withdrawFinding(viewer: Viewer, input: { id: string; version: number }): Promise<FindingOutcome> {
  authorise(viewer, 'findings.write')
  const given = withdrawFindingInput.parse(input)
  const stored = await findFinding(given.id)
  if (stored === null) return { outcome: 'not-found' }
  if (!canRevise(viewer, stored)) return { outcome: 'not-yours' }
  if (stored.version !== given.version) return { outcome: 'stale', id: given.id, version: stored.version }
  const changed = { withdrawnAt: new Date().toISOString(), withdrawnBy: reviewerName(viewer) }
  return saveOver(viewer, stored, { ...changed, hash: hashOf(stored.transcript, { ...stored, ...changed }, stored.anchors) }, 'finding.withdraw')
}

/** Confirms or rejects a finding that a program proposed or an import brought. @throws NotAllowed, ZodError */
export async function settleFinding(viewer: Viewer, input: { id: string; version: number; status: string }): Promise<FindingOutcome> {
  authorise(viewer, 'findings.write')
  const given = withdrawFindingInput.extend({ status: z.enum(FINDING_STATUSES) }).parse(input)
  const stored = await findFinding(given.id)
  if (stored === null) return { outcome: 'not-found' }
  if (!canSettle(viewer, stored)) return { outcome: 'not-yours' }
  if (stored.version !== given.version) return { outcome: 'stale', id: given.id, version: stored.version }
  const changed = { status: given.status, updatedAt: new Date().toISOString() }
  return saveOver(viewer, stored, { ...changed, hash: hashOf(stored.transcript, { ...stored, ...changed }, stored.anchors) }, `finding.${given.status}`)
}

type FindingData = Parameters<ReturnType<typeof database>['finding']['update']>[0]['data']
type TagCreation = ReturnType<typeof createTagRow>[]

async function saveOver(viewer: Viewer, stored: StoredFinding, data: FindingData, action: string, before: TagCreation = []): Promise<FindingOutcome> {
  try {
    await database().$transaction([
      ...before,
      database().finding.update({ where: { id: stored.id, version: stored.version, withdrawnAt: null }, data: { ...data, version: { increment: 1 } }, select: { id: true } }),
      bumpSuite(stored.transcript.suite),
      recordAudit(viewer, { action, subject: stored.id, detail: { version: stored.version + 1 } }),
    ])
    return { outcome: 'stored', id: stored.id, version: stored.version + 1 }
  } catch (error) {
    // A taken key is the new tag's: somebody else made it in this moment, and saving again finds it.
    const fault = knownFault(error)
    if (fault !== 'no-such-row' && fault !== 'key-taken') throw error
    const now = await findFinding(stored.id)
    return now === null ? { outcome: 'not-found' } : { outcome: 'stale', id: stored.id, version: now.version }
  }
}

/** The answer to an id that is taken: fine when it is this author's finding on this transcript with these words. Null where it is not taken. */
async function sentAgain(viewer: Viewer, transcriptKey: number, sent: FindingRow & { anchors: readonly AnchorRow[] }): Promise<FindingOutcome | null> {
  const taken = await database().finding.findUnique({ where: { id: sent.id }, select: { id: true } })
  if (taken === null) return null
  const stored = await findFinding(sent.id)
  if (stored === null || stored.transcript.key !== transcriptKey || stored.author !== reviewerName(viewer)) return { outcome: 'refused', faults: ['This finding id is taken by another finding.'] }
  const isSame = wordsOf(stored) === wordsOf(sent)
  return isSame ? { outcome: 'already-stored', id: stored.id, version: stored.version } : { outcome: 'stale', id: stored.id, version: stored.version }
}

/** Everything a reviewer says in a finding, as one text. */
function wordsOf({ tagId, fault, severity, root, note, correctBehaviour, quotable, anchors }: FindingRow & { anchors: readonly AnchorRow[] }): string {
  return JSON.stringify([tagId, fault, severity, root, note, correctBehaviour, quotable, anchors.map(({ message, part, call, quote, prefix, suffix, as }) => [message, part, call, quote, prefix, suffix, as])])
}

type TranscriptHead = { key: number; run: string; case: string; suite: string }

async function findTranscript(where: { id: string }): Promise<TranscriptHead | null> {
  const row = await database().transcript.findFirst({ where: { id: where.id, run: { stagedBy: null } }, select: { key: true, run: { select: { id: true, suiteId: true } }, case: { select: { id: true } } } })
  return row === null ? null : { key: row.key, run: row.run.id, case: row.case.id, suite: row.run.suiteId }
}

type StoredFinding = FindingRow & { authorId: string | null; version: number; anchors: AnchorRow[]; transcript: TranscriptHead }

async function findFinding(id: string): Promise<StoredFinding | null> {
  const row = await database().finding.findFirst({
    where: { id, stagedBy: null, transcript: { run: { stagedBy: null } } },
    select: {
      id: true, tagId: true, fault: true, severity: true, root: true, note: true, correctBehaviour: true, quotable: true, status: true, source: true, author: true, authorId: true, at: true,
      updatedAt: true, withdrawnAt: true, withdrawnBy: true, extra: true, version: true,
      anchors: { orderBy: { position: 'asc' }, select: { position: true, message: true, part: true, call: true, quote: true, prefix: true, suffix: true, as: true, extra: true } },
      transcript: { select: { key: true, run: { select: { id: true, suiteId: true } }, case: { select: { id: true } } } },
    },
  })
  return row === null ? null : { ...row, transcript: { key: row.transcript.key, run: row.transcript.run.id, case: row.transcript.case.id, suite: row.transcript.run.suiteId } }
}

async function resolveAnchors(transcriptKey: number, inputs: readonly AnchorInput[]): Promise<{ rows: AnchorRow[] } | { faults: string[] }> {
  const numbers = [...new Set(inputs.map(({ message }) => message))]
  const [messages, calls] = await Promise.all([
    database().message.findMany({ where: { transcriptKey, number: { in: numbers } }, select: MESSAGE_COLUMNS }),
    database().toolCall.findMany({ where: { transcriptKey, messageNumber: { in: numbers } }, orderBy: { position: 'asc' }, select: CALL_COLUMNS }),
  ])
  const byNumber = new Map(toStoredMessages(messages, calls).map((message) => [message.number, message]))
  const resolved = inputs.map((input) => resolveAnchor(input, byNumber.get(input.message)))
  const faults = resolved.flatMap((each) => ('fault' in each ? [each.fault] : []))
  if (faults.length > 0) return { faults }
  // The same place is named once, whatever it was named by.
  const anchors = resolved.flatMap((each) => ('anchor' in each ? [each.anchor] : []))
  const places = anchors.map((anchor) => JSON.stringify({ ...anchor, as: null }))
  return { rows: anchors.filter((_, index) => places.indexOf(places[index] ?? '') === index).map((anchor, position) => ({ ...anchor, position, extra: null })) }
}

/** The id of the chosen tag, with the statement that makes it where it is new. A name that is there already is that tag. */
async function chooseTag(viewer: Viewer, choice: { id: string } | { name: string; polarity: Polarity }, kept?: string): Promise<{ id: string; create: TagCreation } | { fault: string }> {
  if ('id' in choice) {
    const tag = await database().tag.findFirst({ where: { id: choice.id, stagedBy: null }, select: { archivedAt: true, name: true } })
    if (tag === null) return { fault: 'This tag is not in the codebook.' }
    if (tag.archivedAt !== null && choice.id !== kept) return { fault: `The tag "${tag.name}" is archived. Choose another.` }
    return { id: choice.id, create: [] }
  }
  authorise(viewer, 'tags.create')
  const id = tagIdOf(choice.name)
  const known = await database().tag.findFirst({ where: { OR: [{ id }, { name: tagName(choice.name) }] }, select: { id: true, archivedAt: true, stagedBy: true } })
  if (known?.stagedBy === null && known.archivedAt === null) return { id: known.id, create: [] }
  if (known !== null) return { fault: 'A tag of this name is archived or just being imported. Choose another name.' }
  return { id, create: [createTagRow(viewer, { id, name: tagName(choice.name), polarity: choice.polarity })] }
}

function createTagRow(viewer: Viewer, tag: { id: string; name: string; polarity: Polarity }) {
  const hash = recordHash(tagRecord.parse({ type: 'tag', ...tag }))
  return database().tag.create({ data: { ...tag, hash, createdById: viewerUserId(viewer) }, select: { id: true } })
}

function bumpSuite(id: string) {
  return database().suite.update({ where: { id }, data: { dataVersion: { increment: 1 } }, select: { id: true } })
}

function hashOf(transcript: TranscriptHead, row: FindingRow, anchors: readonly AnchorRow[]): string {
  return recordHash(findingRecord.parse(JSON.parse(findingLine({ run: transcript.run, case: transcript.case }, row, anchors))))
}
