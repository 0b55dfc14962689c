import { readSessionId, sessionCookieName } from '@/lib/auth/session-cookie'
import { findLiveSession, type LiveSession } from '@/lib/auth/sessions'
import { findTokenViewer } from '@/lib/auth/tokens'
import { NOBODY, type Viewer } from '@/lib/auth/viewer'
import { sessionsAtHand } from '@/lib/http/at-hand'
import { ApiFault } from '@/lib/http/fault'
import { isFromOurPages } from '@/lib/http/origin'

const READING_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Who sends an API request: the token of its Authorization header, else the person of its session cookie.
 * A header that is there and wrong is refused and never falls back to the cookie; a cookie counts for a change only
 * when the request comes from a page of ours. @throws ApiFault 400, 401 or 403
 */
export async function viewerOfRequest(request: Request): Promise<Viewer> {
  const header = request.headers.get('authorization')
  if (header !== null) return viewerOfHeader(header)
  const viewer = await viewerOfCookies(request.headers.get('cookie'))
  if (viewer.kind === 'nobody') return viewer
  if (!READING_METHODS.has(request.method) && !isFromOurPages(request.headers)) {
    throw new ApiFault('not_allowed', 'This request carries a session but does not come from a page of this app. Programs use a token.')
  }
  return viewer
}

/** Who is signed in by a `Cookie` header; nobody where none of its cookies is a session that holds. */
export async function viewerOfCookies(header: string | null): Promise<Viewer> {
  return (await sessionOfCookie(cookieValue(header, sessionCookieName())))?.viewer ?? NOBODY
}

/** The session that a session cookie's value names, while it holds; looked up once for a document. */
export function sessionOfCookie(value: string | undefined): Promise<LiveSession | null> {
  const known = sessionsAtHand()
  if (known === null || value === undefined) return findSessionOfCookie(value)
  const found = known.get(value) ?? findSessionOfCookie(value)
  known.set(value, found)
  // What failed is asked again.
  found.catch(() => known.delete(value))
  return found
}

async function findSessionOfCookie(value: string | undefined): Promise<LiveSession | null> {
  const sessionId = await readSessionId(value)
  return sessionId === null ? null : findLiveSession(sessionId)
}

async function viewerOfHeader(header: string): Promise<Viewer> {
  if (header.length > 200) throw new ApiFault('not_signed_in', 'The Authorization header is not a token of this app.')
  const match = /^Bearer (\S+)$/i.exec(header)
  if (match?.[1] === undefined) throw new ApiFault('not_signed_in', 'The Authorization header must be: Bearer TOKEN')
  const viewer = await findTokenViewer(match[1])
  if (viewer === null) throw new ApiFault('not_signed_in', 'The token is unknown, expired or revoked.')
  return viewer
}

/** What a `Cookie` header holds under a name, as it stands there. */
export function cookieValue(header: string | null, name: string): string | undefined {
  for (const pair of (header ?? '').split(';')) {
    const [key, ...rest] = pair.split('=')
    if (key?.trim() === name) return rest.join('=').trim()
  }
  return undefined
}
