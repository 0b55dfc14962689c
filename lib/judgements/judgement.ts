/** The components of a judgement that a reviewer may answer with a verdict. Null or absent is unknown, never zero. */
export const JUDGEMENT_COMPONENTS = ['passed', 'resolved', 'escalated', 'instruction_following', 'sentiment', 'grounded'] as const
export type JudgementComponent = (typeof JUDGEMENT_COMPONENTS)[number]
