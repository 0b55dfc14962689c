import Database from 'better-sqlite3'
import { encode } from 'next-auth/jwt'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PASSWORD } from '@/tests/support/seed-desk'
import { startServer, type RunningServer } from '@/tests/support/server'
import { ask, cookiesOf, signIn, trySignIn } from '@/tests/support/visitor'

let server: RunningServer
beforeAll(async () => { server = await startServer() })
afterAll(() => server.stop())

/** Every try from one peer counts; between tests the counts are forgotten behind the app's back. */
function forgetTries(): void {
  const database = new Database(server.databaseFile)
  database.prepare('DELETE FROM "LoginLimit"').run()
  database.close()
}

function write(sql: string, ...values: unknown[]): void {
  const database = new Database(server.databaseFile)
  database.prepare(sql).run(...values)
  database.close()
}

const isSignedIn = async (cookie: string): Promise<boolean> => (await ask(server, '/settings/account', { headers: { cookie } })).status === 200

describe('signing in over HTTP', () => {
  beforeAll(forgetTries)

  it.each([{ not: '' }, { startsWith: 'a' }, ['admin@example.com'], true, null, 123])('takes no %j for an address or a password (AU-13)', async (value) => {
    for (const [email, password] of [[value, PASSWORD], [server.people.admin, value], [value, value]]) {
      const answer = await trySignIn(server, email, password)
      expect([400, 401]).toContain(answer.status)
      expect(cookiesOf(answer.headers)).not.toContain('sab.session=')
    }
  })

  it.each([['application/x-www-form-urlencoded', 'email[not]=&password=x'], ['multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="email"\r\n\r\na\r\n--x--'], ['application/json', '{"email":'], ['application/json', '[]'], ['application/json', 'null'], ['text/plain', 'x'], ['application/json', `{"email":"${'a'.repeat(30_000)}"}`]])('answers a body of %s with 4xx and no session (AU-13)', async (type, body) => {
    const answer = await ask(server, '/api/auth/callback/credentials', { method: 'POST', headers: { 'content-type': type, 'origin': server.url }, body })
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
    expect(cookiesOf(answer.headers)).not.toContain('sab.session=')
  })

  it('without the csrf token, or with another’s, is refused (AU-20)', async () => {
    for (const csrfToken of [undefined, '', 'a'.repeat(64)]) {
      const answer = await ask(server, '/api/auth/callback/credentials', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email: server.people.admin, password: PASSWORD, csrfToken }) })
      expect(answer.status).toBe(403)
      expect(cookiesOf(answer.headers)).not.toContain('sab.session=')
    }
  })

  it('says the same of an unknown, a disabled and a mistaken account (AU-03)', async () => {
    write('UPDATE "User" SET "disabledAt" = ? WHERE "email" = ?', new Date().toISOString(), server.people.disabled)
    const answers = await Promise.all([[server.people.admin, 'wrong'], ['nobody@example.com', 'wrong'], [server.people.disabled, PASSWORD]].map(([email, password]) => trySignIn(server, email, password)))
    const shapes = answers.map((answer) => JSON.stringify([answer.status, answer.body.replace(/"requestId":"[^"]*"/, ''), [...answer.headers.keys()].sort()]))
    expect(new Set(shapes).size).toBe(1)
    expect(answers[0]?.status).toBe(401)
  })

  it('takes as long for an unknown account as for a known one (AU-04)', async () => {
    forgetTries()
    const times: Record<string, number[]> = { known: [], unknown: [] }
    for (let round = 0; round < 9; round++) {
      for (const [kind, email] of [['known', server.people.reviewer], ['unknown', `ghost${round}@example.com`]] as const) {
        const begun = performance.now()
        await trySignIn(server, email, 'wrong')
        times[kind]?.push(performance.now() - begun)
      }
      forgetTries()
    }
    // The least of each: whatever else the machine does meanwhile can only add.
    const ratio = Math.min(...(times.known ?? [])) / Math.min(...(times.unknown ?? []))
    expect(ratio).toBeGreaterThan(0.7)
    expect(ratio).toBeLessThan(1.43)
  })

  it('gives another session at every sign-in, whatever cookie was planted before (AU-14)', async () => {
    const planted = await trySignIn(server, server.people.viewer, PASSWORD, { headers: { cookie: 'sab.session=planted' } })
    expect(planted.status).toBe(403)
    const [one, other] = [await signIn(server, server.people.viewer), await signIn(server, server.people.viewer)]
    expect(one).not.toBe(other)
    expect(await isSignedIn('sab.session=planted')).toBe(false)
  })

  it('sets cookies that script cannot read and other sites cannot send (AU-27)', async () => {
    const answer = await trySignIn(server, server.people.viewer, PASSWORD)
    const cookies = answer.headers.getSetCookie()
    expect(cookies.some((line) => line.startsWith('sab.session='))).toBe(true)
    for (const line of cookies) expect([/; HttpOnly/i.test(line), /; SameSite=Lax/i.test(line), /; Path=\/(;|$)/i.test(line), line]).toEqual([true, true, true, line])
    for (const line of cookies) expect(decodeURIComponent(line)).not.toContain('viewer@')
  })
})

describe('guessing', () => {
  beforeAll(forgetTries)
  afterAll(forgetTries)

  it('one account ends after ten tries, whatever a client claims to be forwarded for, even with the right password (AU-05, AU-06)', async () => {
    const statuses: number[] = []
    for (let each = 0; each < 14; each++) {
      const address = `203.0.113.${each}`
      const answer = await trySignIn(server, server.people.reviewer, `wrong ${each}`, { headers: { 'x-forwarded-for': address, 'x-real-ip': address, 'forwarded': `for=${address}`, 'cf-connecting-ip': address, 'x-sab-peer': address } })
      statuses.push(answer.status)
      if (answer.status === 429) expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(600)
    }
    expect(statuses.filter((status) => status === 401)).toHaveLength(10)
    expect(statuses.slice(10)).toEqual([429, 429, 429, 429])
    expect((await trySignIn(server, server.people.reviewer, PASSWORD)).status).toBe(429)
    expect((await trySignIn(server, server.people.viewer, PASSWORD)).status).toBe(302)
  })

  it('does not disturb who is signed in already (AU-08)', async () => {
    forgetTries()
    const cookie = await signIn(server, server.people.reviewer)
    for (let each = 0; each < 11; each++) await trySignIn(server, server.people.reviewer, 'wrong')
    expect((await trySignIn(server, server.people.reviewer, PASSWORD)).status).toBe(429)
    expect(await isSignedIn(cookie)).toBe(true)
  })

  it('thirty at once lets no more than ten be looked at, and says busy rather than hang (AU-24, AU-28)', async () => {
    forgetTries()
    const answers = await Promise.all(Array.from({ length: 30 }, () => trySignIn(server, server.people.admin, 'wrong')))
    expect(answers.filter((answer) => answer.status === 401).length).toBeLessThanOrEqual(10)
    expect(answers.every((answer) => [401, 429, 503].includes(answer.status))).toBe(true)
    expect(answers.filter((answer) => answer.status === 503).every((answer) => answer.headers.get('retry-after') !== null)).toBe(true)
  })
})

describe('a session over HTTP', () => {
  beforeAll(() => { forgetTries(); write('UPDATE "User" SET "disabledAt" = NULL') })

  it('that was signed out is worth nothing, also as a copy (AU-15)', async () => {
    const cookie = await signIn(server, server.people.viewer)
    expect(await isSignedIn(cookie)).toBe(true)
    const out = await ask(server, '/sign-out', { method: 'POST', headers: { cookie, origin: server.url } })
    expect([out.status, out.location, out.headers.get('clear-site-data')]).toEqual([303, '/sign-in', '"cache", "storage"'])
    for (const path of ['/settings/account', '/runs', '/api/v1/search?q=x', '/settings/people']) {
      const answer = await ask(server, path, { headers: { cookie } })
      expect([path, [307, 401].includes(answer.status)]).toEqual([path, true])
    }
    expect(JSON.parse((await ask(server, '/api/auth/session', { headers: { cookie } })).body)).toEqual({})
  })

  it('is not signed out by another site (AU-20)', async () => {
    const cookie = await signIn(server, server.people.viewer)
    for (const headers of [{ origin: 'https://evil.example' }, { origin: 'null' }, { 'sec-fetch-site': 'cross-site' }, {}] as Record<string, string>[]) {
      expect((await ask(server, '/sign-out', { method: 'POST', headers: { cookie, ...headers } })).status).toBe(403)
    }
    expect((await ask(server, '/sign-out', { headers: { cookie } })).status).toBe(405)
    expect(await isSignedIn(cookie)).toBe(true)
  })

  it('dies with the role, the password, the account, also while its session route is polled (AU-16, AU-17)', async () => {
    for (const change of ['"role" = \'reviewer\', "sessionVersion" = "sessionVersion" + 1', '"sessionVersion" = "sessionVersion" + 1', '"disabledAt" = \'2026-01-01T00:00:00.000Z\'']) {
      const cookie = await signIn(server, server.people.viewer)
      const renewed = async () => {
        const answer = await ask(server, '/api/auth/session', { headers: { cookie } })
        return cookiesOf(answer.headers).split('; ').find((each) => each.startsWith('sab.session=')) ?? ''
      }
      const polled = await renewed()
      write(`UPDATE "User" SET ${change} WHERE "email" = ?`, server.people.viewer)
      expect([change, await isSignedIn(cookie), await isSignedIn(polled), await renewed()]).toEqual([change, false, false, 'sab.session='])
      write('UPDATE "User" SET "disabledAt" = NULL, "role" = \'viewer\' WHERE "email" = ?', server.people.viewer)
      forgetTries()
    }
  })

  it('ends idle, and ends in any case, as set (AU-18)', async () => {
    const short = await startServer({ env: { SAB_SESSION_IDLE_SECONDS: '2', SAB_SESSION_MAX_SECONDS: '5' } })
    try {
      const answers = async (cookie: string) => (await ask(short, '/settings/account', { headers: { cookie } })).status
      const idle = await signIn(short, short.people.viewer)
      const busy = await signIn(short, short.people.admin)
      const begun = Date.now()
      let last = 200
      while (Date.now() - begun < 4000) {
        last = await answers(busy)
        expect(last).toBe(200)
        await new Promise((resolve) => setTimeout(resolve, 700))
      }
      expect(await answers(idle)).toBe(307)
      while (Date.now() - begun < 6500) await new Promise((resolve) => setTimeout(resolve, 500))
      expect(await answers(busy)).toBe(307)
    } finally {
      await short.stop()
    }
  })

  it('is nobody’s for whatever is no cookie of ours (AU-19)', async () => {
    const junk = [
      'x', '%', '%ZZ', 'a'.repeat(4000), 'eyJhbGciOiJub25lIn0.eyJzaWQiOiJhZG1pbiJ9.',
      await encode({ token: { sid: 'a'.repeat(32) }, secret: 'another secret, of another installation' }),
      await encode({ token: { sid: 'a'.repeat(32) }, secret: 'another secret, of another installation', maxAge: -60 }),
    ]
    for (const value of junk) {
      for (const cookie of [`sab.session=${value}`, `sab.session.0=${value}; sab.session.1=${value}`, `__Secure-next-auth.session-token=${value}`, `sab.session=${value}; sab.session=${value}`]) {
        const begun = performance.now()
        const [page, api, session] = [await ask(server, '/settings/account', { headers: { cookie } }), await ask(server, '/api/v1/search?q=x', { headers: { cookie } }), await ask(server, '/api/auth/session', { headers: { cookie } })]
        expect([page.status, api.status, session.status < 500]).toEqual([307, 401, true])
        expect(performance.now() - begun).toBeLessThan(2000)
      }
    }
  })

  it('is not a token, and a token is not a session (AU-26)', async () => {
    const cookie = await signIn(server, server.people.admin)
    const value = cookie.slice('sab.session='.length)
    expect((await ask(server, '/api/v1/search?q=x', { headers: { authorization: `Bearer ${value}` } })).status).toBe(401)
    expect(await isSignedIn(`sab.session=${server.tokens.read}`)).toBe(false)
    expect((await ask(server, '/settings/account', { headers: { authorization: `Bearer ${server.tokens.read}` } })).status).toBe(307)
    expect((await ask(server, `/api/v1/search?q=x&token=${server.tokens.read}`)).status).toBe(401)
    // A wrong header is refused even beside a good cookie.
    expect((await ask(server, '/api/v1/search?q=x', { headers: { cookie, authorization: 'Bearer sab_wrong' } })).status).toBe(401)
  })

  it.each(['Bearer', 'Bearer %', 'Bearer %ZZ', 'Basic !!', 'Basic YWRtaW46eA==', 'bearer', `Bearer ${'a'.repeat(12_000)}`, 'Bearer sab_x, Bearer sab_y', 'Token x'])('the header %s is refused (AU-19)', async (authorization) => {
    const answer = await ask(server, '/api/v1/search?q=x', { headers: { authorization } })
    expect(answer.status).toBe(401)
    expect(answer.body.length).toBeLessThan(500)
  })

  it('of a revoked token is refused', async () => {
    expect((await ask(server, '/api/v1/search?q=x', { headers: { authorization: `Bearer ${server.tokens.revoked}` } })).status).toBe(401)
    expect((await ask(server, '/api/v1/search?q=x', { headers: { authorization: `Bearer ${server.tokens.read}` } })).status).toBe(200)
  })

  it('changes nothing through the API from another site (AZ-15)', async () => {
    const cookie = await signIn(server, server.people.admin)
    for (const headers of [{ origin: 'https://evil.example' }, { origin: 'null' }, {}, { 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site', 'origin': `http://x.${server.url.slice(7)}` }] as Record<string, string>[]) {
      for (const type of ['application/json', 'text/plain', 'application/x-www-form-urlencoded']) {
        expect((await ask(server, '/api/v1/imports', { method: 'POST', headers: { cookie, 'content-type': type, 'x-http-method-override': 'GET', ...headers }, body: '{}' })).status).toBe(403)
      }
    }
  })
})

describe('the way on', () => {
  const FOREIGN = [
    '//evil.example', '///evil.example', '/\\evil.example', '\\/evil', '/%2f/evil', '/%5cevil', 'https:evil.example', 'https://app@evil.example', 'https://evil.example#@app', 'https://app.evil.example', 'javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'java\tscript:alert(1)',
    'data:text/html,x', 'vbscript:x', '/x\r\nSet-Cookie:a=b', '/%0d%0aSet-Cookie:a=b', '/\0', '/\u202eevil', '.....///win.ini', 'http://[::1', `/${'a'.repeat(7000)}`, '%', '/sign-in?callbackUrl=//evil',
  ]

  function staysHere(location: string | null): boolean {
    if (location === null) return true
    if (/^\/[/\\]/.test(location)) return false
    return new URL(location, server.url).origin === new URL(server.url).origin
  }

  it.each(FOREIGN)('never leaves the app: %j (AU-21)', async (value) => {
    forgetTries()
    const query = encodeURIComponent(value)
    const cookie = await signIn(server, server.people.viewer)
    const planted = `sab.callback=${query}`
    const places = [
      await ask(server, `/sign-in?next=${query}`), await ask(server, `/sign-in?next=${query}`, { headers: { cookie } }), await ask(server, `/sign-in?callbackUrl=${query}&from=${query}`, { headers: { cookie } }),
      await ask(server, `/api/auth/signin?callbackUrl=${query}`), await ask(server, `/api/auth/signout?callbackUrl=${query}`), await ask(server, '/api/auth/signin', { headers: { cookie: planted } }), await ask(server, '/api/auth/session', { headers: { cookie: planted } }),
      await trySignIn(server, server.people.viewer, PASSWORD, { body: { callbackUrl: value } }),
    ]
    for (const answer of places) {
      expect(answer.status).toBeLessThan(500)
      expect([answer.location, staysHere(answer.location)]).toEqual([answer.location, true])
      expect(answer.headers.getSetCookie().some((line) => line.startsWith('a=b'))).toBe(false)
    }
  })

  it('is never another host’s, whatever the request claims (AU-22)', async () => {
    const answers = [
      await ask(server, '/settings/account', { headers: { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' } }),
      await ask(server, '/api/auth/signin', { headers: { 'x-forwarded-host': 'evil.example', 'forwarded': 'host=evil.example' } }),
      await trySignIn(server, server.people.viewer, PASSWORD, { headers: { 'x-forwarded-host': 'evil.example' } }),
    ]
    for (const answer of answers) {
      expect(JSON.stringify([...answer.headers])).not.toContain('evil.example')
      expect(answer.body).not.toContain('evil.example')
    }
  })
})

describe('junk on the auth routes (AU-29)', () => {
  const PATHS = ['callback/credentials', 'callback/oidc', 'callback/nosuch', 'signin', 'signin/credentials', 'signin/nosuch', 'signout', 'session', 'csrf', 'providers', 'error', 'verify-request', '_log', 'nosuch', '..%2f', 'session/x/y']

  it.each(PATHS)('/api/auth/%s never fails', async (path) => {
    for (const method of ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
      for (const cookie of ['', 'sab.callback=%', 'sab.callback=javascript:x; sab.csrf=%00; sab.session=%', 'sab.callback=http://[::1; sab.csrf=a|b|c']) {
        for (const query of ['', '?callbackUrl=%25', '?callbackUrl=http://[::1&error=%00<script>', '?csrfToken[]=x&nextauth=signout']) {
          const answer = await ask(server, `/api/auth/${path}${query}`, { method, headers: { ...(cookie === '' ? {} : { cookie }), 'content-type': 'application/json' }, ...(['POST', 'PUT', 'PATCH'].includes(method) ? { body: '{"json":{}}' } : {}) })
          expect([method, cookie, query, answer.status < 500]).toEqual([method, cookie, query, true])
          expect(answer.body).not.toContain('<script>')
        }
      }
    }
  })
})

it('nothing secret was printed in all of this', () => {
  const output = server.output()
  for (const secret of [PASSWORD, ...Object.values(server.tokens)]) expect(output).not.toContain(secret)
  expect(output).not.toContain('TypeError')
})
