import path from 'node:path'
import Database from 'better-sqlite3'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { PRINCIPALS, readAccessTable, unclassified, type AccessEntry } from '@/tests/support/access'
import { entriesOfBuild, examplePath } from '@/tests/support/access-entries'
import { hashOfRows } from '@/tests/support/dump'
import { actionBody, deniedOf, wrongActionCells, wrongPageCells, wrongRouteCells } from '@/tests/support/matrix'
import { CANARY } from '@/tests/support/seed-desk'
import { startServer, type RunningServer, type ServerFacts } from '@/tests/support/server'
import { ask, everyVisitor, type Visitor } from '@/tests/support/visitor'

const table = readAccessTable()
const build = entriesOfBuild(path.join(process.cwd(), process.env.SAB_DIST_DIR ?? '.next'))
const pages = table.filter((line) => line.kind === 'page')
const routes = table.filter((line) => line.kind === 'route')
const actions = table.filter((line) => line.kind === 'action')

/** The page beside whose file an action stands, and who may read a page. */
const ownPage = (line: AccessEntry): string => `/${line.entry.split('/').slice(1, -1).join('/')}`
const readersOf = (page: string): AccessEntry['may'] | null => pages.find((line) => line.entry === page)?.may ?? null

/** Shuts an account behind the app's back: what its open session is worth then is what is tried. */
function disableIn(file: string) {
  return async (email: string): Promise<void> => {
    const database = new Database(file)
    database.prepare('UPDATE "User" SET "disabledAt" = ? WHERE "email" = ?').run(new Date().toISOString(), email)
    database.close()
  }
}

describe('everything the build answers', () => {
  it('stands in the table: pages, routes, actions', () => {
    expect(unclassified('page', build.page, table)).toEqual([])
    expect([...new Set(routes.map((line) => line.entry.split(' ')[1]))].sort()).toEqual(build.route)
    expect(unclassified('action', build.action, table)).toEqual([])
  })
})

