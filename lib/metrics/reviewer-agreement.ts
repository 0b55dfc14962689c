import { GRADED_COMPONENTS, type ReviewMark, YES_NO_COMPONENTS, yesNo } from '@/lib/metrics/consensus'
import { groupBy } from '@/lib/metrics/group'
import { cohenKappa, intervalDistance, krippendorffAlpha, nominalDistance } from '@/lib/metrics/kappa'
import type { FindingMark } from '@/lib/metrics/tag-roll-up'

/** How far reviewers agree on one question. `n`: transcripts that at least two of them answered; `value` null: not defined. */
export type Agreeing = { statistic: 'cohen_kappa' | 'krippendorff_alpha'; value: number | null; n: number; reviewers: number }
export type ReviewerAgreement = { tags: Map<string, Agreeing>; verdicts: Map<string, Agreeing> }

/** One transcript's answers by reviewer. */
type Unit = Map<string, number>

/** The transcripts that at least two reviewers finished, with their reviews. */
export function sharedReviews(reviews: readonly ReviewMark[]): Map<string, ReviewMark[]> {
  const finished = groupBy(reviews.filter((review) => review.status === 'reviewed'), (review) => review.transcript)
  return new Map([...finished].filter(([, marks]) => marks.length >= 2))
}

/**
 * METRICS `reviewer_agreement`, on transcripts reviewed by at least two: per tag (did the reviewer mark it anywhere in
 * the transcript, confirmed later or not) and per verdict (the transcripts where at least two answered). Two reviewers:
 * Cohen's kappa; more: Krippendorff's alpha, nominal; verdicts that are numbers take interval alpha in both cases.
 */
export function reviewerAgreement(reviews: readonly ReviewMark[], findings: readonly FindingMark[]): ReviewerAgreement {
  const shared = sharedReviews(reviews)
  const marked = new Set(findings.flatMap((finding) => (finding.author === null ? [] : [markKey(finding.transcript, finding.author, finding.tag)])))
  const own = findings.filter((finding) => shared.get(finding.transcript)?.some((review) => review.reviewer === finding.author) === true)
  const tags = [...new Set(own.map((finding) => finding.tag))].toSorted()
  const byTag = tags.map((tag): [string, Agreeing] => {
    const units = [...shared].map(([transcript, marks]): Unit => new Map(marks.map((mark) => [mark.reviewer, marked.has(markKey(transcript, mark.reviewer, tag)) ? 1 : 0])))
    return [tag, agreeing(units, 'categories')]
  })
  const byVerdict = [...YES_NO_COMPONENTS, ...GRADED_COMPONENTS].flatMap((component): [string, Agreeing][] => {
    const units = [...answersByTranscript(shared, component).values()]
    return units.length === 0 ? [] : [[component, agreeing(units, isGraded(component) ? 'numbers' : 'categories')]]
  })
  return { tags: new Map(byTag), verdicts: new Map(byVerdict) }
}

/** The transcripts on which at least two reviewers answered a component, with their answers: what its `n` counts. */
export function answersByTranscript(shared: ReadonlyMap<string, readonly ReviewMark[]>, component: string): Map<string, Unit> {
  const units = [...shared].map(([transcript, marks]): [string, Unit] => [transcript, new Map(marks.flatMap((mark): [string, number][] => {
    const verdict = mark.verdicts.get(component)
    const answer = isGraded(component) ? (typeof verdict === 'number' ? verdict : null) : yesNo(verdict)
    return answer === null ? [] : [[mark.reviewer, Number(answer)]]
  }))])
  return new Map(units.filter(([, unit]) => unit.size >= 2))
}

function isGraded(component: string): boolean {
  return GRADED_COMPONENTS.some((graded) => graded === component)
}

function markKey(transcript: string, reviewer: string, tag: string): string {
  return JSON.stringify([transcript, reviewer, tag])
}

function agreeing(units: readonly Unit[], answers: 'categories' | 'numbers'): Agreeing {
  const [first, second, ...more] = [...new Set(units.flatMap((unit) => [...unit.keys()]))].toSorted()
  const reviewers = more.length + (first === undefined ? 0 : 1) + (second === undefined ? 0 : 1)
  if (answers === 'categories' && first !== undefined && second !== undefined && more.length === 0) {
    const pairs = units.map((unit): [string, string] => [String(unit.get(first)), String(unit.get(second))])
    return { statistic: 'cohen_kappa', value: cohenKappa(pairs), n: units.length, reviewers }
  }
  const value = krippendorffAlpha(units.map((unit) => [...unit.values()]), answers === 'numbers' ? intervalDistance : nominalDistance)
  return { statistic: 'krippendorff_alpha', value, n: units.length, reviewers }
}
