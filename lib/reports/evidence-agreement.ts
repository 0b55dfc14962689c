import { consensusByTranscript, type ReviewMark, YES_NO_COMPONENTS } from '@/lib/metrics/consensus'
import { CELLS, confusion, judgeAnswer } from '@/lib/metrics/judge-agreement'
import type { Result } from '@/lib/metrics/result'
import { answersByTranscript, sharedReviews } from '@/lib/metrics/reviewer-agreement'
import type { Evidence } from '@/lib/reports/evidence'

const CELL_WORDS = { tp: 'judge yes, reviewers yes', fp: 'judge yes, reviewers no', tn: 'judge no, reviewers no', fn: 'judge no, reviewers yes' } as const
const BOTH = 'transcripts that judge and reviewers both answered'

/**
 * The transcripts behind the judge's agreement with the reviewers on a component.
 * @param judged with the judge's answers. @param of a cell, `tpr`, `tnr`, `corrected`, or undefined for where both agree.
 */
export function judgeEvidence(judged: readonly Result[], reviews: readonly ReviewMark[], component: string | undefined, of: string | undefined): Evidence | null {
  const known = YES_NO_COMPONENTS.find((one) => one === component)
  if (known === undefined) return null
  const cells = confusion(judged, consensusByTranscript(reviews), known)
  const cell = CELLS.find((name) => name === of)
  if (cell !== undefined) return { counted: cells[cell], rest: CELLS.filter((name) => name !== cell).flatMap((name) => cells[name]), countedWords: `transcripts: ${CELL_WORDS[cell]}`, restWords: 'others that both answered', allWords: BOTH }
  switch (of) {
    case 'tpr': return { counted: cells.tp, rest: cells.fn, countedWords: 'transcripts that reviewers call yes and the judge too', restWords: 'transcripts that reviewers call yes and the judge no', allWords: 'transcripts that reviewers call yes' }
    case 'tnr': return { counted: cells.tn, rest: cells.fp, countedWords: 'transcripts that reviewers call no and the judge too', restWords: 'transcripts that reviewers call no and the judge yes', allWords: 'transcripts that reviewers call no' }
    case 'corrected': return { counted: judged.filter((result) => judgeAnswer(result, known) === true), rest: judged.filter((result) => judgeAnswer(result, known) === false), countedWords: 'transcripts that the judge calls yes', restWords: 'transcripts that the judge calls no', allWords: 'transcripts that the judge answered' }
    case undefined: return { counted: [...cells.tp, ...cells.tn], rest: [...cells.fp, ...cells.fn], countedWords: 'transcripts on which judge and reviewers agree', restWords: 'transcripts on which they do not', allWords: BOTH }
    default: return null
  }
}

/** The transcripts that at least two reviewers finished, or on which at least two answered a component. */
export function reviewerEvidence(results: readonly Result[], reviews: readonly ReviewMark[], component: string | undefined): Evidence {
  const all = sharedReviews(reviews)
  const shared = component === undefined ? all : answersByTranscript(all, component)
  return {
    counted: results.filter((result) => shared.has(result.transcript)), rest: results.filter((result) => !shared.has(result.transcript)),
    countedWords: component === undefined ? 'transcripts reviewed by at least two' : `transcripts whose ${component.replaceAll('_', ' ')} at least two answered`, restWords: 'other transcripts', allWords: 'transcripts',
  }
}
