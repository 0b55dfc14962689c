import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import NextAuth from 'next-auth'
import { cookies, headers } from 'next/headers'
import { NextRequest } from 'next/server'
import { z } from 'zod'
import { authOptions, refusal } from '@/lib/auth/options'
import { appSecret } from '@/lib/auth/secret'
import { cookieOptions } from '@/lib/auth/session-cookie'
import { signInOrigin } from '@/lib/auth/sign-in-origin'
import { appOrigin } from '@/lib/http/origin'

/** How a sign-in by password ended; on `signed-in` the session cookie is set on the answer. */
export type SignInOutcome = { kind: 'signed-in' } | { kind: 'wrong' } | { kind: 'blocked' | 'busy'; retryAfterSeconds: number }

/** Signs in by password, from a server action: the same way through next-auth that a request to its own route takes. */
export async function signInByPassword(email: string, password: string): Promise<SignInOutcome> {
  const response = await callNextAuth(['callback', 'credentials'], { email, password })
  const location = response.headers.get('location') ?? ''
  const error = new URL(location, appOrigin()).searchParams.get('error')
  if (error === null) {
    await keepCookies(response)
    return { kind: 'signed-in' }
  }
  const refused = refusal.safeParse(error)
  if (refused.success) return { kind: refused.data.reason, retryAfterSeconds: refused.data.retryAfterSeconds }
  if (error === 'CredentialsSignin') return { kind: 'wrong' }
  throw new Error(`Signing in failed: ${error}`)
}

/** Begins single sign-on; returns the identity provider's address to send the browser to. */
export async function beginSingleSignOn(next: string): Promise<string> {
  const response = await callNextAuth(['signin', 'oidc'], { callbackUrl: next })
  await keepCookies(response)
  return z.url().parse(response.headers.get('location'))
}

async function callNextAuth(path: string[], body: Record<string, string>): Promise<Response> {
  // next-auth wants its CSRF pair; the action it is called from has passed Next's own check of the origin.
  const csrfToken = randomBytes(32).toString('hex')
  const { csrfToken: csrf } = cookieOptions()
  const [jar, sent] = [await cookies(), new Headers(await headers())]
  jar.set(csrf.name, `${csrfToken}|${createHash('sha256').update(`${csrfToken}${appSecret()}`).digest('hex')}`, csrf.options)
  const request = new NextRequest(new URL(`/api/auth/${path.join('/')}`, appOrigin()), {
    method: 'POST',
    headers: [...sent].filter(([name]) => name.startsWith('x-')).concat([['content-type', 'application/json']]),
    body: JSON.stringify({ ...body, csrfToken }),
  })
  return z.instanceof(Response).parse(await NextAuth(request, { params: Promise.resolve({ nextauth: path }) }, authOptions(signInOrigin(sent))))
}

/** Carries next-auth's cookies over to the answer of the action. */
async function keepCookies(response: Response): Promise<void> {
  const jar = await cookies()
  for (const line of response.headers.getSetCookie()) {
    const [pair = '', ...attributes] = line.split(';')
    const equals = pair.indexOf('=')
    const given = new Map(attributes.map((attribute) => {
      const [name = '', ...value] = attribute.trim().split('=')
      return [name.toLowerCase(), value.join('=')] as const
    }))
    const expires = given.get('expires')
    jar.set(pair.slice(0, equals), decodeURIComponent(pair.slice(equals + 1)), {
      httpOnly: true, sameSite: 'lax', path: '/', secure: given.has('secure'),
      ...(expires === undefined ? {} : { expires: new Date(expires) }),
    })
  }
}
