import 'server-only'
import { empty, join, sqltag as sql, type Sql } from '@prisma/client/runtime/client'
import { z } from 'zod'
import { authorise } from '@/lib/auth/permissions'
import type { Viewer } from '@/lib/auth/viewer'
import { database, databaseKind } from '@/lib/db/client'
import { containing } from '@/lib/db/containing'
import { boardLink, caseLink, findingsLink, modelLink, runLink, transcriptLink } from '@/lib/links/links'
import { MESSAGES } from '@/lib/search/index-messages'
import { COUNTED_AT_MOST, MESSAGE_SEARCH, SEARCHED_ROLES, type MessageHit, type MessageSearchResult, type MessageSearchState } from '@/lib/search/message-search'
import { hitIn } from '@/lib/search/message-hit'
import { fitOf, searchWords, transcriptIdOf, type SearchHit } from '@/lib/search/search'
import { parseTerms, toFts5, toTsQuery, type SearchTerm } from '@/lib/search/words'

const PER_KIND = 6
/** Rows looked at to find the best of a kind. */
const LOOKED_AT = 60

/** Models, suites, runs, cases and tags whose names and ids hold every word, the best first and at most six of each, and the transcript whose id or address they are. */
export async function listSearchHits(viewer: Viewer, words: string): Promise<SearchHit[]> {
  authorise(viewer, 'transcripts.read')
  const each = searchWords(words)
  if (each.length === 0) return []
  const db = database()
  /** Each word in any of the fields. */
  const all = <Field>(fields: (holds: { contains: string }) => Field[]) => ({ stagedBy: null, AND: each.map((word) => ({ OR: fields(containing(db, word)) })) })
  const [models, suites, runs, cases, tags, transcript] = await Promise.all([
    db.model.findMany({ where: all((holds) => [{ name: holds }, { id: holds }]), select: { id: true, name: true, slug: true }, orderBy: { position: 'asc' }, take: LOOKED_AT }),
    db.suite.findMany({ where: all((holds) => [{ name: holds }, { id: holds }]), select: { id: true, name: true, version: true }, orderBy: { position: 'asc' }, take: LOOKED_AT }),
    db.run.findMany({ where: all((holds) => [{ id: holds }, { model: { name: holds } }, { suite: { name: holds } }]), select: { id: true, trial: true, suite: { select: { name: true } }, model: { select: { name: true } } }, orderBy: [{ suiteId: 'asc' }, { modelId: 'asc' }, { trial: 'asc' }], take: LOOKED_AT }),
    db.case.findMany({ where: all((holds) => [{ id: holds }, { title: holds }, { intent: holds }]), select: { id: true, title: true, intent: true, suite: { select: { id: true, name: true } } }, orderBy: [{ suiteId: 'asc' }, { position: 'asc' }], take: LOOKED_AT }),
    db.tag.findMany({ where: all((holds) => [{ name: holds }, { id: holds }]), select: { id: true, name: true, polarity: true }, orderBy: { position: 'asc' }, take: LOOKED_AT }),
    db.transcript.findFirst({ where: { id: transcriptIdOf(words), run: { stagedBy: null } }, select: { id: true, run: { select: { trial: true, model: { select: { name: true } } } }, case: { select: { id: true } } } }),
  ])
  const best = <Row>(rows: readonly Row[], textsOf: (row: Row) => string[]): Row[] => rows
    .toSorted((a, b) => fitOf(words, ...textsOf(a)) - fitOf(words, ...textsOf(b)))
    .slice(0, PER_KIND)
  return [
    ...best(models, (model) => [model.name, model.id]).map((model): SearchHit => ({ kind: 'model', title: model.name, detail: model.id, href: modelLink(model.slug) })),
    ...best(suites, (suite) => [suite.name, suite.id]).map((suite): SearchHit => ({ kind: 'suite', title: suite.name, detail: `${suite.id} · version ${suite.version}`, href: boardLink(suite.id) })),
    ...best(runs, (run) => [run.id, run.model.name, run.suite.name]).map((run): SearchHit => ({ kind: 'run', title: `${run.model.name} · run ${run.trial}`, detail: `${run.suite.name} · ${run.id}`, href: runLink(run.id) })),
    ...best(cases, (found) => [found.id, found.title, found.intent]).map((found): SearchHit => ({ kind: 'case', title: found.title, detail: `${found.suite.name} · ${found.id}`, href: caseLink(found.suite.id, found.id) })),
    ...best(tags, (tag) => [tag.name, tag.id]).map((tag): SearchHit => ({ kind: 'tag', title: tag.name, detail: tag.polarity, href: findingsLink({ tag: tag.id }) })),
    ...(transcript === null ? [] : [{ kind: 'transcript', title: `${transcript.run.model.name} · run ${transcript.run.trial} · ${transcript.case.id}`, detail: transcript.id, href: transcriptLink(transcript.id) } satisfies SearchHit]),
  ]
}

/**
 * One page of the messages that meet all terms, the newest transcripts first, and how much of all was looked through.
 * @throws NotAllowed
 */
