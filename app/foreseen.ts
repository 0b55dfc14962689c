import { parsePreferences, RAIL_COOKIE, rootAttributes, THEME_COOKIE } from '@/components/frame/preferences'
import { may, type Permission } from '@/lib/auth/permissions'
import { cookieValue, viewerOfCookies } from '@/lib/auth/request'
import type { Viewer } from '@/lib/auth/viewer'
import { caseExists } from '@/lib/cases/queries'
import { newNonce } from '@/lib/http/csp'
import { pageHeaders } from '@/lib/http/page-headers'
import { searchParamsOf } from '@/lib/lists/list'
import { listSuitesOfModel } from '@/lib/reports/queries'
import { runExists } from '@/lib/runs/queries'
import { suiteExists } from '@/lib/suites/queries'
import { parseListQuery } from '@/lib/transcripts/list-query'
import { transcriptExists } from '@/lib/transcripts/queries'

/** What a page's document begins with before the page is drawn: headers, the nonce they name, and the attributes of `<html>`. */
export type Foreseen = { nonce: string; headers: Record<string, string>; attributes: Record<string, string> }

/** `permission`: what one needs to see it; null for a page that is for whoever has not signed in. */
type ForeseeablePage = { path: RegExp; permission: Permission | null; isThere: (viewer: Viewer, search: URLSearchParams, ...named: string[]) => boolean | Promise<boolean> }

/** The pages that people read most, each with what its own code asks before it answers with itself. A page that is not here is not foreseen. */
const PAGES: readonly ForeseeablePage[] = [
  { path: /^\/transcripts\/([\w-]+)$/, permission: 'transcripts.read', isThere: (viewer, _search, id = '') => transcriptExists(viewer, id) },
  { path: /^\/transcripts$/, permission: 'transcripts.read', isThere: (_viewer, search) => parseListQuery(searchParamsOf(search)).evidence === null },
  { path: /^\/runs\/([^/]+)$/, permission: 'transcripts.read', isThere: (viewer, _search, id) => runExists(viewer, id) },
  { path: /^\/cases\/([^/]+)\/([^/]+)$/, permission: 'transcripts.read', isThere: (viewer, _search, suite, id) => caseExists(viewer, suite, id) },
  { path: /^\/eval$/, permission: 'reports.read', isThere: (viewer, search) => { const suite = search.get('suite'); return suite === null || suiteExists(viewer, suite) } },
  { path: /^\/eval\/models\/([^/]+)$/, permission: 'reports.read', isThere: async (viewer, search, slug = '') => (await listSuitesOfModel(viewer, slug)).some(({ id }) => id === search.get('suite')) },
  { path: /^\/(?:runs|cases|findings|tags|review)$/, permission: 'transcripts.read', isThere: () => true },
  { path: /^\/sign-in$/, permission: null, isThere: (viewer) => viewer.kind === 'nobody' },
]

/**
 * Says before a page is asked for whether it will answer with itself (200) for whoever asks, so that its document can be
 * begun while it is drawn (scripts/documents.mjs). It lets nobody in: the page asks all of it again, of the session that was
 * looked up here (`sessionsAtHand`). Null where the answer may be another: a sign-in page, a refusal, a page that is not
 * there, or one that is not foreseen; and at once where the address alone says so.
 * @param target path and query as the request has them
 * @param cookies its `Cookie` header
 */
export function foresee(target: string, cookies: string | null): Promise<Foreseen | null> | null {
  const [path = '', ...query] = target.split('?')
  for (const page of PAGES) {
    const match = page.path.exec(path)
    if (match !== null) return foreseePage(page, match.slice(1), new URLSearchParams(query.join('?')), cookies)
  }
  return null
}

async function foreseePage({ permission, isThere }: ForeseeablePage, parts: string[], search: URLSearchParams, cookies: string | null): Promise<Foreseen | null> {
  const viewer = await viewerOfCookies(cookies)
  if ((permission !== null && !may(viewer, permission)) || !(await isThere(viewer, search, ...parts.map(decodeURIComponent)))) return null
  const nonce = newNonce()
  const preferences = parsePreferences(cookieValue(cookies, THEME_COOKIE), cookieValue(cookies, RAIL_COOKIE))
  return { nonce, headers: pageHeaders(nonce), attributes: rootAttributes(preferences) }
}