describe('the matrix', () => {
  let server: RunningServer
  let visitors: Visitor[]
  let before: string

  beforeAll(async () => {
    server = await startServer()
    visitors = await everyVisitor(server, disableIn(server.databaseFile))
    before = hashOfRows(server.databaseFile)
    return () => server.stop()
  })

  it('can see a leak: the admin’s pages show the canary', async () => {
    const admin = visitors.find((visitor) => visitor.principal === 'admin')
    const seen = await Promise.all(['/runs', `/transcripts/${server.rows.transcript}`].map((address) => ask(server, address, { headers: admin?.headers ?? {} })))
    expect(seen.map((answer) => [answer.status, answer.body.includes(CANARY)])).toEqual([[200, true], [200, true]])
  })

  it.each(pages)('page $entry is for whom the table says, in every shape it can be asked for', async (line) => {
    expect(await wrongPageCells(server, [line], visitors)).toEqual([])
  })

  it('routes deny whom the table denies, and nothing was written', async () => {
    for (const line of routes) expect(await wrongRouteCells(server, [line], deniedOf(line, visitors))).toEqual([])
    expect(hashOfRows(server.databaseFile)).toBe(before)
  })

  it.each(routes.filter((line) => line.entry !== 'POST /sign-out'))('route $entry lets in whom the table lets in', async (line) => {
    expect(await wrongRouteCells(server, [line], visitors)).toEqual([])
  })

  it.each(build.route.filter((address) => !address.startsWith('/api/auth')))('%s answers no other method', async (address) => {
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((each) => !routes.some((line) => line.entry === `${each} ${address}`))) {
      for (const visitor of visitors.filter(({ principal }) => principal === 'nobody' || principal === 'admin')) {
        const answer = await ask(server, examplePath(address, server.rows), { method, headers: { ...visitor.headers, origin: server.url } })
        expect([method, visitor.principal, answer.status]).toEqual([method, visitor.principal, 405])
      }
    }
  })

  it('actions deny whom the table denies, posted to their own page, to the board, to a page anybody may see; nothing was written', async () => {
    const rows = hashOfRows(server.databaseFile)
    for (const line of actions) {
      const id = build.actionIds.get(line.entry) ?? 'gone'
      for (const page of [ownPage(line), '/eval', '/sign-in']) expect(await wrongActionCells(server, line, id, examplePath(page, server.rows), deniedOf(line, visitors), readersOf(page))).toEqual([])
    }
    expect(hashOfRows(server.databaseFile)).toBe(rows)
  })

  it.each(actions.filter((line) => !/sign-in|setup|invite|submitEndSessions/.test(line.entry)))('action $entry is let through for whom the table says', async (line) => {
    const page = ownPage(line)
    expect(await wrongActionCells(server, line, build.actionIds.get(line.entry) ?? 'gone', examplePath(page, server.rows), visitors, readersOf(page))).toEqual([])
  })

  it('an action of another build is refused', async () => {
    const answer = await ask(server, '/settings/people', { method: 'POST', headers: { 'next-action': '60'.padEnd(42, 'a'), 'origin': server.url }, body: new FormData() })
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
  })

  const INTERNAL_HEADERS: [string, string][] = [
    ['x-middleware-subrequest', 'proxy'], ['x-middleware-subrequest', 'proxy:proxy:proxy:proxy:proxy'], ['x-middleware-subrequest', 'middleware:middleware:middleware:middleware:middleware'], ['x-middleware-subrequest', 'src/middleware'], ['x-middleware-subrequest', 'pages/_middleware'],
    ['x-nextjs-data', '1'], ['x-middleware-rewrite', '/sign-in'], ['x-middleware-next', '1'], ['x-invoke-path', '/sign-in'], ['x-matched-path', '/sign-in'], ['next-resume', '1'],
    ['x-original-url', '/sign-in'], ['x-rewrite-url', '/sign-in'], ['x-http-method-override', 'GET'], ['x-forwarded-prefix', '/sign-in'], ['x-sab-path', '/sign-in'], ['x-sab-peer', '127.0.0.1'],
  ]

  it.each(INTERNAL_HEADERS)('the header %s: %s changes no denied cell', async (name, value) => {
    const few = pages.filter((line) => ['/settings/people', '/transcripts/[id]'].includes(line.entry))
    for (const line of few) expect(await wrongPageCells(server, [line], deniedOf(line, visitors), { [name]: value }, ['html', 'rsc'])).toEqual([])
    const some = routes.filter((line) => ['GET /api/v1/audit', 'GET /api/v1/search'].includes(line.entry))
    for (const line of some) expect(await wrongRouteCells(server, [line], deniedOf(line, visitors), { [name]: value })).toEqual([])
  })

  it.each([
    '//settings/people', '/settings/people/', '/SETTINGS/PEOPLE', '/settings%2fpeople', '/sign-in/..;/settings/people', '/settings/%70eople', '/settings/people%20', '/settings/people%00', '/settings/people?x=/sign-in', '/_next/data/x/settings/people.json',
    '/_next/../settings/people', '/./settings/people', '/en/settings/people', '/settings/%c0%afpeople', '/settings/people?nxtPid=1', '/settings/people.rsc', '/settings/people.segments/_tree.segment.rsc', '/api/auth/../v1/audit', '/api/health/..%2fv1%2faudit',
  ])('%s shows a viewer nothing that the plain address would not', async (address) => {
    const viewer = visitors.find((visitor) => visitor.principal === 'viewer')
    for (const headers of [{}, { rsc: '1' }] as Record<string, string>[]) {
      const answer = await ask(server, address, { headers: { ...viewer?.headers, ...headers } })
      expect(answer.status).toBeLessThan(500)
      expect(answer.body).not.toContain(server.people.disabled)
    }
  })

  it('a page’s neighbour claimed in the router’s state opens nothing', async () => {
    const tree = encodeURIComponent(JSON.stringify(['', { children: ['settings', { children: ['people', { children: ['__PAGE__', {}] }] }] }, null, 'refetch']))
    const viewer = visitors.find((visitor) => visitor.principal === 'viewer')
    const answer = await ask(server, '/settings/people?_rsc=x', { headers: { ...viewer?.headers, 'rsc': '1', 'next-router-state-tree': tree } })
    expect(answer.body).not.toContain(server.people.disabled)
  })

  it('a bulk of nothing changes nothing', async () => {
    const rows = hashOfRows(server.databaseFile)
    const admin = visitors.find((visitor) => visitor.principal === 'admin')
    const id = build.actionIds.get('app/settings/people/actions#submitPersonAct') ?? ''
    for (const fields of [{}, { act: 'disable' }, { act: 'disable', id: '' }, { act: 'disable', id: 'undefined' }, { act: 'disable', id: 'null' }, { act: 'withdraw', id: '' }] as Record<string, string>[]) {
      const answer = await ask(server, '/settings/people', { method: 'POST', headers: { ...admin?.headers, 'next-action': id, 'origin': server.url }, body: actionBody(fields) })
      expect([fields, answer.status]).toEqual([fields, 200])
    }
    expect(hashOfRows(server.databaseFile)).toBe(rows)
    // The same way of asking does something where it says what.
    await ask(server, '/settings/people', { method: 'POST', headers: { ...admin?.headers, 'next-action': id, 'origin': server.url }, body: actionBody({ act: 'disable', id: 'person-viewer' }) })
    expect(hashOfRows(server.databaseFile)).not.toBe(rows)
    await ask(server, '/settings/people', { method: 'POST', headers: { ...admin?.headers, 'next-action': id, 'origin': server.url }, body: actionBody({ act: 'enable', id: 'person-viewer' }) })
  })

  it('junk sent to an action is the sender’s fault, never a failure of ours, and changes nothing', async () => {
    const rows = hashOfRows(server.databaseFile)
    const admin = visitors.find((visitor) => visitor.principal === 'admin')
    const text = 'text/plain;charset=UTF-8'
    const junk: [type: string, body: string][] = [[text, 'junk'], [text, '[]'], [text, '[null,null]'], [text, '["x","y"]'], [text, '["$1","$K9","$@0","$F1"]'], [text, '[{"__proto__":{"x":1}},{"then":1}]'], [text, `${'['.repeat(9000)}${']'.repeat(9000)}`], ['multipart/form-data; boundary=x', '--x\r\njunk'], ['application/json', '{}']]
    for (const line of actions.filter(({ entry }) => !/submitSingleSignOn/.test(entry))) {
      const own = examplePath(ownPage(line), server.rows)
      for (const [type, body] of junk) {
        const answer = await ask(server, own, { method: 'POST', headers: { ...admin?.headers, 'next-action': build.actionIds.get(line.entry) ?? 'gone', 'origin': server.url, 'content-type': type }, body })
        expect([line.entry, type, body.slice(0, 40), answer.status < 500]).toEqual([line.entry, type, body.slice(0, 40), true])
      }
    }
    expect(hashOfRows(server.databaseFile)).toBe(rows)
  })

  it('an action from another site, without a word where it comes from, or larger than a form is refused before it is read (AZ-15)', async () => {
    const rows = hashOfRows(server.databaseFile)
    const admin = visitors.find((visitor) => visitor.principal === 'admin')
    const id = build.actionIds.get('app/settings/account/actions#submitName') ?? ''
    const send = async (from: Record<string, string>, fields: Record<string, string> = { name: 'Forged' }) => (await ask(server, '/settings/account', { method: 'POST', headers: { ...admin?.headers, 'next-action': id, ...from }, body: actionBody(fields) })).status
    for (const from of [{}, { origin: 'https://evil.example' }, { origin: 'null' }, { 'origin': server.url, 'sec-fetch-site': 'cross-site' }, { 'origin': `http://x.${server.url.slice(7)}`, 'sec-fetch-site': 'same-site' }, { 'origin': 'https://evil.example', 'x-forwarded-host': 'evil.example' }] as Record<string, string>[]) expect([from, await send(from)]).toEqual([from, 403])
    expect(await send({ origin: server.url }, { name: 'x'.repeat(1_100_000) })).toBe(413)
    expect(hashOfRows(server.databaseFile)).toBe(rows)
    for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS']) expect([method, (await ask(server, '/runs', { method, headers: { ...admin?.headers, origin: server.url } })).status]).toEqual([method, 405])
  })
})

