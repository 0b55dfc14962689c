import type { EvidenceQuery } from '@/lib/links/links'
import type { ClusterDefinition } from '@/lib/metrics/clusters'
import type { Extent } from '@/lib/reports/extent'
import type { ModelFacts } from '@/lib/reports/model-summary'

/**
 * What a list of evidence shows: the transcripts of the part that was asked for, in the order of runs and cases, and words
 * for them; `extent` is how far that part reaches. `values` holds, for a mean, each transcript's own value as it is written; `model` is null where all are pooled,
 * and then `modelCounts` says of how many models the transcripts of each part are. `median`: how a number of several runs came about.
 */
export type EvidenceList = {
  transcripts: string[]; counts: Record<EvidencePart, number>; words: Record<EvidencePart, string>; part: EvidencePart; values: ReadonlyMap<string, string>; extent: Extent
  model: ModelFacts | null; other: ModelFacts | null; runLabels: ReadonlyMap<string, string>; modelCounts: Record<EvidencePart, number> | null; median: string | null; suite: { id: string; name: string }; caseTitles: ReadonlyMap<string, string>; clusters: readonly ClusterDefinition[]
}
export type EvidencePart = NonNullable<EvidenceQuery['part']>
