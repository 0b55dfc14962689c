import { randomBytes } from 'node:crypto'
import { NextResponse, type NextRequest } from 'next/server'
import { environment } from '@/lib/env'
import { pagePolicy } from '@/lib/http/csp'
import { isServedSecurely } from '@/lib/http/origin'

/**
 * Gives every page its nonce and its policy, and tells it its own path. It decides nothing about who may see what:
 * that is asked again by every page, query and command.
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = randomBytes(18).toString('base64url')
  const issuer = environment().SAB_OIDC_ISSUER
  const policy = pagePolicy(nonce, { development: process.env.NODE_ENV === 'development', formTargets: issuer === undefined ? [] : [new URL(issuer).origin] })

  // Set, never merged: what a client sends under these names must not become a nonce or a path.
  const headers = new Headers(request.headers)
  headers.set('content-security-policy', policy)
  headers.delete('content-security-policy-report-only')
  headers.delete('x-nonce')
  headers.set('x-sab-path', `${request.nextUrl.pathname}${request.nextUrl.search}`)

  const response = NextResponse.next({ request: { headers } })
  response.headers.set('Content-Security-Policy', policy)
  response.headers.set('Cache-Control', 'private, no-store')
  if (isServedSecurely()) response.headers.set('Strict-Transport-Security', 'max-age=31536000; includeSubDomains')
  return response
}

// The API streams bodies of any size and sets its own headers: a proxy in front of it would cut bodies at 10 MB.
export const config = { matcher: ['/((?!api/|_next/static/|_next/image|favicon.ico|icon.svg).*)'] }
