import type { Usage } from '@/lib/bench/models/usage'
import type { BenchCase } from '@/lib/bench/cases/case'
import type { JudgementRecord, MessageRecord } from '@/lib/bundle/record'
import type { TranscriptEnding } from '@/lib/transcripts/transcript'

/** What a judge is shown: the case with everything it knows, and what was said and done. Never which model it was. */
export type JudgeInput = {
  deskId: string
  benchCase: BenchCase
  messages: readonly MessageRecord[]
  ended: TranscriptEnding
  /** The desk's states before and after, where the conversation was held just now; a stored transcript's calls are made again. */
  states?: { before: object; after: object }
}

/** What a judge says, in the bundle's words, before it is tied to a run and a pass. A component that was not judged is null. */
export type Scores = {
  score: number
  resolved: boolean | null
  escalated: boolean | null
  instruction_following: number | null
  sentiment: number | null
  grounded: boolean | null
  unsafe_actions: NonNullable<JudgementRecord['unsafe_actions']>
  rationale: string
  evidence: NonNullable<JudgementRecord['evidence']>
  checks: NonNullable<JudgementRecord['checks']>
}

export type Verdict = { scores: Scores; usage: Usage | null }

/** Somebody who scores transcripts: a model with a rubric, or the rule that reads the final state. */
export type Judge = {
  /** As it stands in judgements. */
  id: string
  settings: Record<string, unknown>
  judge(input: JudgeInput, signal: AbortSignal): Verdict | Promise<Verdict>
}
