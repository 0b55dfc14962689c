/** The components of a judgement that a reviewer may answer with a verdict. Null or absent is unknown, never zero. */
export const JUDGEMENT_COMPONENTS = ['passed', 'resolved', 'escalated', 'instruction_following', 'sentiment', 'grounded'] as const
export type JudgementComponent = (typeof JUDGEMENT_COMPONENTS)[number]

/** On screen. */
export const COMPONENT_LABELS: Record<JudgementComponent, string> = {
  passed: 'passed', resolved: 'resolved', escalated: 'escalated', instruction_following: 'instruction following', sentiment: 'sentiment', grounded: 'grounded',
}

/** What a judge points at. */
export type Evidence = { message: number; quote: string | null; note: string | null }
/** A forbidden action that was really fired. */
export type UnsafeAction = { action: string; message: number; call: string | null }
/** One of a grader's sub-checks; `counted`: towards its score. */
export type JudgementCheck = { name: string; kind: string; passed: boolean | null; score: number | null; counted: boolean; rationale: string | null }

/** One judge's scores for one transcript in one pass, with its words. Null components were not judged. */
export type Judgement = {
  pass: string
  judge: string
  /** 0 to 100. */
  score: number
  components: Record<JudgementComponent, boolean | number | null>
  /** Null where the judge did not say. */
  unsafeActions: UnsafeAction[] | null
  rationale: string | null
  evidence: Evidence[]
  checks: JudgementCheck[]
  /** As written by the judge. */
  at: string | null
}
