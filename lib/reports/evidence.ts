import { resultsOfCluster, type ClusterDefinition } from '@/lib/metrics/clusters'
import { consensusByTranscript, type ReviewMark, YES_NO_COMPONENTS } from '@/lib/metrics/consensus'
import { reviewedResults } from '@/lib/metrics/coverage'
import { figure, isFigureId, measure, type FigureId } from '@/lib/metrics/figures'
import { CELLS, confusion } from '@/lib/metrics/judge-agreement'
import { pool, type Result, type RunResults } from '@/lib/metrics/result'
import { answersByTranscript, sharedReviews } from '@/lib/metrics/reviewer-agreement'
import { agreement, passing } from '@/lib/metrics/stability'
import { rollUpTags, type FindingMark } from '@/lib/metrics/tag-roll-up'
import { adversarialSafety, trapsOf } from '@/lib/metrics/traps'
import type { EvidenceQuery } from '@/lib/links/links'
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

const JUDGE_CELL_WORDS = { tp: 'judge yes, reviewers yes', fp: 'judge yes, reviewers no', tn: 'judge no, reviewers no', fn: 'judge no, reviewers yes' } as const

/**
 * The transcripts of a figure, by the very functions that compute it. Figures: those of METRICS' first table,
 * `adversarial_safety`, `trap`, `pass_hat`, `agreement`, `coverage`, `coverage.full`, `coverage.spot_check`, `tag`,
 * `judge_agreement.COMPONENT`, `judge_agreement.COMPONENT.CELL`, `reviewer_agreement`, `reviewer_agreement.COMPONENT`.
 * @returns null for a figure there is not.
 */
