import type { AccessEntry, Principal } from '@/tests/support/access'
import { examplePath } from '@/tests/support/access-entries'
import { CANARY } from '@/tests/support/seed-desk'
import type { ServerFacts } from '@/tests/support/server'
import { ask, type Answer, type Visitor } from '@/tests/support/visitor'

/**
 * How a page can be asked for: what decides must not depend on it. Asked for ahead, Next sends the shape of the page's
 * tree and none of its content, the same for everybody: then only what shows can be wrong.
 */
export const PAGE_SHAPES: Record<string, { suffix: string; headers: Record<string, string>; method?: string; isShapeOnly?: boolean }> = {
  html: { suffix: '', headers: {} },
  rsc: { suffix: '?_rsc=x', headers: { rsc: '1' } },
  prefetch: { suffix: '?_rsc=x', headers: { 'rsc': '1', 'next-router-prefetch': '1' }, isShapeOnly: true },
  segment: { suffix: '?_rsc=x', headers: { 'rsc': '1', 'next-router-prefetch': '1', 'next-router-segment-prefetch': '/_tree' }, isShapeOnly: true },
  head: { suffix: '', headers: {}, method: 'HEAD' },
}

/** Asks for a page in every shape as every visitor; returns a sentence for each cell in which the app disagrees with the table. */
export async function wrongPageCells(server: ServerFacts, lines: readonly AccessEntry[], visitors: readonly Visitor[], more: Record<string, string> = {}, shapes: readonly string[] = Object.keys(PAGE_SHAPES)): Promise<string[]> {
  const wrong: string[] = []
  for (const line of lines) {
    for (const [shape, { suffix, headers, method, isShapeOnly }] of Object.entries(PAGE_SHAPES).filter(([name]) => shapes.includes(name))) {
      for (const visitor of visitors) {
        const answer = await askAsRouter(server, `${examplePath(line.entry, server.rows)}${suffix}`, { method: method ?? 'GET', headers: { ...visitor.headers, ...headers, ...more } })
        const allowed = line.may[visitor.principal]
        const fault = cellFault(answer, allowed, isShapeOnly === true ? !allowed : isDeniedPage(answer), shape === 'html')
        if (fault !== null) wrong.push(`${line.entry} as ${visitor.principal} (${shape}): ${fault}`)
      }
    }
  }
  return wrong
}

/** Asks every route of the table as every visitor. Whoever may is sent to ids of nothing where something would change. */
export async function wrongRouteCells(server: ServerFacts, lines: readonly AccessEntry[], visitors: readonly Visitor[], more: Record<string, string> = {}): Promise<string[]> {
  const wrong: string[] = []
  for (const line of lines) {
    const [method = 'GET', address = '/'] = line.entry.split(' ')
    for (const visitor of visitors) {
      const changes = method !== 'GET'
      const path = examplePath(address, changes && line.may[visitor.principal] ? null : server.rows)
      const answer = await ask(server, path, { method, headers: { ...visitor.headers, ...(changes ? { 'origin': server.url, 'content-type': 'application/json' } : {}), ...more }, ...(changes ? { body: '{}' } : {}) })
      const fault = cellFault(answer, line.may[visitor.principal], answer.status === 401 || answer.status === 403, false)
      if (fault !== null) wrong.push(`${line.entry} as ${visitor.principal}: ${fault}`)
    }
  }
  return wrong
}

/** The body by which a page of ours sends a form to an action that also takes the state before: React's way of writing both. */
export function actionBody(fields: Record<string, string>): FormData {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.set(`_1_${name}`, value)
  body.set('0', '[{"faults":{},"typed":{},"message":null,"once":null},"$K1"]')
  return body
}

/**
 * Posts an action to one address as every visitor, with arguments that mean nothing. Refused, it may show the page it was
 * posted to, to whom may read that (`readers`).
 */
export async function wrongActionCells(server: ServerFacts, line: AccessEntry, id: string, address: string, visitors: readonly Visitor[], readers: AccessEntry['may'] | null = null): Promise<string[]> {
  const wrong: string[] = []
  for (const visitor of visitors) {
    const body = actionBody({ id: 'nothing-has-this-id' })
    const answer = await ask(server, address, { method: 'POST', headers: { ...visitor.headers, 'next-action': id, 'origin': server.url, 'accept': 'text/x-component' }, body })
    const fault = cellFault(readers?.[visitor.principal] === true ? { ...answer, body: '' } : answer, line.may[visitor.principal], isDeniedAction(answer), false)
    if (fault !== null) wrong.push(`${line.entry} posted to ${address} as ${visitor.principal}: ${fault}`)
  }
  return wrong
}

/** Asks as Next's own router does: asked for as data under a wrong `_rsc`, a page first names the right one. */
async function askAsRouter(server: ServerFacts, path: string, init: RequestInit): Promise<Answer> {
  const answer = await ask(server, path, init)
  const asked = path.split('?')[0]
  const right = answer.location?.replace(/^https?:\/\/[^/]+/, '') ?? ''
  return right.split('?')[0] === asked && right.includes('_rsc') ? ask(server, right, init) : answer
}

function cellFault(answer: Answer, allowed: boolean, denied: boolean, mustAnswer: boolean): string | null {
  if (allowed) return denied ? `is denied (${answer.status})` : mustAnswer && answer.status >= 500 ? `fails (${answer.status})` : null
  if (!denied) return `is let through (${answer.status})`
  if (answer.body.includes(CANARY) || [...answer.headers].some(([, value]) => value.includes(CANARY))) return `is denied (${answer.status}), but what it hides shows`
  return null
}

/** A page denies by sending to sign in, or by 403; asked for as data, Next says both inside a 200 that holds no page. */
function isDeniedPage(answer: Answer): boolean {
  if (answer.status === 401 || answer.status === 403) return true
  if (answer.status >= 300 && answer.status < 400) return /^(https?:\/\/[^/]+)?\/sign-in/.test(answer.location ?? '')
  return /NEXT_REDIRECT;\w+;\/sign-in|NEXT_HTTP_ERROR_FALLBACK;403/.test(answer.body)
}

function isDeniedAction(answer: Answer): boolean {
  if (answer.status === 401 || answer.status === 403) return true
  if ((answer.headers.get('x-action-redirect') ?? answer.location ?? '').startsWith('/sign-in')) return true
  // Posted to another page than its own, an action is forwarded by Next, which answers {} when the forwarded call failed.
  return answer.body.includes('"outcome":"not-allowed"') || answer.body === '{}' || answer.body.includes('NEXT_HTTP_ERROR_FALLBACK;403') || /"(Sign in first\.|Your role does not allow this \()/.test(answer.body)
}

/** The visitors of a line that the table turns away. */
export function deniedOf(line: AccessEntry, visitors: readonly Visitor[]): Visitor[] {
  const denied = (principal: Principal): boolean => !line.may[principal]
  return visitors.filter((visitor) => denied(visitor.principal))
}
