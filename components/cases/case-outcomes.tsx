import { meanScore } from '@/components/ui/format'
import { OutcomeCounts } from '@/components/ui/outcome-counts'
import type { CaseResult } from '@/lib/cases/matrix'
import { transcriptsLink } from '@/lib/links/links'
import { countOutcomes } from '@/lib/transcripts/outcome'

/** How the runs of a case went: the sentence, and how many came to each outcome, each count leading to its transcripts. */
export function CaseOutcomes({ results, suite, caseId }: { results: readonly CaseResult[]; suite: string; caseId: string }) {
  if (results.length === 0) return <p className="text-lg">No run has this case yet</p>
  return (
    <div className="flex flex-wrap items-baseline gap-x-6 gap-y-1">
      <p className="text-lg">{sentence(results)}</p>
      <OutcomeCounts counts={countOutcomes(results)} hrefOf={(outcome) => transcriptsLink({ suite, case: caseId, outcome })} />
    </div>
  )
}

/** "3 of 8 transcripts passed, mean score 41.0". */
function sentence(results: readonly CaseResult[]): string {
  const scores = results.flatMap((result) => (result.score === null ? [] : [result.score]))
  const passed = results.filter((result) => result.outcome.id === 'passed').length
  const parts = [`${passed} of ${results.length} ${results.length === 1 ? 'transcript' : 'transcripts'} passed`]
  if (scores.length > 0) parts.push(`mean score ${meanScore(scores.reduce((sum, score) => sum + score, 0) / scores.length)}`)
  return parts.join(', ')
}
