import { suiteRecord, type SuiteRecord } from '@/lib/bundle/record'
import { extraText, keysOf, objectText, rawText, valueText } from '@/lib/bundle/rows/json-text'

export type SuiteRow = { id: string; name: string; version: string; desk: string | null; description: string | null; extra: string | null }
export type ClusterRow = { suiteId: string; id: string; title: string; position: number; intents: string; extra: string | null }

const SUITE_KEYS = keysOf(suiteRecord)
const CLUSTER_KEYS: ReadonlySet<string> = new Set(['id', 'title', 'intents'])

/** The rows of a suite and its clusters. */
export function toSuiteRows(record: SuiteRecord): { suite: SuiteRow; clusters: ClusterRow[] } {
  return {
    suite: { id: record.id, name: record.name, version: record.version, desk: record.desk ?? null, description: record.description ?? null, extra: extraText(record, SUITE_KEYS) },
    clusters: (record.clusters ?? []).map((cluster, position) => ({
      suiteId: record.id, id: cluster.id, title: cluster.title, position, intents: JSON.stringify(cluster.intents), extra: extraText(cluster, CLUSTER_KEYS),
    })),
  }
}

/** The record of a suite as one line; clusters in their position's order. */
export function suiteLine(suite: SuiteRow, clusters: readonly ClusterRow[]): string {
  const groups = clusters.map((cluster) => objectText([['id', valueText(cluster.id)], ['title', valueText(cluster.title)], ['intents', cluster.intents]], cluster.extra))
  return objectText([
    ['type', '"suite"'], ['id', valueText(suite.id)], ['name', valueText(suite.name)], ['version', valueText(suite.version)], ['desk', valueText(suite.desk)], ['description', valueText(suite.description)],
    ['clusters', groups.length === 0 ? undefined : `[${groups.join(',')}]`],
  ], rawText(suite.extra) ?? null)
}
