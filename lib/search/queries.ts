import 'server-only'
import { authorise } from '@/lib/auth/permissions'
import type { Viewer } from '@/lib/auth/viewer'
import { database } from '@/lib/db/client'
import { containing, findsTooMuch, holdsWords } from '@/lib/db/containing'
import { boardLink, caseLink, findingsLink, modelLink, runLink, transcriptLink } from '@/lib/links/links'
import type { SearchHit } from '@/lib/search/search'

const PER_KIND = 6
/** Rows looked at where the database finds too much. */
const LOOKED_AT = 500

/** Models, suites, runs, cases and tags whose name or id holds the words, and the transcript whose id they are; at most six of each. */
export async function listSearchHits(viewer: Viewer, words: string): Promise<SearchHit[]> {
  authorise(viewer, 'transcripts.read')
  if (words === '') return []
  const db = database()
  const holds = containing(db, words)
  const take = findsTooMuch(db, words) ? LOOKED_AT : PER_KIND
  const [models, suites, runs, cases, tags, transcript] = await Promise.all([
    db.model.findMany({ where: { stagedBy: null, OR: [{ name: holds }, { id: holds }] }, select: { id: true, name: true, slug: true }, orderBy: { position: 'asc' }, take }),
    db.suite.findMany({ where: { stagedBy: null, OR: [{ name: holds }, { id: holds }] }, select: { id: true, name: true, version: true }, orderBy: { position: 'asc' }, take }),
    db.run.findMany({ where: { stagedBy: null, OR: [{ id: holds }, { model: { name: holds } }] }, select: { id: true, trial: true, suiteId: true, model: { select: { name: true } } }, orderBy: [{ suiteId: 'asc' }, { modelId: 'asc' }, { trial: 'asc' }], take }),
    db.case.findMany({ where: { stagedBy: null, OR: [{ id: holds }, { title: holds }, { intent: holds }] }, select: { id: true, suiteId: true, title: true, intent: true }, orderBy: [{ suiteId: 'asc' }, { position: 'asc' }], take }),
    db.tag.findMany({ where: { stagedBy: null, OR: [{ name: holds }, { id: holds }] }, select: { id: true, name: true, polarity: true }, orderBy: { position: 'asc' }, take }),
    db.transcript.findFirst({ where: { id: words, run: { stagedBy: null } }, select: { id: true, run: { select: { trial: true, model: { select: { name: true } } } }, case: { select: { id: true } } } }),
  ])
  return [
    ...models.filter((model) => holdsWords(words, model.name, model.id)).slice(0, PER_KIND).map((model): SearchHit => ({ kind: 'model', title: model.name, detail: model.id, href: modelLink(model.slug) })),
    ...suites.filter((suite) => holdsWords(words, suite.name, suite.id)).slice(0, PER_KIND).map((suite): SearchHit => ({ kind: 'suite', title: suite.name, detail: `${suite.id} · version ${suite.version}`, href: boardLink(suite.id) })),
    ...runs.filter((run) => holdsWords(words, run.id, run.model.name)).slice(0, PER_KIND).map((run): SearchHit => ({ kind: 'run', title: `${run.model.name} · run ${run.trial}`, detail: `${run.suiteId} · ${run.id}`, href: runLink(run.id) })),
    ...cases.filter((each) => holdsWords(words, each.id, each.title, each.intent)).slice(0, PER_KIND).map((each): SearchHit => ({ kind: 'case', title: each.title, detail: `${each.suiteId} · ${each.id}`, href: caseLink(each.suiteId, each.id) })),
    ...tags.filter((tag) => holdsWords(words, tag.name, tag.id)).slice(0, PER_KIND).map((tag): SearchHit => ({ kind: 'tag', title: tag.name, detail: tag.polarity, href: findingsLink({ tag: tag.id }) })),
    ...(transcript === null ? [] : [{ kind: 'transcript', title: `${transcript.run.model.name} · run ${transcript.run.trial} · ${transcript.case.id}`, detail: transcript.id, href: transcriptLink(transcript.id) } satisfies SearchHit]),
  ]
}