export async function searchMessages(viewer: Viewer, { filters, page }: MessageSearchState): Promise<MessageSearchResult> {
  authorise(viewer, 'transcripts.read')
  const db = database()
  const terms = parseTerms(filters.q ?? '')
  const [indexed, { _sum }] = await Promise.all([db.indexedTranscript.count({ where: { transcript: { run: { stagedBy: null } } } }), db.run.aggregate({ where: { stagedBy: null }, _sum: { transcriptCount: true } })])
  const looked = { indexed, all: _sum.transcriptCount ?? 0 }
  if (terms.length === 0) return { hits: [], count: 0, isCountCut: false, isEmpty: true, ...looked }
  const { from, order } = searchSource(terms, filters)
  const [places, counted] = await Promise.all([
    db.$queryRaw`SELECT t."key" AS "key", m."number" AS "number" ${from} ORDER BY ${order} LIMIT ${MESSAGE_SEARCH.pageSize} OFFSET ${(page - 1) * MESSAGE_SEARCH.pageSize}`,
    db.$queryRaw`SELECT COUNT(*) AS "count" FROM (SELECT 1 ${from} LIMIT ${COUNTED_AT_MOST + 1}) found`,
  ])
  const count = z.array(z.object({ count: z.coerce.number() })).parse(counted)[0]?.count ?? 0
  const found = z.array(z.object({ key: z.coerce.number(), number: z.coerce.number() })).parse(places)
  return { hits: await loadHits(found, terms), count: Math.min(count, COUNTED_AT_MOST), isCountCut: count > COUNTED_AT_MOST, isEmpty: false, ...looked }
}

function searchSource(terms: readonly SearchTerm[], { suite, model, role }: MessageSearchState['filters']): { from: Sql; order: Sql } {
  const narrowed = sql`${suite === null ? empty : sql`AND r."suiteId" = ${suite}`} ${model === null ? empty : sql`AND d."slug" = ${model}`} ${role.length === 0 || role.length === SEARCHED_ROLES.length ? empty : sql`AND m."role" IN (${join(role)})`}`
  const people = model === null ? empty : sql`JOIN "Model" d ON d."id" = r."modelId"`
  if (databaseKind(database()) === 'postgresql') {
    return {
      from: sql`FROM "MessageIndex" s JOIN "Transcript" t ON t."key" = s."transcriptKey" JOIN "Run" r ON r."key" = t."runKey" AND r."stagedBy" IS NULL ${people} JOIN "Message" m ON m."transcriptKey" = s."transcriptKey" AND m."number" = s."number" WHERE s."words" @@ CAST(${toTsQuery(terms)} AS tsquery) ${narrowed}`,
      order: sql`t."key" DESC, m."number" DESC`,
    }
  }
  // The driver binds numbers as REAL, by which a rowid would not divide whole.
  const shift = sql`CAST(${MESSAGES} AS INTEGER)`
  return {
    // A CROSS JOIN keeps SQLite to the index's own order, so that the walk ends with the page.
    from: sql`FROM "MessageIndex" s CROSS JOIN "Transcript" t ON t."key" = s.rowid / ${shift} CROSS JOIN "Run" r ON r."key" = t."runKey" AND r."stagedBy" IS NULL ${people} CROSS JOIN "Message" m ON m."transcriptKey" = t."key" AND m."number" = s.rowid % ${shift} WHERE s."MessageIndex" MATCH ${toFts5(terms)} ${narrowed}`,
    order: sql`s.rowid DESC`,
  }
}

async function loadHits(places: readonly { key: number; number: number }[], terms: readonly SearchTerm[]): Promise<MessageHit[]> {
  if (places.length === 0) return []
  const db = database()
  const OR = places.map(({ key, number }) => ({ transcriptKey: key, number }))
  const [messages, calls] = await Promise.all([
    db.message.findMany({
      where: { OR },
      select: {
        transcriptKey: true, number: true, role: true, content: true, reasoning: true, resultName: true, resultValue: true,
        transcript: { select: { id: true, run: { select: { trial: true, suiteId: true, model: { select: { name: true } } } }, case: { select: { title: true } } } },
      },
    }),
    db.toolCall.findMany({ where: { OR: places.map(({ key, number }) => ({ transcriptKey: key, messageNumber: number })) }, orderBy: { position: 'asc' }, select: { transcriptKey: true, messageNumber: true, name: true, arguments: true } }),
  ])
  return places.flatMap(({ key, number }): MessageHit[] => {
    const message = messages.find((one) => one.transcriptKey === key && one.number === number)
    if (message === undefined) return []
    const own = calls.filter((call) => call.transcriptKey === key && call.messageNumber === number)
    const { transcript } = message
    return [{ transcript: transcript.id, number, role: message.role, ...hitIn({ ...message, calls: own }, terms), model: transcript.run.model.name, trial: transcript.run.trial, caseTitle: transcript.case.title, suite: transcript.run.suiteId }]
  })
}
