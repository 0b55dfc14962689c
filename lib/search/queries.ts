import 'server-only'
import { authorise } from '@/lib/auth/permissions'
import type { Viewer } from '@/lib/auth/viewer'
import { database } from '@/lib/db/client'
import { containing, findsTooMuch, holdsWords } from '@/lib/db/containing'
import { boardLink, caseLink, findingsLink, modelLink, runLink, transcriptLink } from '@/lib/links/links'
import { fitOf, searchWords, transcriptIdOf, type SearchHit } from '@/lib/search/search'

const PER_KIND = 6
/** Rows looked at to find the best of a kind, and where the database finds too much. */
const LOOKED_AT = 60
const LOOKED_AT_MOST = 500

/** Models, suites, runs, cases and tags whose names and ids hold every word, the best first and at most six of each, and the transcript whose id or address they are. */
export async function listSearchHits(viewer: Viewer, words: string): Promise<SearchHit[]> {
  authorise(viewer, 'transcripts.read')
  const each = searchWords(words)
  if (each.length === 0) return []
  const db = database()
  const take = findsTooMuch(db, words) ? LOOKED_AT_MOST : LOOKED_AT
  /** Each word in any of the fields. */
  const all = <Field>(fields: (holds: { contains: string }) => Field[]) => ({ stagedBy: null, AND: each.map((word) => ({ OR: fields(containing(db, word)) })) })
  const [models, suites, runs, cases, tags, transcript] = await Promise.all([
    db.model.findMany({ where: all((holds) => [{ name: holds }, { id: holds }]), select: { id: true, name: true, slug: true }, orderBy: { position: 'asc' }, take }),
    db.suite.findMany({ where: all((holds) => [{ name: holds }, { id: holds }]), select: { id: true, name: true, version: true }, orderBy: { position: 'asc' }, take }),
    db.run.findMany({ where: all((holds) => [{ id: holds }, { model: { name: holds } }, { suite: { name: holds } }]), select: { id: true, trial: true, suite: { select: { name: true } }, model: { select: { name: true } } }, orderBy: [{ suiteId: 'asc' }, { modelId: 'asc' }, { trial: 'asc' }], take }),
    db.case.findMany({ where: all((holds) => [{ id: holds }, { title: holds }, { intent: holds }]), select: { id: true, title: true, intent: true, suite: { select: { id: true, name: true } } }, orderBy: [{ suiteId: 'asc' }, { position: 'asc' }], take }),
    db.tag.findMany({ where: all((holds) => [{ name: holds }, { id: holds }]), select: { id: true, name: true, polarity: true }, orderBy: { position: 'asc' }, take }),
    db.transcript.findFirst({ where: { id: transcriptIdOf(words), run: { stagedBy: null } }, select: { id: true, run: { select: { trial: true, model: { select: { name: true } } } }, case: { select: { id: true } } } }),
  ])
  const best = <Row>(rows: readonly Row[], textsOf: (row: Row) => string[]): Row[] => rows
    .filter((row) => each.every((word) => holdsWords(word, ...textsOf(row))))
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
