import { randomUUID } from 'node:crypto'
import NextAuth from 'next-auth'
import { cookies } from 'next/headers'
import type { NextRequest } from 'next/server'
import { z } from 'zod'
import { ownUrl, parseAuthRequest } from '@/lib/auth/next-auth-request'
import { recordRefusedAnswer } from '@/lib/auth/oidc'
import { authOptions, refusal, withAnswerFaults } from '@/lib/auth/options'
import { cookieOptions } from '@/lib/auth/session-cookie'
import { signInOrigin } from '@/lib/auth/sign-in-origin'
import { faultAnswer } from '@/lib/http/api'
import { DATA_POLICY } from '@/lib/http/csp'
import { ApiFault } from '@/lib/http/fault'
import { appOrigin, ownPath } from '@/lib/http/origin'
import { markReached } from '@/lib/http/at-hand'

type Context = { params: Promise<{ nextauth: string[] }> }

// next-auth answers junk with 500 and lets a foreign cookie break its session route: junk is turned away before it.
async function answer(request: NextRequest, context: Context): Promise<Response> {
  const requestId = randomUUID()
  markReached()
  try {
    const { nextauth } = await context.params
    const parsed = await parseAuthRequest(request, nextauth)
    const way = await ownWay()
    const from = signInOrigin(request.headers)
    const { answer: answered, faults } = await withAnswerFaults(() => NextAuth(parsed, { params: Promise.resolve({ nextauth }) }, authOptions(from)))
    for (const fault of faults) await recordRefusedAnswer(fault, from.peer)
    const response = z.instanceof(Response).parse(answered)
    const fault = faultOf(response)
    return withHeaders(fault === null ? response : faultAnswer(fault, requestId), way)
  } catch (error) {
    return withHeaders(faultAnswer(error, requestId))
  }
}

/** Where the sign-in that is under way shall end. A cookie somebody planted must not decide that, nor break the route that reads it. */
async function ownWay(): Promise<string | null> {
  const jar = await cookies()
  const { callbackUrl } = cookieOptions()
  const value = jar.get(callbackUrl.name)?.value
  if (value === undefined || ownUrl(value) === value) return value ?? null
  jar.set(callbackUrl.name, ownUrl('/'), callbackUrl.options)
  return null
}

/** What next-auth says by way of a redirect to an error, said as a status. */
function faultOf(response: Response): ApiFault | null {
  const location = response.headers.get('location')
  if (location === null || !URL.canParse(location, appOrigin())) return null
  const { pathname, searchParams } = new URL(location, appOrigin())
  if (!pathname.startsWith('/api/auth/')) return null
  const refused = refusal.safeParse(searchParams.get('error'))
  if (refused.success) return new ApiFault(refused.data.reason === 'busy' ? 'busy' : 'too_many', 'Too many tries; wait before the next.', { retryAfterSeconds: refused.data.retryAfterSeconds })
  if (searchParams.get('error') === 'CredentialsSignin') return new ApiFault('not_signed_in', 'The address or the password is wrong.')
  if (searchParams.get('csrf') === 'true') return new ApiFault('not_allowed', 'The csrfToken is missing or not ours.')
  return null
}

/** The sign-in page's address as it reads it: next-auth has another word for the way on, and none where a sign-in was refused. */
function signInAddress(location: string, way: string | null): string {
  if (!URL.canParse(location, appOrigin())) return location
  const to = new URL(location, appOrigin())
  if (to.origin !== appOrigin() || to.pathname !== '/sign-in') return location
  const next = to.searchParams.get('callbackUrl') ?? way
  to.searchParams.delete('callbackUrl')
  const path = next === null ? '' : ownPath(next.startsWith(appOrigin()) ? next.slice(appOrigin().length) : next, '')
  if (path !== '') to.searchParams.set('next', path)
  return to.href
}

function withHeaders(response: Response, way: string | null = null): Response {
  const headers = new Headers(response.headers)
  const location = headers.get('Location')
  if (location !== null) headers.set('Location', signInAddress(location, way))
  headers.set('Cache-Control', 'private, no-store')
  headers.set('Content-Security-Policy', DATA_POLICY)
  return new Response(response.body, { status: response.status, headers })
}

export { answer as GET, answer as POST }
