import { environment } from '@/lib/env'
import { pagePolicy } from '@/lib/http/csp'
import { isServedSecurely } from '@/lib/http/origin'

type PageHeaders = Record<string, string> & { 'Content-Security-Policy': string }

/** What every page's answer says beside what is constant: the policy for this nonce, and {@link neverKept}. */
export function pageHeaders(nonce: string): PageHeaders {
  const issuer = environment().SAB_OIDC_ISSUER
  return { 'Content-Security-Policy': pagePolicy(nonce, { development: process.env.NODE_ENV === 'development', formTargets: issuer === undefined ? [] : [new URL(issuer).origin] }), ...neverKept() }
}

/** That nothing keeps an answer, and https where the app is served so. */
export function neverKept(): Record<string, string> {
  return { 'Cache-Control': 'private, no-store', ...(isServedSecurely() ? { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' } : {}) }
}
