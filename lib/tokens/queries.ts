import { z } from 'zod'
import { authorise, may } from '@/lib/auth/permissions'
import { TOKEN_SCOPES, viewerUserId, type Viewer } from '@/lib/auth/viewer'
import { database } from '@/lib/db/client'
import type { TokenRow } from '@/lib/tokens/token'

/** The viewer's own tokens, or everybody's for an admin; those in use first, then newest first. */
export async function listTokens(viewer: Viewer, now = new Date()): Promise<TokenRow[]> {
  authorise(viewer, 'tokens.own')
  const rows = await database().apiToken.findMany({
    where: may(viewer, 'tokens.manage') ? {} : { userId: viewerUserId(viewer) },
    select: { id: true, name: true, prefix: true, scopes: true, createdAt: true, lastUsedAt: true, expiresAt: true, revokedAt: true, user: { select: { email: true } } },
    orderBy: { createdAt: 'desc' },
  })
  return rows
    .map((row) => ({
      id: row.id, name: row.name, prefix: row.prefix,
      scopes: z.array(z.enum(TOKEN_SCOPES)).parse(JSON.parse(row.scopes)),
      owner: row.user?.email ?? null,
      createdAt: row.createdAt.toISOString(),
      lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
      expiresAt: row.expiresAt?.toISOString() ?? null,
      isExpired: row.expiresAt !== null && row.expiresAt <= now,
      revokedAt: row.revokedAt?.toISOString() ?? null,
    }))
    .sort((one, other) => Number(one.revokedAt !== null) - Number(other.revokedAt !== null))
}
