import { MUST_ESCALATE_ROW } from '@/lib/metrics/clusters'
import type { EvidenceQuery } from '@/lib/links/links'

/** What evidence is narrowed to, as words after "of <model>". */
export type Narrowing = { label: string; value: string }

/** The parts of an evidence query that narrow it, with titles in place of ids where there are any. */
export function narrowings(query: EvidenceQuery, titles: { cases: ReadonlyMap<string, string>; clusters: readonly { id: string; title: string }[]; tags: ReadonlyMap<string, string> }): Narrowing[] {
  const found: Narrowing[] = []
  if (query.run !== undefined) found.push({ label: 'run', value: query.run })
  if (query.case !== undefined) found.push({ label: 'case', value: titles.cases.get(query.case) ?? query.case })
  if (query.cluster !== undefined) found.push({ label: 'use case', value: query.cluster === MUST_ESCALATE_ROW ? 'must escalate' : (titles.clusters.find((one) => one.id === query.cluster)?.title ?? query.cluster) })
  if (query.intent !== undefined) found.push({ label: 'intent', value: query.intent })
  if (query.tag !== undefined) found.push({ label: 'tag', value: titles.tags.get(query.tag) ?? query.tag })
  if (query.runs !== undefined) found.push({ label: 'runs', value: query.runs.join(', ') })
  if (query.view === 'adjusted') found.push({ label: 'view', value: 'adjusted by reviewers' })
  return found
}
