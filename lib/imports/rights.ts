import { viewerUserId, type Viewer } from '@/lib/auth/viewer'

/** Whether the viewer may cancel or answer an import: their own, or any for an admin and the terminal. */
export function mayHandle(viewer: Viewer, made: { userId: string | null }): boolean {
  if (viewer.kind === 'terminal' || (viewer.kind === 'person' && viewer.role === 'admin')) return true
  const userId = viewerUserId(viewer)
  return userId !== null && userId === made.userId
}
