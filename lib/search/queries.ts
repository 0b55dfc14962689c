import 'server-only'
import { authorise } from '@/lib/auth/permissions'
import type { Viewer } from '@/lib/auth/viewer'
import { database, databaseKind } from '@/lib/db/client'
import { boardLink, caseLink, findingsLink, modelLink, runLink, transcriptLink } from '@/lib/links/links'
import type { SearchHit } from '@/lib/search/search'

const PER_KIND = 6

/** Models, suites, runs, cases and tags whose name or id holds the words, and the transcript whose id they are; at most six of each. */
export async function listSearchHits(viewer: Viewer, words: string): Promise<SearchHit[]> {
  authorise(viewer, 'transcripts.read')
  if (words === '') return []
  const db = database()
  // SQLite's LIKE minds no case; PostgreSQL must be told not to.
  const holds = { contains: words, ...(databaseKind(db) === 'postgresql' ? { mode: 'insensitive' } : {}) }
  const [models, suites, runs, cases, tags, transcript] = await Promise.all([
    db.model.findMany({ where: { stagedBy: null, OR: [{ name: holds }, { id: holds }] }, select: { id: true, name: true, slug: true }, orderBy: { position: 'asc' }, take: PER_KIND }),
    db.suite.findMany({ where: { stagedBy: null, OR: [{ name: holds }, { id: holds }] }, select: { id: true, name: true, version: true }, orderBy: { position: 'asc' }, take: PER_KIND }),
    db.run.findMany({ where: { stagedBy: null, OR: [{ id: holds }, { model: { name: holds } }] }, select: { id: true, trial: true, suiteId: true, model: { select: { name: true } } }, orderBy: [{ suiteId: 'asc' }, { modelId: 'asc' }, { trial: 'asc' }], take: PER_KIND }),
    db.case.findMany({ where: { stagedBy: null, OR: [{ id: holds }, { title: holds }, { intent: holds }] }, select: { id: true, suiteId: true, title: true }, orderBy: [{ suiteId: 'asc' }, { position: 'asc' }], take: PER_KIND }),
    db.tag.findMany({ where: { stagedBy: null, OR: [{ name: holds }, { id: holds }] }, select: { id: true, name: true, polarity: true }, orderBy: { position: 'asc' }, take: PER_KIND }),
    db.transcript.findFirst({ where: { id: words, run: { stagedBy: null } }, select: { id: true, run: { select: { trial: true, model: { select: { name: true } } } }, case: { select: { id: true } } } }),
  ])
  return [
    ...models.map((model): SearchHit => ({ kind: 'model', title: model.name, detail: model.id, href: modelLink(model.slug) })),
    ...suites.map((suite): SearchHit => ({ kind: 'suite', title: suite.name, detail: `${suite.id} · version ${suite.version}`, href: boardLink(suite.id) })),
    ...runs.map((run): SearchHit => ({ kind: 'run', title: `${run.model.name} · run ${run.trial}`, detail: `${run.suiteId} · ${run.id}`, href: runLink(run.id) })),
    ...cases.map((each): SearchHit => ({ kind: 'case', title: each.title, detail: `${each.suiteId} · ${each.id}`, href: caseLink(each.suiteId, each.id) })),
    ...tags.map((tag): SearchHit => ({ kind: 'tag', title: tag.name, detail: tag.polarity, href: findingsLink({ tag: tag.id }) })),
    ...(transcript === null ? [] : [{ kind: 'transcript', title: `${transcript.run.model.name} · run ${transcript.run.trial} · ${transcript.case.id}`, detail: transcript.id, href: transcriptLink(transcript.id) } satisfies SearchHit]),
  ]
}
