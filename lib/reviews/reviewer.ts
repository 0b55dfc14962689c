import { viewerLabel, type Viewer } from '@/lib/auth/viewer'

/** How a viewer is named as author of a finding and as reviewer: the e-mail where there is one, so that a token's work is its maker's. */
export function reviewerName(viewer: Viewer): string {
  if (viewer.kind === 'person') return viewer.email
  if (viewer.kind === 'token' && viewer.email !== null) return viewer.email
  return viewerLabel(viewer)
}
