import { randomUUID } from 'node:crypto'
import { unstable_rethrow } from 'next/navigation'
import { ZodError } from 'zod'
import { recordDenied } from '@/lib/audit/denied'
import { TooManyHashes } from '@/lib/auth/password'
import { NotAllowed } from '@/lib/auth/permissions'
import { viewerOfRequest } from '@/lib/auth/request'
import type { Viewer } from '@/lib/auth/viewer'
import { markReached } from '@/lib/http/at-hand'
import { DATA_POLICY } from '@/lib/http/csp'
import { ApiFault, FAULT_STATUS, type FaultCode } from '@/lib/http/fault'
import { neverKept } from '@/lib/http/page-headers'

/** What a route's handler is given besides the request. `params` are the route's own, decoded, still to be parsed. */
export type ApiCall = { viewer: Viewer; params: Record<string, string | string[]>; requestId: string }

type RouteContext = { params: Promise<Record<string, string | string[]>> }

/**
 * The one door of the API: finds out who asks, runs the handler, and turns what it throws into
 * `{"error": {"code", "message", "requestId", "details"?}}` with its status: NotAllowed 401 or 403, a zod fault 400,
 * an ApiFault its own, anything else 500 without a word of what it was. Every answer gets the headers of data.
 */
export function apiRoute(handler: (request: Request, call: ApiCall) => Promise<Response> | Response) {
  return async (request: Request, context?: RouteContext): Promise<Response> => {
    const requestId = randomUUID()
    markReached()
    try {
      const viewer = await viewerOfRequest(request)
      const params = (await context?.params) ?? {}
      return withDataHeaders(await handler(request, { viewer, params, requestId }), requestId)
    } catch (error) {
      unstable_rethrow(error)
      if (error instanceof NotAllowed) await recordDenied(error.viewer, error.permission)
      return withDataHeaders(faultAnswer(error, requestId), requestId)
    }
  }
}

/** JSON with the headers that {@link apiRoute} completes. */
export function jsonAnswer(value: unknown, init: { status?: number; headers?: Record<string, string> } = {}): Response {
  return new Response(JSON.stringify(value), { status: init.status ?? 200, headers: { 'Content-Type': 'application/json; charset=utf-8', ...init.headers } })
}

/**
 * The answer to something thrown. A bug is logged with its request id and named by that alone.
 */
export function faultAnswer(error: unknown, requestId: string): Response {
  if (error instanceof ApiFault) return faultJson(error.code, error.message, requestId, error.details, error.retryAfterSeconds)
  if (error instanceof NotAllowed) return faultJson(error.viewer.kind === 'nobody' ? 'not_signed_in' : 'not_allowed', error.message, requestId)
  if (error instanceof ZodError) return faultJson('invalid', 'The request is not in the form this route takes.', requestId, error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message })))
  if (error instanceof TooManyHashes) return faultJson('busy', error.message, requestId, undefined, error.retryAfterSeconds)
  console.error(`request ${requestId}:`, error)
  return faultJson('internal', 'Something failed on our side; the log has it under this request id.', requestId)
}

function faultJson(code: FaultCode, message: string, requestId: string, details?: unknown, retryAfterSeconds?: number): Response {
  const headers: Record<string, string> = {}
  if (code === 'not_signed_in') headers['WWW-Authenticate'] = 'Bearer'
  if (retryAfterSeconds !== undefined) headers['Retry-After'] = String(retryAfterSeconds)
  return jsonAnswer({ error: { code, message, requestId, ...(details === undefined ? {} : { details }) } }, { status: FAULT_STATUS[code], headers })
}

function withDataHeaders(response: Response, requestId: string): Response {
  const headers = new Headers(response.headers)
  const set = (name: string, value: string): void => { if (!headers.has(name)) headers.set(name, value) }
  for (const [name, value] of Object.entries(neverKept())) set(name, value)
  set('Content-Security-Policy', DATA_POLICY)
  set('X-Content-Type-Options', 'nosniff')
  set('Cross-Origin-Resource-Policy', 'same-origin')
  set('X-Request-Id', requestId)
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers })
}
