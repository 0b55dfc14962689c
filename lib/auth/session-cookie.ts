import type { CookiesOptions } from 'next-auth'
import { decode } from 'next-auth/jwt'
import { z } from 'zod'
import { appSecret } from '@/lib/auth/secret'
import { environment } from '@/lib/env'
import { isServedSecurely } from '@/lib/http/origin'

/** What a session cookie holds once decrypted: the id of a session's row and nothing about the person. */
export const sessionToken = z.object({ sid: z.string().min(20).max(100) })

/** Name of the session cookie; `__Host-` binds it to this host and to https where the app is served so. */
export function sessionCookieName(): string {
  return isServedSecurely() ? '__Host-sab.session' : 'sab.session'
}

/** Every cookie of next-auth, under our names: HttpOnly, SameSite=Lax, for the whole app, Secure where it is served by https. */
export function cookieOptions(): CookiesOptions {
  const secure = isServedSecurely()
  const prefix = secure ? '__Host-sab' : 'sab'
  const options = { httpOnly: true, sameSite: 'lax', path: '/', secure } as const
  return {
    sessionToken: { name: sessionCookieName(), options },
    csrfToken: { name: `${prefix}.csrf`, options },
    callbackUrl: { name: `${prefix}.callback`, options },
    pkceCodeVerifier: { name: `${prefix}.pkce`, options: { ...options, maxAge: 900 } },
    state: { name: `${prefix}.state`, options: { ...options, maxAge: 900 } },
    nonce: { name: `${prefix}.nonce`, options: { ...options, maxAge: 900 } },
  }
}

/** The session id in a cookie's value; null for an absent, foreign, altered or expired one. */
export async function readSessionId(value: string | undefined): Promise<string | null> {
  if (value === undefined || value === '' || value.length > 4096) return null
  try {
    const parsed = sessionToken.safeParse(await decode({ token: value, secret: appSecret() }))
    return parsed.success ? parsed.data.sid : null
  } catch {
    // Whatever could not be decrypted was not made by us, or not with this secret: nobody is signed in by it.
    return null
  }
}

export function sessionMaxAgeSeconds(): number {
  return environment().SAB_SESSION_MAX_SECONDS
}
