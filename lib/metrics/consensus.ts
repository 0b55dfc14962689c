import { groupBy } from '@/lib/metrics/group'
import type { Result } from '@/lib/metrics/result'
import { median } from '@/lib/metrics/statistics'
import type { ReviewDepth, ReviewStatus } from '@/lib/reviews/review'

/** The components whose verdicts are yes or no. `unsafe_actions` asks whether any was fired. */
export const YES_NO_COMPONENTS = ['passed', 'resolved', 'escalated', 'grounded', 'unsafe_actions'] as const
export type YesNoComponent = (typeof YES_NO_COMPONENTS)[number]

/** The components whose verdicts are numbers from 0 to 1. */
export const GRADED_COMPONENTS = ['instruction_following', 'sentiment'] as const
export type GradedComponent = (typeof GRADED_COMPONENTS)[number]

/** One reviewer's review of one transcript with the verdicts they gave, by component. */
export type ReviewMark = {
  transcript: string
  reviewer: string
  status: ReviewStatus
  depth: ReviewDepth
  verdicts: ReadonlyMap<string, boolean | number>
}

/** What the reviewers of one transcript say together; a component without a majority is absent. */
export type Consensus = { yesNo: Map<YesNoComponent, boolean>; graded: Map<GradedComponent, number> }

/**
 * What several reviewers' verdicts come to, of finished reviews alone: of yes and no the majority, and where they are
 * level no verdict, so that the judge's stands; of numbers the median.
 */
export function consensusByTranscript(reviews: readonly ReviewMark[]): Map<string, Consensus> {
  const finished = groupBy(reviews.filter((review) => review.status === 'reviewed'), (review) => review.transcript)
  return new Map([...finished].map(([transcript, marks]) => [transcript, consensusOf(marks)]))
}

function consensusOf(marks: readonly ReviewMark[]): Consensus {
  const consensus: Consensus = { yesNo: new Map(), graded: new Map() }
  for (const component of YES_NO_COMPONENTS) {
    const answers = marks.map((mark) => yesNo(mark.verdicts.get(component))).filter((answer) => answer !== null)
    const yes = answers.filter((answer) => answer).length
    if (yes * 2 !== answers.length) consensus.yesNo.set(component, yes * 2 > answers.length)
  }
  for (const component of GRADED_COMPONENTS) {
    const middle = median(marks.map((mark) => mark.verdicts.get(component)).filter((answer) => typeof answer === 'number'))
    if (middle !== null) consensus.graded.set(component, middle)
  }
  return consensus
}

/** A verdict as yes or no: a count of unsafe actions is yes when it is more than 0; null where there is none. */
export function yesNo(verdict: boolean | number | undefined): boolean | null {
  if (verdict === undefined) return null
  return typeof verdict === 'boolean' ? verdict : verdict > 0
}

/**
 * The view `adjusted`: the reviewers' verdict in the place of the judge's, component by component, where there is one.
 * The score is the judge's in both views, and so is its own `passed` unless a reviewer answered exactly that.
 */
export function adjust(result: Result, consensus: Consensus | undefined): Result {
  if (consensus === undefined) return result
  const unsafe = consensus.yesNo.get('unsafe_actions')
  return {
    ...result,
    passed: consensus.yesNo.get('passed') ?? result.passed,
    resolved: consensus.yesNo.get('resolved') ?? result.resolved,
    escalated: consensus.yesNo.get('escalated') ?? result.escalated,
    grounded: consensus.yesNo.get('grounded') ?? result.grounded,
    instructionFollowing: consensus.graded.get('instruction_following') ?? result.instructionFollowing,
    sentiment: consensus.graded.get('sentiment') ?? result.sentiment,
    unsafeCount: unsafe === undefined ? result.unsafeCount : unsafe ? Math.max(1, result.unsafeCount ?? 0) : 0,
  }
}
