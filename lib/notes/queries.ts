import { z } from 'zod'
import { authorise } from '@/lib/auth/permissions'
import type { Viewer } from '@/lib/auth/viewer'
import { recordAudit } from '@/lib/audit/record'
import { database } from '@/lib/db/client'
import { containing } from '@/lib/db/containing'
import { findingsWhere, type FindingListState } from '@/lib/findings/finding-list'
import { FINDING_COLUMNS, toFinding } from '@/lib/findings/finding-row'
import { transcriptLink } from '@/lib/links/links'
import { NOTE_TEXT_LENGTH, otherPlaces, type Note, type NoteFormat } from '@/lib/notes/note'
import { choosePass, toRunPass } from '@/lib/reports/scope'
import { CASE_KINDS } from '@/lib/suites/case'
import { transcriptOutcome } from '@/lib/transcripts/outcome'
import { TRANSCRIPT_ENDINGS } from '@/lib/transcripts/transcript'
import { wholeCharacters } from '@/lib/transcripts/visible-text'

const STEP = 200

/** The notes that a filter leaves; where it leaves none, `unknown` names what it asks for that is not there at all: "model x". */
export type NoteExport = { count: number; notes: AsyncGenerator<Note>; unknown: string[] }

/**
 * The findings that the filters leave, as notes, oldest first, read in steps so that many do not stand in memory. That they were taken out, how many and by which
 * filter, is an entry of the audit log. @param origin makes their links absolute; empty leaves them as paths. @throws NotAllowed
 */
export async function exportNotes(viewer: Viewer, filters: FindingListState['filters'], format: NoteFormat, origin: string): Promise<NoteExport> {
  authorise(viewer, 'notes.export')
  const where = findingsWhere(filters, (words) => containing(database(), words))
  const count = await database().finding.count({ where })
  const set = Object.fromEntries(Object.entries(filters).filter(([, value]) => value !== null && value.length > 0))
  await recordAudit(viewer, { action: 'notes.export', detail: { format, count, filter: set } })
  return { count, notes: stepThrough(where, origin), unknown: count > 0 ? [] : await whatIsUnknown(filters) }
}

async function whatIsUnknown({ model, suite, tag }: FindingListState['filters']): Promise<string[]> {
  const [models, suites, tags] = await Promise.all([
    model === null ? 1 : database().model.count({ where: { stagedBy: null, OR: [{ id: model }, { slug: model }] } }),
    suite === null ? 1 : database().suite.count({ where: { stagedBy: null, id: suite } }),
    tag === null ? 1 : database().tag.count({ where: { stagedBy: null, id: tag } }),
  ])
  return [...(models === 0 ? [`model ${model}`] : []), ...(suites === 0 ? [`suite ${suite}`] : []), ...(tags === 0 ? [`tag ${tag}`] : [])]
}

type Where = ReturnType<typeof findingsWhere>

async function* stepThrough(where: Where, origin: string): AsyncGenerator<Note> {
  let after: { at: string; id: string } | null = null
  for (;;) {
    const rows: Row[] = await readStep(where, after)
    const messages = await readMessages(rows)
    yield* rows.map((row) => toNote(row, messages, origin))
    const last = rows.at(-1)
    if (last === undefined || rows.length < STEP) return
    after = { at: last.at, id: last.id }
  }
}

type Row = Awaited<ReturnType<typeof readStep>>[number]

function readStep(where: Where, after: { at: string; id: string } | null) {
  const beyond = after === null ? {} : { OR: [{ at: { gt: after.at } }, { at: after.at, id: { gt: after.id } }] }
  return database().finding.findMany({
    where: { AND: [where, beyond] }, orderBy: [{ at: 'asc' }, { id: 'asc' }], take: STEP,
    select: {
      ...FINDING_COLUMNS, transcriptKey: true,
      transcript: {
        select: {
          id: true, ended: true,
          run: { select: { id: true, trial: true, suiteId: true, model: { select: { id: true, name: true } }, passes: { where: { pass: { stagedBy: null } }, select: { judgedCount: true, pass: { select: { key: true, id: true, judge: true, at: true } } } } } },
          case: { select: { id: true, title: true, kind: true } },
          judgements: { where: { pass: { stagedBy: null } }, select: { judge: true, score: true, passed: true, resolved: true, escalated: true, unsafeCount: true, pass: { select: { key: true } }, text: { select: { rationale: true } } } },
          reviews: { where: { stagedBy: null }, select: { reviewer: true, status: true, depth: true } },
        },
      },
    },
  })
}

