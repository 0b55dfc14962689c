import { z } from 'zod'
import { authorise } from '@/lib/auth/permissions'
import type { Viewer } from '@/lib/auth/viewer'
import { database } from '@/lib/db/client'
import type { AnchorPart } from '@/lib/findings/finding'
import { CASE_KINDS } from '@/lib/suites/case'
import { CALL_COLUMNS, MESSAGE_COLUMNS, toStoredMessages } from '@/lib/transcripts/message-row'
import { TRANSCRIPT_ENDINGS } from '@/lib/transcripts/transcript'
import type { Transcript } from '@/lib/transcripts/whole-transcript'

/** Whether there is a transcript of this id to be seen. @throws NotAllowed */
export async function transcriptExists(viewer: Viewer, id: string): Promise<boolean> {
  authorise(viewer, 'transcripts.read')
  return (await database().transcript.findFirst({ where: { id, run: { stagedBy: null } }, select: { key: true } })) !== null
}

/** A transcript by its public id; null where there is none. @throws NotAllowed */
export async function findTranscript(viewer: Viewer, id: string): Promise<Transcript | null> {
  authorise(viewer, 'transcripts.read')
  const row = await database().transcript.findFirst({
    where: { id, run: { stagedBy: null } },
    select: {
      key: true, id: true, ended: true, inputTokens: true, outputTokens: true, costUsd: true, customerCostUsd: true, judgeCostUsd: true, startedAt: true, durationMs: true,
      text: { select: { error: true } },
      run: { select: { id: true, trial: true, suite: { select: { id: true, name: true } }, model: { select: { id: true, name: true, slug: true } } } },
      case: { select: { id: true, title: true, kind: true, intent: true, brief: true, policy: true, expected: true, forbiddenActions: true, requiredActions: true, confirmBefore: true } },
    },
  })
  if (row === null) return null
  const [messages, calls] = await Promise.all([
    database().message.findMany({ where: { transcriptKey: row.key }, orderBy: { number: 'asc' }, select: MESSAGE_COLUMNS }),
    database().toolCall.findMany({ where: { transcriptKey: row.key }, orderBy: [{ messageNumber: 'asc' }, { position: 'asc' }], select: CALL_COLUMNS }),
  ])
  const { key: _key, text, run, case: caseRow, ...rest } = row
  return {
    ...rest,
    ended: z.enum(TRANSCRIPT_ENDINGS).parse(row.ended),
    error: text?.error ?? null,
    suite: run.suite, model: run.model, run: { id: run.id, trial: run.trial },
    case: {
      ...caseRow, kind: z.enum(CASE_KINDS).parse(caseRow.kind),
      forbiddenActions: names(caseRow.forbiddenActions), requiredActions: names(caseRow.requiredActions), confirmBefore: names(caseRow.confirmBefore),
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
