import type { Result } from '@/lib/metrics/result'

/** What counting tags needs of a transcript. */
type Tagged = Pick<Result, 'transcript' | 'case' | 'run'>

/** One finding as the figures see it. Withdrawn findings are not among them. */
export type FindingMark = { transcript: string; tag: string; author: string | null; isConfirmed: boolean }

/** METRICS `tag[t]`: of the reviewed transcripts those that carry a confirmed finding with the tag. */
export type TagCount<R extends Tagged = Result> = { tag: string; value: number | null; transcripts: number; reviewed: number; cases: number; runs: number; counted: R[]; rest: R[] }

/**
 * Counts each tag over the reviewed transcripts; the rate's denominator is the reviewed transcripts alone, because what
 * nobody read is not known to be free of it. Most frequent first, then by id. A tag without a confirmed finding in a
 * reviewed transcript is left out.
 * @param reviewed results whose review is finished.
 */
export function rollUpTags<R extends Tagged>(reviewed: readonly R[], findings: readonly FindingMark[]): TagCount<R>[] {
  const carrying = new Map<string, Set<string>>()
  for (const finding of findings) {
    if (!finding.isConfirmed) continue
    const transcripts = carrying.get(finding.tag)
    if (transcripts === undefined) carrying.set(finding.tag, new Set([finding.transcript]))
    else transcripts.add(finding.transcript)
  }
  return [...carrying]
    .map(([tag, transcripts]) => countTag(tag, reviewed, transcripts))
    .filter((count) => count.transcripts > 0)
    .toSorted((a, b) => b.transcripts - a.transcripts || (a.tag < b.tag ? -1 : 1))
}

/** One tag over the reviewed transcripts. @param carrying ids of the transcripts with a confirmed finding of it. */
function countTag<R extends Tagged>(tag: string, reviewed: readonly R[], carrying: ReadonlySet<string>): TagCount<R> {
  const counted = reviewed.filter((result) => carrying.has(result.transcript))
  return {
    tag,
    value: reviewed.length === 0 ? null : counted.length / reviewed.length,
    transcripts: counted.length,
    reviewed: reviewed.length,
    cases: new Set(counted.map((result) => result.case)).size,
    runs: new Set(counted.map((result) => result.run)).size,
    counted,
    rest: reviewed.filter((result) => !carrying.has(result.transcript)),
  }
}
