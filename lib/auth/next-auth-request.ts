import { NextRequest } from 'next/server'
import { z } from 'zod'
import { ApiFault } from '@/lib/http/fault'
import { appOrigin, ownPath } from '@/lib/http/origin'
import { readText } from '@/lib/http/read-json'

/** What next-auth is asked for at all; everything else it offers is turned away. */
const ACTIONS: Readonly<Record<string, readonly string[]>> = {
  GET: ['providers', 'session', 'csrf', 'signin', 'signout', 'error', 'callback/oidc'],
  POST: ['signin/oidc', 'callback/credentials', 'callback/oidc', 'signout'],
}

/** A form or JSON body of next-auth: text fields alone. An object as an address would reach a database filter. */
const authBody = z.object({
  email: z.string().max(2000).optional(), password: z.string().max(2000).optional(), csrfToken: z.string().max(200).optional(),
  callbackUrl: z.string().max(4000).optional(), json: z.enum(['true', 'false']).optional(), redirect: z.string().max(10).optional(),
  code: z.string().max(4000).optional(), state: z.string().max(4000).optional(), error: z.string().max(1000).optional(),
})

/** A request of the auth routes as next-auth may see it. @throws ApiFault 400, 404 or 405 for what it would answer with 500. */
export async function parseAuthRequest(request: NextRequest, path: readonly string[]): Promise<NextRequest> {
  const action = path.join('/')
  const methods = Object.keys(ACTIONS).filter((method) => ACTIONS[method]?.includes(action))
  if (methods.length === 0) throw new ApiFault('not_found', 'There is no such route.')
  const method = request.method === 'HEAD' ? 'GET' : request.method
  if (!methods.includes(method)) throw new ApiFault('method_not_allowed', `This route takes ${methods.join(' or ')}.`)

  const url = new URL(`${request.nextUrl.pathname}${request.nextUrl.search}`, appOrigin())
  const way = url.searchParams.get('callbackUrl')
  if (way !== null) url.searchParams.set('callbackUrl', ownUrl(way))
  // next-auth writes it into a header as it came.
  if (!/^[\w.-]{1,100}$/.test(url.searchParams.get('error') ?? '')) url.searchParams.delete('error')
  if (method === 'GET') return new NextRequest(url, { headers: request.headers })

  const body = await readBody(request)
  if (body.callbackUrl !== undefined) body.callbackUrl = ownUrl(body.callbackUrl)
  const headers = new Headers(request.headers)
  headers.set('content-type', 'application/json')
  headers.delete('content-length')
  return new NextRequest(url, { method: 'POST', headers, body: JSON.stringify(body) })
}

/** An address of this app, whatever was asked for. */
export function ownUrl(value: string): string {
  const origin = appOrigin()
  return `${origin}${ownPath(value.startsWith(`${origin}/`) ? value.slice(origin.length) : value)}`
}

async function readBody(request: Request): Promise<z.infer<typeof authBody>> {
  const text = await readText(request, 20_000)
  const type = request.headers.get('content-type') ?? ''
  let fields: unknown
  if (type.includes('application/json')) {
    try {
      fields = JSON.parse(text)
    } catch (error) {
      throw new ApiFault('invalid', 'The body is not JSON.', { details: error instanceof Error ? error.message : null })
    }
  } else if (type.includes('application/x-www-form-urlencoded')) {
    fields = Object.fromEntries(new URLSearchParams(text))
  } else {
    throw new ApiFault('unsupported', 'The body must be a form or JSON.')
  }
  return authBody.parse(fields)
}
