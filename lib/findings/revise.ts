import { may } from '@/lib/auth/permissions'
import { viewerUserId, type Viewer } from '@/lib/auth/viewer'
import { reviewerName } from '@/lib/reviews/reviewer'

/** Whose a finding is. */
export type FindingOwner = { authorId: string | null; author: string | null; withdrawnAt: string | null }

/** Whether a viewer wrote a finding: by account, or by name where an import brought it without one. */
export function isOwn(viewer: Viewer, finding: FindingOwner): boolean {
  const userId = viewerUserId(viewer)
  if (finding.authorId !== null) return finding.authorId === userId
  return finding.author !== null && finding.author.toLowerCase() === reviewerName(viewer).toLowerCase()
}

/** Whether a viewer may edit or withdraw a finding: one's own, and not after it was withdrawn. Nobody edits another reviewer's, admins included. */
export function canRevise(viewer: Viewer, finding: FindingOwner): boolean {
  return may(viewer, 'findings.write') && finding.withdrawnAt === null && isOwn(viewer, finding)
}

/** Whether a viewer may confirm or reject a finding that a program proposed or an import brought. */
export function canSettle(viewer: Viewer, finding: FindingOwner & { source: string }): boolean {
  return may(viewer, 'findings.write') && finding.withdrawnAt === null && finding.source !== 'reviewer'
}
