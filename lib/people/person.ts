import type { Role } from '@/lib/auth/viewer'

/** One account as an admin sees it. Times are ISO. */
export type Person = {
  id: string
  email: string
  name: string
  role: Role
  createdAt: string
  lastSeenAt: string | null
  disabledAt: string | null
  /** How this person may sign in. */
  hasPassword: boolean
  hasSingleSignOn: boolean
  /** Until when sign-ins by password are refused after too many tries; null when they are not. */
  lockedUntil: string | null
}

/** An invitation that nobody has used yet. */
export type Invitation = { id: string; email: string; role: Role; createdBy: string | null; createdAt: string; expiresAt: string }

/** How a change to somebody's account ended. `last-admin`: it would have left nobody who can manage people. */
export type PersonChange = 'changed' | 'unchanged' | 'last-admin' | 'not-found'
