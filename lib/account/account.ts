/** The viewer's own account. */
export type Account = { email: string; name: string; role: string; hasPassword: boolean; hasSingleSignOn: boolean; createdAt: string }

/** One sign-in of the viewer that still holds. Times are ISO. */
export type OwnSession = {
  /** Tells it from the others; not what the cookie carries. */
  handle: string
  isThis: boolean
  /** `Firefox on Linux`; null where the browser did not say, or said nothing known. */
  browser: string | null
  /** Address it signed in from. */
  peer: string | null
  createdAt: string
  lastSeenAt: string
  expiresAt: string
}
