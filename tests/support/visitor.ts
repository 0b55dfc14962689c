import type { ServerFacts } from '@/tests/support/server'
import { PASSWORD } from '@/tests/support/seed-desk'
import { PRINCIPALS, type Principal } from '@/tests/support/access'

/** Somebody at the door, with the headers that say who they are. */
export type Visitor = { principal: Principal; headers: Record<string, string> }

/** An answer with its body read, redirects not followed. */
export type Answer = { status: number; location: string | null; headers: Headers; body: string }

/** Asks and reads the whole body; never follows a redirect. */
export async function ask(server: ServerFacts, path: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(`${server.url}${path}`, { redirect: 'manual', ...init })
  return { status: response.status, location: response.headers.get('location'), headers: response.headers, body: await response.text() }
}

/** The cookies that an answer sets, as a Cookie header. */
export function cookiesOf(headers: Headers): string {
  return headers.getSetCookie().map((line) => line.split(';')[0] ?? '').join('; ')
}

/** Signs in through next-auth's own route, as a program would; returns the answer. */
export async function trySignIn(server: ServerFacts, email: unknown, password: unknown, more: { headers?: Record<string, string>; body?: Record<string, unknown> } = {}): Promise<Answer> {
  const csrf = await ask(server, '/api/auth/csrf')
  const { csrfToken } = JSON.parse(csrf.body)
  return ask(server, '/api/auth/callback/credentials', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'origin': server.url, 'cookie': cookiesOf(csrf.headers), ...more.headers },
    body: JSON.stringify({ email, password, csrfToken, ...more.body }),
  })
}

/** The Cookie header of a person who has just signed in. */
export async function signIn(server: ServerFacts, email: string): Promise<string> {
  const answer = await trySignIn(server, email, PASSWORD)
  const cookie = cookiesOf(answer.headers).split('; ').find((each) => each.startsWith('sab.session='))
  if (cookie === undefined) throw new Error(`${email} could not sign in: ${answer.status} ${answer.body}`)
  return cookie
}

/** One visitor for every column of the access table. The disabled one signed in while the account was open. */
export async function everyVisitor(server: ServerFacts, disable: (email: string) => Promise<void>): Promise<Visitor[]> {
  const cookie = async (email: string) => ({ cookie: await signIn(server, email) })
  const disabled = await cookie(server.people.disabled)
  await disable(server.people.disabled)
  const headers: Record<Principal, Record<string, string>> = {
    'nobody': {}, 'viewer': await cookie(server.people.viewer), 'reviewer': await cookie(server.people.reviewer), 'admin': await cookie(server.people.admin), disabled,
    'token:read': { authorization: `Bearer ${server.tokens.read}` }, 'token:import': { authorization: `Bearer ${server.tokens.import}` }, 'token:review': { authorization: `Bearer ${server.tokens.review}` },
  }
  return PRINCIPALS.map((principal) => ({ principal, headers: headers[principal] }))
}
