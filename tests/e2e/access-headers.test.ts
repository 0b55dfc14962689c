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

  it.each([...routes, '/api/nowhere', '/api/v1/nowhere'])('of %s: data that can do nothing and is not kept', async (path) => {
    for (const headers of [{}, { cookie: admin }] as Record<string, string>[]) {
      const answer = await ask(server, path, { headers })
      expect(missing(answer, { ...ALWAYS, 'cache-control': /no-store/ })).toEqual([])
      if (answer.status < 404) expect(missing(answer, { 'content-security-policy': /default-src 'none'/ })).toEqual([])
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

describe('what is not there', () => {
  it.each(['/_next/image?url=/icon.svg&w=64&q=75', '/_next/image?url=http://127.0.0.1:1/&w=64&q=75', '/_next/static/../../package.json', '/_next/static/..%2f..%2fpackage.json', '/.env', '/package.json', '/prisma/schema.prisma', '/data/sab.db', '/data/secret', '/.git/config', '/server-reference-manifest.json', '/_next/server/server-reference-manifest.json'])('%s is not served (HD-10, HD-12, AZ-14)', async (path) => {
    const answer = await ask(server, path, { headers: { cookie: admin } })
    expect([400, 404]).toContain(answer.status)
    expect(answer.body).not.toMatch(/"dependencies"|datasource db|SQLite format|encryptionKey/)
  })
})
