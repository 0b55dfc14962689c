import { isFromOurPages } from '@/lib/http/origin'

/** What a form or an action may send to a page, in bytes; next.config.js holds Next to the same. */
export const MOST_FORM_BYTES = 1_048_576

/** Why a request to a page goes no further. */
export type PageRefusal = { status: 403 | 405 | 413; message: string }

/**
 * Looks at a request to a page before anything reads its body: pages are read with GET, and only our own pages send forms
 * and actions, of a size that a form has. Says nothing about rights. Null: it may go on.
 */
export function refusalOfPageRequest(method: string, headers: Headers): PageRefusal | null {
  if (method === 'GET' || method === 'HEAD') return null
  if (method !== 'POST') return { status: 405, message: 'A page is read with GET; its forms send POST.' }
  if (!isFromOurPages(headers)) return { status: 403, message: 'This was not sent by a page of this app.' }
  // A body of unknown length is cut off by Next itself, which also sends one: an action on its way to another page.
  if (Number(headers.get('content-length') ?? 0) > MOST_FORM_BYTES) return { status: 413, message: 'The form is larger than 1 MB.' }
  return null
}
