import type { TokenScope } from '@/lib/auth/viewer'

/** One API token as its list shows it; its text is shown once and never again. Times are ISO. */
export type TokenRow = {
  id: string
  name: string
  /** The first characters of its text, to tell tokens apart by. */
  prefix: string
  scopes: readonly TokenScope[]
  /** Address of the person it acts for; null for one made at the terminal. */
  owner: string | null
  createdAt: string
  lastUsedAt: string | null
  expiresAt: string | null
  isExpired: boolean
  revokedAt: string | null
}

/** What each scope lets a program do, in a sentence. */
export const SCOPE_LABELS: Record<TokenScope, string> = {
  read: 'read runs, transcripts, findings and reports, and export them',
  import: 'import files and follow its own imports',
  review: 'read, and write findings and reviews',
}

/** How long a token may live, in days; null is until it is revoked. */
export const TOKEN_DAYS = [7, 30, 90, 365] as const
