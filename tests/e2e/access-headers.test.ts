import { beforeAll, describe, expect, inject, it } from 'vitest'
import { readAccessTable } from '@/tests/support/access'
import { examplePath } from '@/tests/support/access-entries'
import { ask, signIn, type Answer } from '@/tests/support/visitor'

const server = inject('server')
const pages = readAccessTable().filter((line) => line.kind === 'page').map((line) => examplePath(line.entry, server.rows))
const routes = readAccessTable().filter((line) => line.kind === 'route' && line.entry.startsWith('GET ')).map((line) => examplePath(line.entry.split(' ')[1] ?? '/', server.rows))
let admin = ''
beforeAll(async () => { admin = await signIn(server, server.people.admin) })

const ALWAYS: Record<string, RegExp> = { 'x-content-type-options': /^nosniff$/, 'referrer-policy': /^same-origin$/, 'x-frame-options': /^DENY$/, 'cross-origin-opener-policy': /^same-origin$/, 'cross-origin-resource-policy': /^same-origin$/ }

function missing(answer: Answer, wanted: Record<string, RegExp>): string[] {
  return Object.entries(wanted).filter(([name, value]) => !value.test(answer.headers.get(name) ?? '')).map(([name]) => `${name}: ${answer.headers.get(name) ?? 'none'}`)
}

const nonceOf = (answer: Answer): string => /'nonce-([^']+)'/.exec(answer.headers.get('content-security-policy') ?? '')?.[1] ?? ''

