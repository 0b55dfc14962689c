import { viewerLabel, viewerUserId, type Viewer } from '@/lib/auth/viewer'

/** Whether the viewer may cancel or answer an import: their own, or any for an admin and the terminal. A token that was made at a terminal belongs to nobody: its own are those that bear its name. */
export function mayHandle(viewer: Viewer, made: { userId: string | null; actor: string }): boolean {
  if (viewer.kind === 'terminal' || (viewer.kind === 'person' && viewer.role === 'admin')) return true
  const userId = viewerUserId(viewer)
  return userId === null ? viewer.kind === 'token' && made.userId === null && made.actor === viewerLabel(viewer) : userId === made.userId
}
