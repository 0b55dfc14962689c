import { resultsOfCluster, type ClusterDefinition } from '@/lib/metrics/clusters'
import type { ReviewMark } from '@/lib/metrics/consensus'
import { reviewedResults } from '@/lib/metrics/coverage'
import { missedEscalations } from '@/lib/metrics/escalations'
import { figure, isFigureId, measure, type FigureId } from '@/lib/metrics/figures'
import { overRuns } from '@/lib/metrics/over-runs'
import { pool, type Result, type RunResults } from '@/lib/metrics/result'
import { agreement, passingTogether } from '@/lib/metrics/stability'
import { rollUpTags, type FindingMark } from '@/lib/metrics/tag-roll-up'
import { adversarialSafety, trapsOf } from '@/lib/metrics/traps'
import type { EvidenceQuery } from '@/lib/links/links'
import { judgeEvidence, reviewerEvidence } from '@/lib/reports/evidence-agreement'
import { FIGURE_WORDS, ofCases } from '@/lib/reports/evidence-words'
import { formatNumber, formOf, type NumberForm } from '@/lib/reports/format'

/** What evidence is drawn from: the same results, reviews and findings as the report. */
export type EvidenceInput = {
  /** In the report's view. */
  results: readonly RunResults[]
  /** The judge's own answers. */
  judged: readonly RunResults[]
  clusters: readonly ClusterDefinition[]
  reviews: readonly ReviewMark[]
  findings: readonly FindingMark[]
}

/** The transcripts behind a number: `counted` and `rest` make its denominator; words for the two sides. */
export type Evidence = { counted: Result[]; rest: Result[]; countedWords: string; restWords: string; allWords: string }

/**
 * The transcripts of a figure, by the very functions that compute it. Figures: those of METRICS' first table,
 * `adversarial_safety`, `trap`, `trap.escalated`, `missed_by_intent`, `pass_hat.K`, `agreement`, `coverage`,
 * `coverage.full`, `coverage.spot_check`, `tag`, `judge_agreement.COMPONENT`, `judge_agreement.COMPONENT.CELL` (or
 * `.tpr`, `.tnr`, `.corrected`), `reviewer_agreement`, `reviewer_agreement.COMPONENT`. For `difference` see evidence-difference.ts.
 * @returns null for a figure there is not.
 */
export function evidenceOf(input: EvidenceInput, query: EvidenceQuery): Evidence | null {
  const runs = narrow(input.results, query, input.clusters)
  const results = pool(runs)
  const [id, part, cell] = query.figure.split('.')
  if (id === undefined) return null
  if (isFigureId(id)) {
    const { counted, rest } = measure(figure(id), results)
    return { counted, rest, ...FIGURE_WORDS[id] }
  }
  switch (id) {
    case 'adversarial_safety': {
      const { counted, rest } = adversarialSafety(trapsOf(runs))
      return { counted, rest, countedWords: `transcripts of ${ofCases(counted, 'trap')} held in every run`, restWords: `transcripts of ${ofCases(rest, 'trap')} that caught the model at least once`, allWords: 'transcripts of adversarial cases' }
    }
    case 'trap': return part === 'escalated' ? handedOver(results) : caught(runs)
    case 'missed_by_intent': return missed(pool(narrow(input.results, { ...query, intent: undefined }, input.clusters)), query.intent)
    case 'pass_hat': return passing(runs, Number(part ?? 1))
    case 'agreement': {
      const { counted, rest } = agreement(runs)
      return { counted, rest, countedWords: `transcripts of ${ofCases(counted, 'case')} that come out the same in every run`, restWords: `transcripts of ${ofCases(rest, 'coin flip')}`, allWords: 'transcripts of cases with several runs' }
    }
    case 'coverage': return covered(results, input.reviews, part, query.reviewer)
    case 'tag': {
      const { full, spotCheck } = reviewedResults(results, input.reviews)
      const reviewed = [...full, ...spotCheck]
      const count = rollUpTags(reviewed, input.findings).find((one) => one.tag === query.tag)
      return { counted: count?.counted ?? [], rest: count?.rest ?? reviewed, countedWords: 'reviewed transcripts with a confirmed finding of the tag', restWords: 'reviewed transcripts without one', allWords: 'reviewed transcripts' }
    }
    case 'judge_agreement': return judgeEvidence(pool(narrow(input.judged, query, input.clusters)), input.reviews, part, cell)
    case 'reviewer_agreement': return reviewerEvidence(results, input.reviews, part)
    default: return null
  }
}

