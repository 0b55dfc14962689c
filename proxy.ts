import { NextResponse, type NextRequest } from 'next/server'
import { nonceOfBegunAnswer } from '@/lib/http/at-hand'
import { DATA_POLICY, newNonce } from '@/lib/http/csp'
import { neverKept, pageHeaders } from '@/lib/http/page-headers'
import { refusalOfPageRequest, type PageRefusal } from '@/lib/http/page-request'

/**
 * Gives every page its nonce and its policy, tells it its own path, and turns away what no page of ours sent. It decides
 * nothing about who may see what: that is asked again by every page, query and command.
 */
export function proxy(request: NextRequest): NextResponse {
  const refusal = refusalOfPageRequest(request.method, request.headers)
  if (refusal !== null) return refused(refusal)
  const said = pageHeaders(nonceOfBegunAnswer() ?? newNonce())

  // Set, never merged: what a client sends under these names must not become a nonce or a path.
  const headers = new Headers(request.headers)
  headers.set('content-security-policy', said['Content-Security-Policy'])
  headers.delete('content-security-policy-report-only')
  headers.delete('x-nonce')
  headers.set('x-sab-path', `${request.nextUrl.pathname}${request.nextUrl.search}`)

  return answer(NextResponse.next({ request: { headers } }), said)
}

function refused({ status, message }: PageRefusal): NextResponse {
  const response = new NextResponse(`${message}\n`, { status, headers: { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Security-Policy': DATA_POLICY } })
  if (status === 405) response.headers.set('Allow', 'GET, HEAD, POST')
  return answer(response, neverKept())
}

function answer(response: NextResponse, said: Readonly<Record<string, string>>): NextResponse {
  for (const [name, value] of Object.entries(said)) response.headers.set(name, value)
  return response
}

// The API streams bodies of any size and sets its own headers: a proxy in front of it would cut bodies at 10 MB.
export const config = { matcher: ['/((?!api/|_next/static/|icon.svg).*)'] }
