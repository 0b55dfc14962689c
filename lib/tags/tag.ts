/** What a tag says of the agent. */
export const POLARITIES = ['strength', 'weakness', 'safety', 'neutral'] as const
export type Polarity = (typeof POLARITIES)[number]

/** A tag to choose from; the description says when to use it. */
export type TagOption = { id: string; name: string; polarity: Polarity; description: string | null }

/** An entry of the codebook. Counts leave out withdrawn and rejected findings. */
export type CodebookEntry = TagOption & {
  parentId: string | null
  archivedAt: Date | null
  findings: number
  transcripts: number
  /** People and programs that used it. */
  authors: number
  /** Transcripts that carry it and were reviewed: the numerator of its rate. */
  reviewedTranscripts: number
}
