import { z } from 'zod'
import { authorise } from '@/lib/auth/permissions'
import type { Viewer } from '@/lib/auth/viewer'
import { database } from '@/lib/db/client'
import type { AnchorPart } from '@/lib/findings/finding'
import { CASE_KINDS } from '@/lib/suites/case'
import { CALL_COLUMNS, MESSAGE_COLUMNS, toStoredMessages } from '@/lib/transcripts/message-row'
import { TRANSCRIPT_ENDINGS } from '@/lib/transcripts/transcript'
import type { Transcript } from '@/lib/transcripts/whole-transcript'

const text = z.string().nullable()
const amount = z.number().nullable()
/** A transcript's own row with those it belongs to. */
const headRow = z.object({
  key: z.number(), id: z.string(), ended: z.enum(TRANSCRIPT_ENDINGS), error: text, startedAt: text,
  inputTokens: amount, outputTokens: amount, costUsd: amount, customerCostUsd: amount, judgeCostUsd: amount, durationMs: amount,
  run: z.string(), trial: z.number(), suite: z.string(), suiteName: z.string(), model: z.string(), modelName: z.string(), modelSlug: z.string(),
  case: z.string(), title: z.string(), kind: z.enum(CASE_KINDS), intent: z.string(), brief: text, policy: text, expected: text,
  forbiddenActions: text, requiredActions: text, confirmBefore: text,
})

/** Whether there is a transcript of this id to be seen. @throws NotAllowed */
export async function transcriptExists(viewer: Viewer, id: string): Promise<boolean> {
  authorise(viewer, 'transcripts.read')
  return (await database().transcript.findFirst({ where: { id, run: { stagedBy: null } }, select: { key: true } })) !== null
}

/** A transcript by its public id; null where there is none. @throws NotAllowed */
export async function findTranscript(viewer: Viewer, id: string): Promise<Transcript | null> {
  authorise(viewer, 'transcripts.read')
  // One statement: asked for by its relations, this row is six, and they are half of what the database costs a page.
  const [row] = z.array(headRow).max(1).parse(await database().$queryRaw`
    SELECT t."key" AS "key", t."id" AS "id", t."ended" AS "ended", t."inputTokens" AS "inputTokens", t."outputTokens" AS "outputTokens", t."costUsd" AS "costUsd",
      t."customerCostUsd" AS "customerCostUsd", t."judgeCostUsd" AS "judgeCostUsd", t."startedAt" AS "startedAt", t."durationMs" AS "durationMs", x."error" AS "error",
      r."id" AS "run", r."trial" AS "trial", s."id" AS "suite", s."name" AS "suiteName", m."id" AS "model", m."name" AS "modelName", m."slug" AS "modelSlug",
      c."id" AS "case", c."title" AS "title", c."kind" AS "kind", c."intent" AS "intent", c."brief" AS "brief", c."policy" AS "policy", c."expected" AS "expected",
      c."forbiddenActions" AS "forbiddenActions", c."requiredActions" AS "requiredActions", c."confirmBefore" AS "confirmBefore"
    FROM "Transcript" t
    JOIN "Run" r ON r."key" = t."runKey" AND r."stagedBy" IS NULL
    JOIN "Suite" s ON s."id" = r."suiteId"
    JOIN "Model" m ON m."id" = r."modelId"
    JOIN "Case" c ON c."key" = t."caseKey"
    LEFT JOIN "TranscriptText" x ON x."transcriptKey" = t."key"
    WHERE t."id" = ${id}`)
  if (row === undefined) return null
  const [messages, calls] = await Promise.all([
    database().message.findMany({ where: { transcriptKey: row.key }, orderBy: { number: 'asc' }, select: MESSAGE_COLUMNS }),
    database().toolCall.findMany({ where: { transcriptKey: row.key }, orderBy: [{ messageNumber: 'asc' }, { position: 'asc' }], select: CALL_COLUMNS }),
  ])
  const { ended, error, inputTokens, outputTokens, costUsd, customerCostUsd, judgeCostUsd, startedAt, durationMs } = row
  const { title, kind, intent, brief, policy, expected } = row
  return {
    id: row.id, ended, error, inputTokens, outputTokens, costUsd, customerCostUsd, judgeCostUsd, startedAt, durationMs,
    suite: { id: row.suite, name: row.suiteName }, model: { id: row.model, name: row.modelName, slug: row.modelSlug }, run: { id: row.run, trial: row.trial },
    case: {
      id: row.case, title, kind, intent, brief, policy, expected,
      forbiddenActions: names(row.forbiddenActions), requiredActions: names(row.requiredActions), confirmBefore: names(row.confirmBefore),
    },
    messages: toStoredMessages(messages, calls),
  }
}

/**
 * The whole text of one part of one message as stored: content, a call's arguments, or a result's JSON. Null where there is none. @throws NotAllowed
 */
export async function findMessagePart(viewer: Viewer, id: string, place: { message: number; part: AnchorPart | 'reasoning'; call: number }): Promise<string | null> {
  authorise(viewer, 'transcripts.read')
  const transcript = { id, run: { stagedBy: null } }
  if (place.part === 'arguments') {
    const call = await database().toolCall.findFirst({ where: { transcript, messageNumber: place.message, position: place.call }, select: { arguments: true } })
    return call?.arguments ?? null
  }
  const message = await database().message.findFirst({ where: { transcript, number: place.message }, select: { content: true, reasoning: true, resultValue: true } })
  if (message === null) return null
  return place.part === 'content' ? message.content : place.part === 'reasoning' ? message.reasoning : message.resultValue
}

function names(stored: string | null): string[] {
  return stored === null ? [] : z.array(z.string()).parse(JSON.parse(stored))
}