type MessageText = { role: string; text: string }

/** The messages that the rows stand at and the ones around them, by `transcript key/number`. */
async function readMessages(rows: readonly Row[]): Promise<Map<string, MessageText>> {
  const wanted = rows.flatMap((row) => {
    const number = row.anchors[0]?.message
    return number === undefined ? [] : [{ transcriptKey: row.transcriptKey, number: { in: [number - 1, number, number + 1] } }]
  })
  const found = new Map<string, MessageText>()
  for (let from = 0; from < wanted.length; from += 40) {
    const part = wanted.slice(from, from + 40)
    const [messages, calls] = await Promise.all([
      database().message.findMany({ where: { OR: part }, select: { transcriptKey: true, number: true, role: true, content: true, resultName: true, resultValue: true } }),
      database().toolCall.findMany({ where: { OR: part.map(({ transcriptKey, number }) => ({ transcriptKey, messageNumber: number })) }, orderBy: { position: 'asc' }, select: { transcriptKey: true, messageNumber: true, name: true, arguments: true } }),
    ])
    for (const message of messages) {
      const spoken = [
        message.content,
        ...calls.filter((call) => call.transcriptKey === message.transcriptKey && call.messageNumber === message.number).map((call) => `${call.name}(${call.arguments})`),
        message.resultValue === null ? '' : `${message.resultName ?? 'result'} -> ${message.resultValue.slice(0, NOTE_TEXT_LENGTH * 2)}`,
      ].filter((part) => part !== '').join('\n')
      found.set(`${message.transcriptKey}/${message.number}`, { role: message.role, text: cut(spoken) })
    }
  }
  return found
}

function cut(text: string): string {
  return text.length <= NOTE_TEXT_LENGTH ? text : `${wholeCharacters(text, NOTE_TEXT_LENGTH)}…`
}

function toNote(row: Row, messages: ReadonlyMap<string, MessageText>, origin: string): Note {
  const { transcript, transcriptKey, ...columns } = row
  const finding = toFinding(columns)
  const anchor = finding.anchors[0]
  const at = (offset: number): MessageText | null => (anchor === undefined ? null : (messages.get(`${transcriptKey}/${anchor.message + offset}`) ?? null))
  const chosen = choosePass(transcript.run.passes.map(toRunPass), [])
  const judgement = transcript.judgements.find(({ pass }) => pass.key === chosen?.key) ?? null
  const review = transcript.reviews.find(({ reviewer }) => reviewer === finding.author) ?? null
  return {
    id: finding.id, permalink: `${origin}${transcriptLink(transcript.id, anchor?.message)}`, suite: transcript.run.suiteId, model: transcript.run.model.id, model_name: transcript.run.model.name,
    case: transcript.case.id, case_title: transcript.case.title, case_kind: transcript.case.kind, run: transcript.run.id, trial: transcript.run.trial,
    message: anchor?.message ?? null, role: at(0)?.role ?? null, call: anchor?.call ?? null, quote: anchor?.quote ?? null, before: at(-1)?.text ?? null, text: at(0)?.text ?? null, after: at(1)?.text ?? null,
    other_places: otherPlaces(finding.anchors),
    tag: finding.tag.id, tag_name: finding.tag.name, polarity: finding.tag.polarity, severity: finding.severity, fault: finding.fault, root: finding.root, note: finding.note, correct_behaviour: finding.correctBehaviour, quotable: finding.quotable,
    status: finding.withdrawnAt === null ? finding.status : 'withdrawn', source: finding.source, author: finding.author, at: finding.at, updated_at: finding.updatedAt,
    outcome: transcriptOutcome(z.enum(CASE_KINDS).parse(transcript.case.kind), z.enum(TRANSCRIPT_ENDINGS).parse(transcript.ended), judgement).word,
    judge: judgement?.judge ?? null, judge_score: judgement?.score ?? null, judge_rationale: judgement?.text?.rationale ?? null,
    review_status: review?.status ?? null, review_depth: review?.depth ?? null,
  }
}
