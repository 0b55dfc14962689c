import { createHash, randomBytes } from 'node:crypto'
import { appOrigin } from '@/lib/http/origin'

/** What a single-use link is for: the first admin, a new account, a new password. */
export const LINK_PURPOSES = ['setup', 'invitation', 'password'] as const
export type LinkPurpose = (typeof LINK_PURPOSES)[number]

const HOUR_MS = 3_600_000
/** How long each kind of link holds. */
export const LINK_LIFE_MS: Record<LinkPurpose, number> = { setup: 24 * HOUR_MS, invitation: 7 * 24 * HOUR_MS, password: 24 * HOUR_MS }

/** A fresh link: the address to hand over once, and the hash to keep. 192 random bits. */
export function makeLink(purpose: LinkPurpose): { address: string; secretHash: string } {
  const secret = randomBytes(24).toString('base64url')
  return { address: `${appOrigin()}${purpose === 'setup' ? '/setup' : '/invite'}?key=${secret}`, secretHash: hashLinkSecret(secret) }
}

export function hashLinkSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/** Whether a query parameter can be a link's secret at all. */
export function isLinkSecret(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Za-z0-9_-]{32}$/.test(value)
}
