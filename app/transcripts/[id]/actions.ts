'use server'
import { ZodError } from 'zod'
import { recordDenied } from '@/lib/audit/denied'
import { NotAllowed } from '@/lib/auth/permissions'
import { currentViewer } from '@/lib/auth/session'
import type { Viewer } from '@/lib/auth/viewer'
import type { Answer, FindingOutcome } from '@/lib/findings/answer'
import { addFinding, reviseFinding, settleFinding, withdrawFinding } from '@/lib/findings/commands'
import { faultsInWords } from '@/lib/findings/faults-in-words'
import type { NewFindingInput, RevisedFindingInput } from '@/lib/findings/finding-input'
import { saveReview } from '@/lib/reviews/commands'
import type { ReviewOutcome } from '@/lib/reviews/review'
import type { ReviewChange } from '@/lib/reviews/review-input'

/** Adds the finding that the composer holds. */
export async function submitFinding(input: NewFindingInput): Promise<Answer<FindingOutcome>> {
  return answered((viewer) => addFinding(viewer, input))
}

/** Saves an edited finding. */
export async function submitRevision(input: RevisedFindingInput): Promise<Answer<FindingOutcome>> {
  return answered((viewer) => reviseFinding(viewer, input))
}

/** Takes a finding back. */
export async function submitWithdrawal(input: { id: string; version: number }): Promise<Answer<FindingOutcome>> {
  return answered((viewer) => withdrawFinding(viewer, input))
}

/** Confirms or rejects what a program proposed. */
export async function submitSettlement(input: { id: string; version: number; status: string }): Promise<Answer<FindingOutcome>> {
  return answered((viewer) => settleFinding(viewer, input))
}

/** Saves a change to the viewer's own review. */
export async function submitReview(input: ReviewChange): Promise<Answer<ReviewOutcome>> {
  return answered((viewer) => saveReview(viewer, input))
}

/** An action is a public endpoint: who asks is found out here, what they sent is checked by the command, and both faults are answers. */
async function answered<Outcome>(command: (viewer: Viewer) => Promise<Outcome>): Promise<Answer<Outcome>> {
  const viewer = await currentViewer()
  try {
    return await command(viewer)
  } catch (error) {
    if (error instanceof NotAllowed) await recordDenied(error.viewer, error.permission)
    if (error instanceof NotAllowed) return { outcome: 'not-allowed', message: error.message, isSignedOut: viewer.kind === 'nobody' }
    if (error instanceof ZodError) return { outcome: 'refused', faults: faultsInWords(error) }
    throw error
  }
}
