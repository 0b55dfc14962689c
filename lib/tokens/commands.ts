import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { recordAudit } from '@/lib/audit/record'
import { authorise, may } from '@/lib/auth/permissions'
import { makeToken } from '@/lib/auth/tokens'
import { TOKEN_SCOPES, viewerUserId, type Viewer } from '@/lib/auth/viewer'
import { database } from '@/lib/db/client'
import { storeTogether } from '@/lib/db/transaction'

const newToken = z.object({
  name: z.string().trim().min(1, 'Give it a name.').max(100, 'is longer than 100 characters'),
  scopes: z.array(z.enum(TOKEN_SCOPES)).min(1, 'Choose at least one scope.').transform((scopes) => TOKEN_SCOPES.filter((scope) => scopes.includes(scope))),
  /** Days until it expires; null until it is revoked. */
  days: z.number().int().min(1).max(3650).nullable(),
})

/** Makes a token that acts for the viewer, never beyond their role. Its text is returned here and nowhere else. @throws ZodError */
export async function createToken(viewer: Viewer, input: { name: unknown; scopes: unknown; days: unknown }, now = new Date()): Promise<{ id: string; token: string }> {
  authorise(viewer, 'tokens.own')
  const { name, scopes, days } = newToken.parse(input)
  const id = randomUUID()
  const { token, prefix, secretHash } = makeToken()
  await database().$transaction([
    database().apiToken.create({
      data: { id, name, prefix, secretHash, userId: viewerUserId(viewer), scopes: JSON.stringify(scopes), expiresAt: days === null ? null : new Date(now.getTime() + days * 86_400_000) },
    }),
    recordAudit(viewer, { action: 'token.created', subject: id, detail: { name, scopes, days } }),
  ])
  return { id, token }
}

/** Ends a token at once: one's own, or anybody's for an admin. The same answer for another's and for none. */
export async function revokeToken(viewer: Viewer, tokenId: unknown, now = new Date()): Promise<'revoked' | 'not-found'> {
  authorise(viewer, 'tokens.own')
  const id = z.string().min(1).max(100).parse(tokenId)
  const row = await database().apiToken.findUnique({ where: { id }, select: { userId: true, name: true } })
  if (row === null || !(may(viewer, 'tokens.manage') || row.userId === viewerUserId(viewer))) return 'not-found'
  const stored = await storeTogether([
    database().apiToken.update({ where: { id, revokedAt: null }, data: { revokedAt: now }, select: { id: true } }),
    recordAudit(viewer, { action: 'token.revoked', subject: id, detail: { name: row.name } }),
  ])
  return stored ? 'revoked' : 'not-found'
}
