import { randomUUID } from 'node:crypto'
import type { Profile } from 'next-auth'
import type { OAuthConfig } from 'next-auth/providers/oauth'
import { z } from 'zod'
import { recordAudit } from '@/lib/audit/record'
import { emailInput } from '@/lib/auth/email'
import { NOBODY } from '@/lib/auth/viewer'
import { database } from '@/lib/db/client'
import { storeTogether } from '@/lib/db/transaction'
import { environment } from '@/lib/env'

const claims = z.object({ sub: z.string().min(1).max(500), email: emailInput, email_verified: z.literal(true), name: z.string().max(200).nullish() })

/** The identity provider of the environment, or none. */
export function oidcProviders(): OAuthConfig<Profile>[] {
  const { SAB_OIDC_ISSUER, SAB_OIDC_CLIENT_ID, SAB_OIDC_CLIENT_SECRET, SAB_OIDC_NAME } = environment()
  if (SAB_OIDC_ISSUER === undefined || SAB_OIDC_CLIENT_ID === undefined) return []
  return [{
    id: 'oidc',
    name: SAB_OIDC_NAME,
    type: 'oauth',
    wellKnown: `${SAB_OIDC_ISSUER.replace(/\/$/, '')}/.well-known/openid-configuration`,
    clientId: SAB_OIDC_CLIENT_ID,
    ...(SAB_OIDC_CLIENT_SECRET === undefined ? { client: { token_endpoint_auth_method: 'none' } } : { clientSecret: SAB_OIDC_CLIENT_SECRET }),
    authorization: { params: { scope: 'openid email profile' } },
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    profile: (profile) => ({ id: profile.sub ?? '' }),
  }]
}

/**
 * The account of somebody the identity provider vouches for: by subject, else by an address the provider has verified,
 * else a new one for who is invited, or where SAB_OIDC_ROLE says what role newcomers get. Null: not invited, disabled,
 * or the address is not verified.
 */
export async function userOfOidcProfile(profile: unknown, now = new Date()): Promise<string | null> {
  const { SAB_OIDC_ISSUER, SAB_OIDC_ROLE } = environment()
  const parsed = claims.safeParse(profile)
  if (!parsed.success || SAB_OIDC_ISSUER === undefined) return null
  const subject = `${SAB_OIDC_ISSUER}#${parsed.data.sub}`
  const known = await database().user.findUnique({ where: { oidcSubject: subject }, select: { id: true, disabledAt: true } })
  if (known !== null) return known.disabledAt === null ? known.id : null

  const { email } = parsed.data
  const byEmail = await database().user.findUnique({ where: { email }, select: { id: true, name: true, role: true, oidcSubject: true, disabledAt: true } })
  if (byEmail !== null) {
    // An address that belongs to another subject of the provider was handed on; it is not the same person.
    if (byEmail.disabledAt !== null || byEmail.oidcSubject !== null) return null
    await database().$transaction([
      database().user.update({ where: { id: byEmail.id }, data: { oidcSubject: subject } }),
      recordAudit(NOBODY, { action: 'person.linked', subject: email, detail: { by: 'single sign-on' } }),
    ])
    return byEmail.id
  }
  const invitation = await database().accessLink.findFirst({ where: { purpose: 'invitation', email, usedAt: null, expiresAt: { gt: now } }, select: { id: true, role: true } })
  const role = invitation?.role ?? SAB_OIDC_ROLE
  if (role === undefined) return null
  const id = randomUUID()
  const stored = await storeTogether([
    ...(invitation === null ? [] : [database().accessLink.update({ where: { id: invitation.id, usedAt: null }, data: { usedAt: now } })]),
    database().user.create({ data: { id, email, name: parsed.data.name ?? email, role, oidcSubject: subject } }),
    recordAudit(NOBODY, { action: 'person.added', subject: email, detail: { role, by: invitation === null ? 'single sign-on' : 'invitation and single sign-on' } }),
  ])
  return stored ? id : null
}