describe('a hole planted in the running app', () => {
  const holes = [
    { permission: 'people.manage', seen: (server: ServerFacts, visitors: Visitor[]) => wrongPageCells(server, pages.filter((line) => line.entry === '/settings/people'), visitors) },
    { permission: 'audit.read', seen: (server: ServerFacts, visitors: Visitor[]) => wrongRouteCells(server, routes.filter((line) => line.entry === 'GET /api/v1/audit'), visitors) },
    { permission: 'tokens.own', seen: (server: ServerFacts, visitors: Visitor[]) => wrongActionCells(server, actions.find((line) => line.entry.endsWith('#submitToken')) ?? actions[0]!, build.actionIds.get('app/settings/tokens/actions#submitToken') ?? '', '/settings/tokens', visitors) },
  ]

  it.each(holes)('in $permission is found by the matrix', async ({ permission, seen }) => {
    const server = await startServer({ env: { SAB_ALLOW_PLANTS: '1', PLANT: `noauth:${permission}` } })
    try {
      const visitors = await everyVisitor(server, disableIn(server.databaseFile))
      expect((await seen(server, visitors)).length).toBeGreaterThan(0)
    } finally {
      await server.stop()
    }
  })

  it('needs both variables: one alone opens nothing', async () => {
    const server = await startServer({ env: { PLANT: 'noauth:people.manage' } })
    try {
      const visitors = await everyVisitor(server, disableIn(server.databaseFile))
      expect(await wrongPageCells(server, pages.filter((line) => line.entry === '/settings/people'), visitors)).toEqual([])
    } finally {
      await server.stop()
    }
  })
})

it('the table has a column for everybody the visitors are', async () => {
  const visitors = await everyVisitor(inject('server'), async () => {})
  expect(visitors.map((visitor) => visitor.principal)).toEqual([...PRINCIPALS])
})
