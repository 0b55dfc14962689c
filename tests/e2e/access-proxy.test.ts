import { request as plainRequest } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PASSWORD } from '@/tests/support/seed-desk'
import { startServer, type RunningServer } from '@/tests/support/server'
import { ask, cookiesOf } from '@/tests/support/visitor'

// As docs/operating.md says to run it: one proxy in front, people come by https.
const ORIGIN = 'https://desk.example.org'

let server: RunningServer
beforeAll(async () => { server = await startServer({ env: { SAB_URL: ORIGIN, SAB_TRUST_PROXY: '1' } }) })
afterAll(() => server.stop())

type Sent = { status: number; headers: Record<string, string | string[] | undefined>; body: string }

/** Sends as a proxy does, which says itself what Host it passes on; fetch does not let one. */
function pass(path: string, headers: Record<string, string>, method = 'GET', body = ''): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const sent = plainRequest(`${server.url}${path}`, { method, headers: { 'x-forwarded-for': '203.0.113.7', 'x-forwarded-proto': 'https', ...headers } }, (answer) => {
      let text = ''
      answer.on('data', (piece: Buffer) => { text += piece.toString('utf8') })
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }))
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

async function trySignIn(forwardedFor: string, email: string, password: string): Promise<Sent> {
  const csrf = await ask(server, '/api/auth/csrf')
  const { csrfToken } = JSON.parse(csrf.body)
  return pass('/api/auth/callback/credentials', { 'content-type': 'application/json', 'origin': ORIGIN, 'cookie': cookiesOf(csrf.headers), 'x-forwarded-for': forwardedFor }, 'POST', JSON.stringify({ email, password, csrfToken }))
}

describe('behind a proxy, by https', () => {
  it('cookies are bound to this host and to https, and https is asked for (AU-27, HD-08)', async () => {
    const { status, headers } = await trySignIn('203.0.113.7', server.people.admin, PASSWORD)
    const cookies = [headers['set-cookie'] ?? []].flat()
    expect([status, cookies.some((line) => line.startsWith('__Host-sab.session='))]).toEqual([302, true])
    for (const line of cookies) expect(line).toMatch(/^__Host-.*; Secure/)
    expect(headers.location).toMatch(/^https:\/\/desk\.example\.org\//)
    for (const path of ['/sign-in', '/api/health']) expect((await pass(path, {})).headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains')
  })

  it.each(['desk.example.org', '127.0.0.1:3000', 'evil.example'])('a form comes from our pages by the address people open, whatever Host the proxy passes on (%s)', async (host) => {
    const form = 'email=x'
    const send = async (origin: string) => (await pass('/sign-in', { host, origin, 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(form.length), 'x-forwarded-host': 'evil.example' }, 'POST', form)).status
    expect([await send(ORIGIN), await send('https://evil.example'), await send('http://127.0.0.1:3000')]).toEqual([200, 403, 403])
  })

  it('the peer is whom the proxy names last: what a client claims before it buys no further try (AU-06)', async () => {
    const statuses: number[] = []
    for (let each = 0; each < 34; each++) statuses.push((await trySignIn(`198.51.100.${each}, 203.0.113.99`, `ghost-${each}@example.com`, 'wrong')).status)
    expect(statuses.filter((status) => status === 401)).toHaveLength(30)
    expect(statuses.slice(30)).toEqual([429, 429, 429, 429])
    expect((await trySignIn('203.0.113.99, 203.0.113.100', 'ghost@example.com', 'wrong')).status).toBe(401)
  })
})

it('without being told otherwise it listens on loopback alone', async () => {
  const here = server.url
  await expect(fetch(`${here.replace('127.0.0.1', '127.0.0.2')}/api/health`)).rejects.toThrow()
  expect((await fetch(`${here}/api/health`)).status).toBe(200)
})
