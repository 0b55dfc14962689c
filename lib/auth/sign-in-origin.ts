import { peerOf } from '@/lib/http/peer'

/** Where a sign-in comes from, as far as anything trustworthy says; kept with the session so that people can tell theirs apart. */
export type SignInOrigin = { peer: string | null; userAgent: string | null }

const LONGEST_USER_AGENT = 400

/** Reads it off a request. What a browser calls itself is its own word: shown, never relied on. */
export function signInOrigin(headers: Headers): SignInOrigin {
  const userAgent = (headers.get('user-agent') ?? '').replace(/[\p{C}]/gu, '').slice(0, LONGEST_USER_AGENT)
  return { peer: peerOf(headers), userAgent: userAgent === '' ? null : userAgent }
}
