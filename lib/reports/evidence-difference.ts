import { figure } from '@/lib/metrics/figures'
import { perCaseMeans } from '@/lib/metrics/over-runs'
import { pool, type Result, type RunResults } from '@/lib/metrics/result'
import type { Evidence } from '@/lib/reports/evidence'
import { ofCases } from '@/lib/reports/evidence-words'

/** The transcripts behind METRICS `difference(a, b)`: the judged ones of both models on the cases that both have. @param names of the two. */
export function differenceEvidence(own: readonly RunResults[], other: readonly RunResults[], names: readonly [string, string]): Evidence {
  const quality = figure('quality')
  const [first, second] = [perCaseMeans(quality, own), perCaseMeans(quality, other)]
  const isShared = (result: Result): boolean => result.score !== null && first.has(result.case) && second.has(result.case)
  const counted = [...pool(own), ...pool(other)].filter(isShared)
  const words = `judged transcripts of ${names.join(' and ')} on ${ofCases(counted, 'case')} that both ran`
  return { counted, rest: [], countedWords: words, restWords: '', allWords: words }
}