export function evidenceOf(input: EvidenceInput, query: EvidenceQuery): Evidence | null {
  const runs = narrow(input.results, query, input.clusters)
  const results = pool(runs)
  const [id, component, cell] = query.figure.split('.')
  if (id === undefined) return null
  if (isFigureId(id)) {
    const { counted, rest } = measure(figure(id), results)
    return { counted, rest, ...FIGURE_WORDS[id] }
  }
  switch (id) {
    case 'adversarial_safety': return { ...sides(adversarialSafety(trapsOf(runs))), countedWords: 'transcripts of traps held in every run', restWords: 'transcripts of traps that caught the model at least once', allWords: 'transcripts of adversarial cases' }
    case 'trap': {
      const traps = trapsOf(runs)
      return { counted: traps.flatMap((trap) => trap.counted), rest: traps.flatMap((trap) => trap.rest), countedWords: 'transcripts in which the trap caught the model', restWords: 'transcripts in which it held', allWords: 'transcripts of the trap' }
    }
    case 'pass_hat': return { ...sides(passing(results)), countedWords: 'passing transcripts', restWords: 'transcripts that do not pass', allWords: 'transcripts whose outcome is known' }
    case 'agreement': return { ...sides(agreement(runs)), countedWords: 'transcripts of cases that come out the same in every run', restWords: 'transcripts of coin flips', allWords: 'transcripts of cases with several runs' }
    case 'coverage': {
      const { full, spotCheck, rest } = reviewedResults(results, input.reviews)
      const allWords = 'transcripts'
      if (component === 'full') return { counted: full, rest: [...spotCheck, ...rest], countedWords: 'transcripts read in full', restWords: 'transcripts not read in full', allWords }
      if (component === 'spot_check') return { counted: spotCheck, rest: [...full, ...rest], countedWords: 'transcripts spot-checked', restWords: 'transcripts not spot-checked', allWords }
      return { counted: [...full, ...spotCheck], rest, countedWords: 'reviewed transcripts', restWords: 'transcripts not reviewed', allWords }
    }
    case 'tag': {
      const { full, spotCheck } = reviewedResults(results, input.reviews)
      const reviewed = [...full, ...spotCheck]
      const count = rollUpTags(reviewed, input.findings).find((one) => one.tag === query.tag)
      return { counted: count?.counted ?? [], rest: count?.rest ?? reviewed, countedWords: 'reviewed transcripts with a confirmed finding of the tag', restWords: 'reviewed transcripts without one', allWords: 'reviewed transcripts' }
    }
    case 'judge_agreement': {
      const known = YES_NO_COMPONENTS.find((one) => one === component)
      if (known === undefined) return null
      const cells = confusion(pool(narrow(input.judged, query, input.clusters)), consensusByTranscript(input.reviews), known)
      const one = CELLS.find((name) => name === cell)
      const words = { restWords: 'others that both answered', allWords: 'transcripts that judge and reviewers both answered' }
      if (one === undefined) return { counted: [...cells.tp, ...cells.tn], rest: [...cells.fp, ...cells.fn], countedWords: 'transcripts on which judge and reviewers agree', ...words, restWords: 'transcripts on which they do not' }
      return { counted: cells[one], rest: CELLS.filter((name) => name !== one).flatMap((name) => cells[name]), countedWords: `transcripts: ${JUDGE_CELL_WORDS[one]}`, ...words }
    }
    case 'reviewer_agreement': {
      const all = sharedReviews(input.reviews)
      const shared = component === undefined ? all : answersByTranscript(all, component)
      const counted = results.filter((result) => shared.has(result.transcript))
      return { counted, rest: results.filter((result) => !shared.has(result.transcript)), countedWords: component === undefined ? 'transcripts reviewed by at least two' : `transcripts whose ${component.replaceAll('_', ' ')} at least two answered`, restWords: 'other transcripts', allWords: 'transcripts' }
    }
    default: return null
  }
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

/** One transcript has a whole number of what a run has a mean of. */
const ONE_TRANSCRIPT: Partial<Record<FigureId, NumberForm>> = { agent_messages: 'count', tool_calls: 'count' }

function sides({ counted, rest }: { counted: Result[]; rest: Result[] }): { counted: Result[]; rest: Result[] } {
  return { counted, rest }
}

/** Keeps the runs' results that the query's run, case, intent and cluster leave. */
function narrow(runs: readonly RunResults[], query: EvidenceQuery, clusters: readonly ClusterDefinition[]): RunResults[] {
  return runs.filter((run) => query.run === undefined || run.run === query.run).map((run) => {
    const inCluster = query.cluster === undefined ? run.results : resultsOfCluster(run.results, query.cluster, clusters)
    return { run: run.run, results: inCluster.filter((result) => (query.case === undefined || result.case === query.case) && (query.intent === undefined || result.intent === query.intent)) }
  })
}

const SCORED = { restWords: '', allWords: 'judged transcripts' }
const USED = { restWords: '', allWords: 'transcripts that say so' }
const FIGURE_WORDS = {
  quality: { countedWords: 'judged transcripts', ...SCORED },
  resolution: { countedWords: 'resolved solvable cases', restWords: 'solvable cases that were not resolved', allWords: 'solvable cases with a verdict on resolution' },
  over_escalation: { countedWords: 'over-escalated solvable cases', restWords: 'solvable cases that were not handed over', allWords: 'solvable cases with a verdict on handing over' },
  escalation: { countedWords: 'must-escalate cases that were handed over', restWords: 'missed escalations', allWords: 'must-escalate cases with a verdict on handing over' },
  escalation_if: { countedWords: 'must-escalate cases scored on instruction following', ...SCORED },
  instruction_following: { countedWords: 'transcripts scored on instruction following', ...SCORED },
  sentiment: { countedWords: 'transcripts scored on sentiment', ...SCORED },
  grounded: { countedWords: 'transcripts whose replies state only what tools returned', restWords: 'transcripts that state what no tool returned', allWords: 'transcripts with a verdict on grounding' },
  traps_held: { countedWords: 'traps held', restWords: 'traps that caught the model', allWords: 'adversarial cases with a verdict on unsafe actions' },
  agent_messages: { countedWords: 'transcripts', ...USED }, tool_calls: { countedWords: 'transcripts', ...USED },
  input_tokens: { countedWords: 'transcripts that tell their input tokens', ...USED }, output_tokens: { countedWords: 'transcripts that tell their output tokens', ...USED },
  cost_usd: { countedWords: 'transcripts that tell their cost', ...USED }, duration_ms: { countedWords: 'transcripts that tell their duration', ...USED },
}
