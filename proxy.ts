import { randomBytes } from 'node:crypto'
import { NextResponse, type NextRequest } from 'next/server'
import { environment } from '@/lib/env'
import { DATA_POLICY, pagePolicy } from '@/lib/http/csp'
import { isServedSecurely } from '@/lib/http/origin'
import { refusalOfPageRequest, type PageRefusal } from '@/lib/http/page-request'

/**
 * Gives every page its nonce and its policy, tells it its own path, and turns away what no page of ours sent. It decides
 * nothing about who may see what: that is asked again by every page, query and command.
 */
export function proxy(request: NextRequest): NextResponse {
  const refusal = refusalOfPageRequest(request.method, request.headers)
  if (refusal !== null) return refused(refusal)
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
  return withHeaders(response)
}

function refused({ status, message }: PageRefusal): NextResponse {
  const response = new NextResponse(`${message}\n`, { status, headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Security-Policy': DATA_POLICY } })
  if (status === 405) response.headers.set('Allow', 'GET, HEAD, POST')
  return withHeaders(response)
}

function withHeaders(response: NextResponse): NextResponse {
  response.headers.set('Cache-Control', 'private, no-store')
  if (isServedSecurely()) response.headers.set('Strict-Transport-Security', 'max-age=31536000; includeSubDomains')
  return response
}

// The API streams bodies of any size and sets its own headers: a proxy in front of it would cut bodies at 10 MB.
export const config = { matcher: ['/((?!api/|_next/static/|icon.svg).*)'] }
