import { randomUUID } from 'node:crypto'
import type { Profile } from 'next-auth'
import type { OAuthConfig } from 'next-auth/providers/oauth'
import { z } from 'zod'
import { recordAudit } from '@/lib/audit/record'
import { emailInput } from '@/lib/auth/email'
import { peerBucket, PEER_TRIES, takeTry } from '@/lib/auth/login-limit'
import type { OidcRefusal } from '@/lib/auth/oidc-refusal'
import { NOBODY } from '@/lib/auth/viewer'
import { database } from '@/lib/db/client'
import { storeTogether } from '@/lib/db/transaction'
import { environment } from '@/lib/env'

const claims = z.object({ sub: z.string().min(1).max(500), email: emailInput, email_verified: z.unknown(), name: z.string().max(200).nullish() })

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

/** Who the identity provider vouches for, or why that is nobody here. */
export type OidcOutcome = { kind: 'known'; userId: string } | { kind: 'refused'; why: OidcRefusal }

/**
 * The account of somebody the identity provider vouches for: by subject, else by an address the provider has verified,
 * else a new one for who is invited, or where SAB_OIDC_ROLE says what role newcomers get. Who is refused stands in the audit log.
 */
export async function userOfOidcProfile(profile: unknown, peer: string | null = null, now = new Date()): Promise<OidcOutcome> {
  const parsed = claims.safeParse(profile)
  const outcome = parsed.success ? await accountOf(parsed.data, now) : refused('incomplete')
  if (outcome.kind === 'refused') await recordAudit(NOBODY, { action: 'sign-in.refused', subject: subjectOf(profile), detail: { by: 'single sign-on', why: outcome.why, peer } })
  return outcome
}

/** The log's entry for an answer of the provider that did not hold, such as one for another audience. Anybody can send such answers: no more are kept of one peer than it has tries. */
export async function recordRefusedAnswer(why: string, peer: string | null): Promise<void> {
  const limit = await takeTry(`answer:${peerBucket(peer ?? 'unknown')}`, PEER_TRIES)
  if (limit.admitted) await recordAudit(NOBODY, { action: 'sign-in.refused', subject: environment().SAB_OIDC_ISSUER ?? '', detail: { by: 'single sign-on', why, peer } })
}

function refused(why: OidcRefusal): OidcOutcome {
  return { kind: 'refused', why }
}

async function accountOf(given: z.infer<typeof claims>, now: Date): Promise<OidcOutcome> {
  const { SAB_OIDC_ISSUER, SAB_OIDC_ROLE } = environment()
  if (SAB_OIDC_ISSUER === undefined) return refused('incomplete')
  if (given.email_verified !== true) return refused('not-verified')
  const subject = `${SAB_OIDC_ISSUER}#${given.sub}`
  const known = await database().user.findUnique({ where: { oidcSubject: subject }, select: { id: true, disabledAt: true } })
  if (known !== null) return known.disabledAt === null ? { kind: 'known', userId: known.id } : refused('disabled')

  const { email } = given
  const byEmail = await database().user.findUnique({ where: { email }, select: { id: true, oidcSubject: true, disabledAt: true } })
  if (byEmail !== null) {
    // An address that belongs to another subject of the provider was handed on; it is not the same person.
    if (byEmail.oidcSubject !== null) return refused('other-person')
    if (byEmail.disabledAt !== null) return refused('disabled')
    await database().$transaction([
      database().user.update({ where: { id: byEmail.id }, data: { oidcSubject: subject } }),
      recordAudit(NOBODY, { action: 'person.linked', subject: email, detail: { by: 'single sign-on' } }),
    ])
    return { kind: 'known', userId: byEmail.id }
  }
  const invitation = await database().accessLink.findFirst({ where: { purpose: 'invitation', email, usedAt: null, expiresAt: { gt: now } }, select: { id: true, role: true } })
  const role = invitation?.role ?? SAB_OIDC_ROLE
  if (role === undefined) return refused('not-invited')
  const id = randomUUID()
  const stored = await storeTogether([
    ...(invitation === null ? [] : [database().accessLink.update({ where: { id: invitation.id, usedAt: null }, data: { usedAt: now } })]),
    database().user.create({ data: { id, email, name: given.name ?? email, role, oidcSubject: subject } }),
    recordAudit(NOBODY, { action: 'person.added', subject: email, detail: { role, by: invitation === null ? 'single sign-on' : 'invitation and single sign-on' } }),
  ])
  return stored ? { kind: 'known', userId: id } : refused('not-invited')
}

/** Whom a refused profile is about, as far as it says: the address, else the provider's id. */
function subjectOf(profile: unknown): string {
  const { email, sub } = z.object({ email: emailInput.optional().catch(undefined), sub: z.string().max(500).optional().catch(undefined) }).catch({}).parse(profile)
  return email ?? sub ?? ''
}
