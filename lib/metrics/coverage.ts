import type { ReviewMark } from '@/lib/metrics/consensus'
import { groupBy } from '@/lib/metrics/group'
import type { Result } from '@/lib/metrics/result'

/** METRICS `coverage[run]`: how many of a run's transcripts were reviewed, by depth and by whom. */
export type Coverage = {
  full: number
  spot_check: number
  of: number
  reviewers: { reviewer: string; full: number; spot_check: number }[]
}

/** The results whose review is finished: `full` when at least one reviewer read all of it, else `spot_check`. */
export type ReviewedResults = { full: Result[]; spotCheck: Result[]; rest: Result[] }

/** Sorts results by how far they were reviewed. @param reviewer takes this one's reviews alone. */
export function reviewedResults(results: readonly Result[], reviews: readonly ReviewMark[], reviewer?: string): ReviewedResults {
  const finished = reviews.filter((review) => review.status === 'reviewed' && (reviewer === undefined || review.reviewer === reviewer))
  const full = new Set(finished.filter((review) => review.depth === 'full').map((review) => review.transcript))
  const any = new Set(finished.map((review) => review.transcript))
  return {
    full: results.filter((result) => full.has(result.transcript)),
    spotCheck: results.filter((result) => any.has(result.transcript) && !full.has(result.transcript)),
    rest: results.filter((result) => !any.has(result.transcript)),
  }
}

/** Counts coverage over the results of one run. */
export function coverage(results: readonly Result[], reviews: readonly ReviewMark[]): Coverage {
  const own = new Set(results.map((result) => result.transcript))
  return coverageOf(results.length, reviews.filter((review) => own.has(review.transcript)))
}

/**
 * Counts coverage from the reviews alone. A transcript that several reviewers read counts once for the run, by its
 * deepest review, and once for each of them.
 * @param of how many transcripts there are; @param reviews of these transcripts and no others.
 */
export function coverageOf(of: number, reviews: readonly Pick<ReviewMark, 'transcript' | 'reviewer' | 'status' | 'depth'>[]): Coverage {
  const finished = reviews.filter((review) => review.status === 'reviewed')
  const full = new Set(finished.filter((review) => review.depth === 'full').map((review) => review.transcript))
  const any = new Set(finished.map((review) => review.transcript))
  return {
    full: full.size,
    spot_check: any.size - full.size,
    of,
    reviewers: [...groupBy(finished, (review) => review.reviewer)].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([reviewer, marks]) => ({
      reviewer,
      full: marks.filter((mark) => mark.depth === 'full').length,
      spot_check: marks.filter((mark) => mark.depth === 'spot_check').length,
    })),
  }
}
