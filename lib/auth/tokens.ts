import { createHash, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { ROLES, TOKEN_SCOPES, type Viewer } from '@/lib/auth/viewer'
import { database } from '@/lib/db/client'

// This file stands before authorisation: it turns a token's text into the viewer that everything else is asked with.

const TOUCH_AFTER_MS = 60_000
const TOKEN_FORM = /^sab_[A-Za-z0-9_-]{43}$/
const scopesColumn = z.array(z.enum(TOKEN_SCOPES))

/** A new token's text: 256 random bits behind a prefix that secret scanners can find. */
export function makeToken(): { token: string; prefix: string; secretHash: string } {
  const token = `sab_${randomBytes(32).toString('base64url')}`
  return { token, prefix: token.slice(0, 10), secretHash: hashToken(token) }
}

/** Of 256 random bits a plain hash is enough; looking it up by a unique column tells a guesser nothing. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** The viewer behind a token's text; null when it is malformed, unknown, revoked, expired, or its maker is disabled or may have no tokens. */
export async function findTokenViewer(token: string, now = new Date()): Promise<Extract<Viewer, { kind: 'token' }> | null> {
  if (!TOKEN_FORM.test(token)) return null
  const row = await database().apiToken.findUnique({
    where: { secretHash: hashToken(token) },
    select: { id: true, name: true, scopes: true, lastUsedAt: true, expiresAt: true, revokedAt: true, user: { select: { id: true, email: true, role: true, disabledAt: true } } },
  })
  if (row === null || row.revokedAt !== null || (row.expiresAt !== null && row.expiresAt <= now)) return null
  if (row.user !== null && (row.user.disabledAt !== null || row.user.role === 'viewer')) return null
  if (row.lastUsedAt === null || now.getTime() - row.lastUsedAt.getTime() > TOUCH_AFTER_MS) {
    await database().apiToken.updateMany({ where: { id: row.id }, data: { lastUsedAt: now } })
  }
  // A token made at the terminal belongs to nobody; its scopes alone bound it.
  const role = row.user === null ? 'admin' : z.enum(ROLES).parse(row.user.role)
  return { kind: 'token', tokenId: row.id, name: row.name, scopes: scopesColumn.parse(JSON.parse(row.scopes)), userId: row.user?.id ?? null, email: row.user?.email ?? null, role }
}
