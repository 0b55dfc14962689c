/** The viewer's own account. */
export type Account = { email: string; name: string; role: string; hasPassword: boolean; hasSingleSignOn: boolean; createdAt: string }

/** One sign-in of the viewer that still holds. Times are ISO. */
export type OwnSession = { id: string; createdAt: string; lastSeenAt: string; expiresAt: string }
