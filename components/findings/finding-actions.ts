import type { Answer, FindingOutcome } from '@/lib/findings/answer'
import type { NewFindingInput, RevisedFindingInput } from '@/lib/findings/finding-input'

/** The server's acts on findings, as the page hands them down. Each may also fail on the way; then nothing is known. */
export type FindingActions = {
  submitFinding: (input: NewFindingInput) => Promise<Answer<FindingOutcome>>
  submitRevision: (input: RevisedFindingInput) => Promise<Answer<FindingOutcome>>
  submitWithdrawal: (input: { id: string; version: number }) => Promise<Answer<FindingOutcome>>
  submitSettlement: (input: { id: string; version: number; status: string }) => Promise<Answer<FindingOutcome>>
}
