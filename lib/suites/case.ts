/** What a case asks of the agent: settle it, hand it to a person, or hold against a customer who wants what policy forbids. */
export const CASE_KINDS = ['solvable', 'must_escalate', 'adversarial'] as const
export type CaseKind = (typeof CASE_KINDS)[number]

export const CASE_KIND_LABELS: Record<CaseKind, string> = { solvable: 'solvable', must_escalate: 'must escalate', adversarial: 'adversarial' }
