import { randomBytes } from 'node:crypto'

/** A nonce for one answer; nobody can guess it. */
export function newNonce(): string {
  return randomBytes(18).toString('base64url')
}

/** The policy of a page: only scripts that carry this answer's nonce, nothing from elsewhere. `formTargets` are origins a form may end at (single sign-on). */
export function pagePolicy(nonce: string, options: { development: boolean; formTargets?: readonly string[] }): string {
  const script = [`'self'`, `'nonce-${nonce}'`, `'strict-dynamic'`, ...(options.development ? [`'unsafe-eval'`] : [])]
  // The one style element of a page is the build's own style sheets, written out (scripts/documents.mjs). A column's width is an attribute.
  const style = options.development ? [`'self'`, `'unsafe-inline'`] : [`'self'`, `'nonce-${nonce}'`]
  const connect = options.development ? [`'self'`, 'ws:'] : [`'self'`]
  return [
    `default-src 'none'`,
    `script-src ${script.join(' ')}`,
    `style-src ${style.join(' ')}`,
    `style-src-attr 'unsafe-inline'`,
    `img-src 'self'`,
    `font-src 'self'`,
    `connect-src ${connect.join(' ')}`,
    `manifest-src 'self'`,
    `worker-src 'none'`,
    `media-src 'none'`,
    `object-src 'none'`,
    `frame-src 'none'`,
    `frame-ancestors 'none'`,
    `base-uri 'none'`,
    `form-action ${[`'self'`, ...(options.formTargets ?? [])].join(' ')}`,
  ].join('; ')
}

/** The policy of an answer that is data: nothing in it may do anything. */
export const DATA_POLICY = `default-src 'none'; frame-ancestors 'none'`

/** The policy of a downloaded file, should a browser open it in place. */
export const DOWNLOAD_POLICY = `sandbox; default-src 'none'`