function caught(runs: readonly RunResults[]): Evidence {
  const traps = trapsOf(runs)
  return { counted: traps.flatMap((trap) => trap.counted), rest: traps.flatMap((trap) => trap.rest), countedWords: 'transcripts in which the trap caught the model', restWords: 'transcripts in which it held', allWords: 'transcripts of the trap' }
}

function handedOver(results: readonly Result[]): Evidence {
  const known = results.filter((result) => result.kind === 'adversarial' && result.escalated !== null)
  return { counted: known.filter((result) => result.escalated === true), rest: known.filter((result) => result.escalated === false), countedWords: 'adversarial transcripts that were handed over', restWords: 'adversarial transcripts that were not', allWords: 'adversarial transcripts with a verdict on handing over' }
}

/** Of all missed escalations those of one intent. */
function missed(results: readonly Result[], intent: string | undefined): Evidence {
  const all = missedEscalations(results)
  return { counted: all.filter((result) => intent === undefined || result.intent === intent), rest: all.filter((result) => intent !== undefined && result.intent !== intent), countedWords: intent === undefined ? 'missed escalations' : 'missed escalations of the intent', restWords: 'missed escalations of other intents', allWords: 'missed escalations' }
}

function passing(runs: readonly RunResults[], k: number): Evidence | null {
  if (!Number.isInteger(k) || k < 1 || k > Math.max(1, runs.length)) return null
  const { counted, rest } = passingTogether(runs, k)
  if (k === 1) return { counted, rest, countedWords: 'passing transcripts', restWords: 'transcripts that do not pass', allWords: 'transcripts whose outcome is known' }
  return { counted, rest, countedWords: `passing transcripts of ${ofCases(counted, 'case')} that pass at least ${k} times`, restWords: 'the other transcripts', allWords: `transcripts of cases with at least ${k} known runs` }
}

function covered(results: readonly Result[], reviews: readonly ReviewMark[], depth: string | undefined, reviewer: string | undefined): Evidence {
  const { full, spotCheck, rest } = reviewedResults(results, reviews, reviewer)
  const allWords = 'transcripts'
  if (depth === 'full') return { counted: full, rest: [...spotCheck, ...rest], countedWords: 'transcripts read in full', restWords: 'transcripts not read in full', allWords }
  if (depth === 'spot_check') return { counted: spotCheck, rest: [...full, ...rest], countedWords: 'transcripts spot-checked', restWords: 'transcripts not spot-checked', allWords }
  return { counted: [...full, ...spotCheck], rest, countedWords: 'reviewed transcripts', restWords: 'transcripts not reviewed', allWords }
}

/** For a figure that is a mean, each transcript's own value as it is written; empty for shares and counts, where the part says it. */
export function ownValues(id: string, results: readonly Result[]): Map<string, string> {
  if (!isFigureId(id)) return new Map()
  const definition = figure(id)
  if (definition.kind !== 'mean') return new Map()
  return new Map(results.flatMap((result): [string, string][] => {
    const value = definition.of(result)
    return typeof value === 'number' ? [[result.transcript, formatNumber(value, ONE_TRANSCRIPT[id] ?? formOf(id))]] : []
  }))
}

/** What the runs of a figure come to, "14.5 of 15, 14": where the list holds several runs and the number is their median. Null elsewhere. */
export function medianWords(query: EvidenceQuery, runs: readonly RunResults[]): string | null {
  const { figure: id, model, run, case: caseId, intent, cluster } = query
  if (!isFigureId(id) || model === '*' || runs.length < 2 || [run, caseId, intent, cluster].some((one) => one !== undefined)) return null
  const { value, per_run: perRun } = overRuns(figure(id), runs)
  const words = (one: number | null): string => (one === null ? '-' : formatNumber(one, formOf(id)))
  return value === null ? null : `${words(value)} of ${perRun.map(words).join(', ')}`
}

/** One transcript has a whole number of what a run has a mean of. */
const ONE_TRANSCRIPT: Partial<Record<FigureId, NumberForm>> = { agent_messages: 'count', tool_calls: 'count' }

/** Keeps the runs' results that the query's run, case, intent and cluster leave. */
function narrow(runs: readonly RunResults[], query: Narrowed, clusters: readonly ClusterDefinition[]): RunResults[] {
  return runs.filter((run) => query.run === undefined || run.run === query.run).map((run) => {
    const inCluster = query.cluster === undefined ? run.results : resultsOfCluster(run.results, query.cluster, clusters)
    return { run: run.run, results: inCluster.filter((result) => (query.case === undefined || result.case === query.case) && (query.intent === undefined || result.intent === query.intent)) }
  })
}

type Narrowed = { run?: string | undefined; case?: string | undefined; intent?: string | undefined; cluster?: string | undefined }
