import { environment } from '@/lib/env'

/** The address people open: what absolute links are made from. Never read from a request. */
export function appOrigin(): string {
  const { SAB_URL, HOST, PORT } = environment()
  if (SAB_URL !== undefined) return new URL(SAB_URL).origin
  return `http://${HOST === '0.0.0.0' || HOST === '::' ? 'localhost' : HOST.includes(':') ? `[${HOST}]` : HOST}:${PORT}`
}

/** Whether people reach the app over https: decides on secure cookies and HSTS. */
export function isServedSecurely(): boolean {
  return appOrigin().startsWith('https:')
}

/**
 * Whether a browser sent this from a page of ours. A request that says nothing about where it comes from is not:
 * every browser sends Origin or Sec-Fetch-Site with what changes something, and programs have tokens.
 */
export function isFromOurPages(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin') return false
  const origin = headers.get('origin')
  if (origin === null) return site === 'same-origin'
  return URL.canParse(origin) && (origin === appOrigin() || new URL(origin).host === headers.get('host'))
}

/**
 * A path of ours to go on to, from a parameter anybody may have written; the board for everything else.
 * Refused: other origins in every spelling, control and direction characters, encoded slashes at the start, more than 2,000 characters.
 */
export function ownPath(value: unknown, fallback = '/eval'): string {
  if (typeof value !== 'string' || value.length > 2000 || !value.startsWith('/')) return fallback
  if (/[\p{C}\\]/u.test(value) || /^\/(\/|%2f|%5c)/i.test(value) || /%(0[0-9a-f]|1[0-9a-f]|7f)/i.test(value)) return fallback
  const base = 'http://own.invalid'
  if (!URL.canParse(value, base)) return fallback
  const url = new URL(value, base)
  // A way on that leads to signing in again, perhaps with its own way on, is no way on.
  if (url.origin !== base || url.pathname.startsWith('//') || /^\/(sign-in|sign-out|setup|invite|api)(\/|$)/.test(url.pathname)) return fallback
  return `${url.pathname}${url.search}${url.hash}`
}
