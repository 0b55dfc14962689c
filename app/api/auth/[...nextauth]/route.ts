import { randomUUID } from 'node:crypto'
import NextAuth from 'next-auth'
import { cookies } from 'next/headers'
import type { NextRequest } from 'next/server'
import { z } from 'zod'
import { ownUrl, parseAuthRequest } from '@/lib/auth/next-auth-request'
import { authOptions, refusal } from '@/lib/auth/options'
import { cookieOptions } from '@/lib/auth/session-cookie'
import { signInOrigin } from '@/lib/auth/sign-in-origin'
import { faultAnswer } from '@/lib/http/api'
import { DATA_POLICY } from '@/lib/http/csp'
import { ApiFault } from '@/lib/http/fault'
import { appOrigin } from '@/lib/http/origin'
import { markReached } from '@/lib/http/reached'

type Context = { params: Promise<{ nextauth: string[] }> }

// next-auth answers junk with 500 and lets a foreign cookie break its session route: junk is turned away before it.
async function answer(request: NextRequest, context: Context): Promise<Response> {
  const requestId = randomUUID()
  markReached()
  try {
    const { nextauth } = await context.params
    const parsed = await parseAuthRequest(request, nextauth)
    await dropForeignWay()
    const response = z.instanceof(Response).parse(await NextAuth(parsed, { params: Promise.resolve({ nextauth }) }, authOptions(signInOrigin(request.headers))))
    const fault = faultOf(response)
    return withHeaders(fault === null ? response : faultAnswer(fault, requestId))
  } catch (error) {
    return withHeaders(faultAnswer(error, requestId))
  }
}

/** A cookie somebody planted must not decide where a sign-in ends, nor break the route that reads it. */
async function dropForeignWay(): Promise<void> {
  const jar = await cookies()
  const { callbackUrl } = cookieOptions()
  const value = jar.get(callbackUrl.name)?.value
  if (value !== undefined && ownUrl(value) !== value) jar.set(callbackUrl.name, ownUrl('/'), callbackUrl.options)
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

function withHeaders(response: Response): Response {
  const headers = new Headers(response.headers)
  headers.set('Cache-Control', 'private, no-store')
  headers.set('Content-Security-Policy', DATA_POLICY)
  return new Response(response.body, { status: response.status, headers })
}

export { answer as GET, answer as POST }
