import { isFromOurPages } from '@/lib/http/origin'

/** What a form or an action may send to a page, in bytes; next.config.js holds Next to the same. */
export const MOST_FORM_BYTES = 1_048_576

/** Why a request to a page goes no further. */
export type PageRefusal = { status: 403 | 405 | 411 | 413; message: string }

/**
 * Looks at a request to a page before anything reads its body: pages are read with GET, and only our own pages send forms
 * and actions, of a size that is known beforehand. Says nothing about rights. Null: it may go on.
 */
export function refusalOfPageRequest(method: string, headers: Headers): PageRefusal | null {
  if (method === 'GET' || method === 'HEAD') return null
  if (method !== 'POST') return { status: 405, message: 'A page is read with GET; its forms send POST.' }
  if (!isFromOurPages(headers)) return { status: 403, message: 'This was not sent by a page of this app.' }
  const length = headers.get('content-length')
  if (length === null && headers.has('transfer-encoding')) return { status: 411, message: 'Say how long the body is.' }
  if (Number(length ?? 0) > MOST_FORM_BYTES) return { status: 413, message: 'The form is larger than 1 MB.' }
  return null
}
