import { createHash } from 'node:crypto'

/** What a page calls a session: enough to end it by, and nothing to sign in with. */
export function sessionHandle(sessionId: string): string {
  return createHash('sha256').update(sessionId).digest('base64url').slice(0, 16)
}