describe('headers', () => {
  it.each([...pages, '/nowhere', '/runs/nothing', '/transcripts/nothing', '/settings/nowhere/else'])('of page %s, seen by nobody and by an admin: a strict policy, no store, and every script carries its nonce (HD-01, HD-02, HD-04, HD-09)', async (path) => {
    for (const headers of [{}, { cookie: admin }, { cookie: admin, rsc: '1' }] as Record<string, string>[]) {
      const answer = await ask(server, path, { headers })
      expect(missing(answer, { ...ALWAYS, 'content-security-policy': /script-src 'self' 'nonce-[\w-]{24}' 'strict-dynamic';/, 'cache-control': /no-store/, 'permissions-policy': /camera=\(\)/ })).toEqual([])
      expect(answer.headers.get('content-security-policy')).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline/)
      expect(answer.headers.get('x-powered-by')).toBeNull()
      const scripts = answer.body.match(/<script\b[^>]*>/g) ?? []
      if (answer.headers.get('content-type')?.startsWith('text/html') === true && answer.status !== 307) expect(scripts.length).toBeGreaterThan(3)
      expect(scripts.filter((tag) => !tag.includes(`nonce="${nonceOf(answer)}"`))).toEqual([])
    }
  })

  it.each([...routes, '/api/nowhere', '/api/v1/nowhere', '/api/v1/findings'])('of %s: data that can do nothing and is not kept', async (path) => {
    for (const headers of [{}, { cookie: admin }] as Record<string, string>[]) {
      const answer = await ask(server, path, { headers })
      expect(missing(answer, { ...ALWAYS, 'cache-control': /no-store/, 'content-security-policy': /default-src 'none'(;|$)(?!.*script-src)/ })).toEqual([])
      if (answer.status >= 400) expect(JSON.parse(answer.body)).toEqual({ error: { code: expect.stringMatching(/^[a-z_]+$/), message: expect.stringMatching(/\w/), requestId: expect.stringMatching(/^[\w-]{36}$/) } })
    }
  })

  it('of a download: its type, its name, and a sandbox', async () => {
    const answer = await ask(server, '/api/v1/audit', { headers: { cookie: admin } })
    expect(missing(answer, { 'content-type': /^text\/csv; charset=utf-8$/, 'content-disposition': /^attachment; filename="audit\.csv"$/, 'content-security-policy': /^sandbox; default-src 'none'$/ })).toEqual([])
  })

  it('give another nonce every time, and never the one a client asks for (HD-03)', async () => {
    const nonces = new Set<string>()
    for (let each = 0; each < 100; each++) nonces.add(nonceOf(await ask(server, '/sign-in', { method: 'HEAD' })))
    expect(nonces.size).toBe(100)
    const planted = await ask(server, '/sign-in', { headers: { 'content-security-policy': `script-src 'nonce-planted'`, 'x-nonce': 'planted', 'content-security-policy-report-only': `script-src 'nonce-planted'` } })
    expect(planted.body).not.toContain('planted')
    expect(JSON.stringify([...planted.headers])).not.toContain('planted')
  })

  it('allow no other origin to read anything (HD-07)', async () => {
    for (const path of ['/sign-in', '/api/health', '/api/v1/search?q=x', '/api/auth/session', '/_next/static/nothing.js']) {
      for (const [method, headers] of [['GET', { origin: 'https://evil.example' }], ['GET', { origin: 'null' }], ['OPTIONS', { 'origin': 'https://evil.example', 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' }]] as [string, Record<string, string>][]) {
        const answer = await ask(server, path, { method, headers })
        expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([])
      }
    }
  })

  it('say https only where it is served so (HD-08)', async () => {
    expect((await ask(server, '/sign-in')).headers.get('strict-transport-security')).toBeNull()
  })
})

describe('a request that is none', () => {
  it.each([
    ['GET', '/runs/%zz', 400], ['GET', '/runs/%ff', 400], ['GET', '/%', 400], ['GET', '/api/v1/findings/%zz', 400], ['GET', '/api/v1/findings/%c0%af', 400], ['PUT', '/api/v1/findings', 405], ['DELETE', '/api/health', 405], ['PATCH', '/api/auth/session', 405],
    ['POST', '/api/nowhere', 404], ['PUT', '/runs', 405], ['GET', '/favicon.ico', 404], ['GET', '/humans.txt', 404], ['GET', '/robots.txt', 200], ['GET', '/_next/static/nothing.js', 404], ['GET', '/_next/nothing', 404], ['POST', '/_next/static/nothing.js', 404], ['GET', '/icon.svg', 200],
  ] as const)('%s %s is answered with %i, under a policy, and for a program in the API’s form', async (method, path, status) => {
    const answer = await ask(server, path, { method, headers: { origin: server.url } })
    expect(answer.status).toBe(status)
    expect(missing(answer, { ...ALWAYS, 'content-security-policy': /default-src 'none'/ })).toEqual([])
    if (answer.headers.get('content-type')?.startsWith('text/html') === true) expect(answer.headers.get('content-security-policy')).toContain(`'nonce-${nonceOf(answer)}'`)
    if (path.startsWith('/api/')) expect(JSON.parse(answer.body)).toMatchObject({ error: { code: expect.any(String), message: expect.any(String), requestId: expect.any(String) } })
    expect(answer.body).not.toMatch(/Internal Server Error|\bat \w+ \(/)
  })

  it.each(['/api/v1/imports/nothing/answers', '/api/v1/findings', '/api/auth/callback/credentials'])('a body without end sent to %s is cut off before it fills the memory', async (path) => {
    const sent = { bytes: 0 }
    const body = new ReadableStream({ pull(controller) { sent.bytes += 65_536; controller.enqueue(new Uint8Array(65_536).fill(97)); if (sent.bytes > 50_000_000) controller.close() } })
    const answer = await ask(server, path, { method: 'POST', headers: { 'cookie': admin, 'origin': server.url, 'content-type': 'application/json' }, body, duplex: 'half' } as RequestInit).catch(() => null)
    if (answer !== null) expect(answer.status).toBe(413)
    expect(sent.bytes).toBeLessThan(20_000_000)
  })
})

describe('what is not there', () => {
  it.each(['/_next/image?url=/icon.svg&w=64&q=75', '/_next/image?url=http://127.0.0.1:1/&w=64&q=75', '/_next/static/../../package.json', '/_next/static/..%2f..%2fpackage.json', '/.env', '/package.json', '/prisma/schema.prisma', '/data/sab.db', '/data/secret', '/.git/config', '/server-reference-manifest.json', '/_next/server/server-reference-manifest.json'])('%s is not served (HD-10, HD-12, AZ-14)', async (path) => {
    const answer = await ask(server, path, { headers: { cookie: admin } })
    expect([400, 404]).toContain(answer.status)
    expect(answer.body).not.toMatch(/"dependencies"|datasource db|SQLite format|encryptionKey/)
  })
})
