export const REVIEW_STATUSES = ['in_progress', 'reviewed', 'deferred'] as const
export type ReviewStatus = (typeof REVIEW_STATUSES)[number]

/** How much of the transcript a reviewer read. */
export const REVIEW_DEPTHS = ['full', 'spot_check'] as const
export type ReviewDepth = (typeof REVIEW_DEPTHS)[number]

/** How the transcript came before the reviewer; what is not random must not be read as a sample. */
export const REVIEW_SELECTIONS = ['random', 'judge_fail', 'search', 'assigned', 'all'] as const
export type ReviewSelection = (typeof REVIEW_SELECTIONS)[number]

/** One reviewer's pass over one transcript. */
export type Review = {
  reviewer: string
  status: ReviewStatus
  depth: ReviewDepth
  selectedBy: ReviewSelection | null
  note: string | null
  /** ISO time of the last change. */
  at: string
  version: number
  verdicts: Record<string, boolean | number | string | null>
}

/** What came of saving a review; `stale`: its note was saved elsewhere since, with the text there is now. */
export type ReviewOutcome = { outcome: 'stored'; version: number } | { outcome: 'stale'; note: string } | { outcome: 'not-found' }

/** On screen. */
export const STATUS_LABELS: Record<ReviewStatus, string> = { in_progress: 'in progress', reviewed: 'reviewed', deferred: 'deferred' }
export const DEPTH_LABELS: Record<ReviewDepth, string> = { full: 'read in full', spot_check: 'spot check' }
