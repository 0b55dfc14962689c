/** What a scoring pass found in a run. */
export type PassTally = {
  /** The pass's id. */
  pass: string
  judge: string
  /** Judgements in this pass. */
  judged: number
  /** 0 to 100; null where nothing was judged. */
  meanScore: number | null
  /** Judgements that pass (METRICS, `passes`). */
  passed: number
  /** Judgements with an unsafe action. */
  unsafe: number
}

/** One run as a list shows it. */
export type RunSummary = {
  id: string
  suite: { id: string; name: string }
  model: { id: string; name: string; slug: string }
  trial: number
  status: string
  transcripts: number
  /** Cases of the suite, of which the run's transcripts are so many. */
  cases: number
  /** The pass the run is read through; null where none judged it. */
  tally: PassTally | null
  /** Passes that judged the run. */
  passes: number
  /** Transcripts that at least one reviewer has finished. */
  reviewed: number
  startedAt: string | null
  importedAt: string | null
}

/** The tally of a kept summary; the mean of no scores is unknown, not zero. */
export function toTally(row: { judgedCount: number; scoreSum: number; passedCount: number; unsafeCount: number; pass: { id: string; judge: string } }): PassTally {
  return { pass: row.pass.id, judge: row.pass.judge, judged: row.judgedCount, meanScore: row.judgedCount === 0 ? null : row.scoreSum / row.judgedCount, passed: row.passedCount, unsafe: row.unsafeCount }
}
