import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '@/lib/db/client'
import { openBrowser } from '@/tests/support/browser'
import { startIdentityProvider, type IdentityProvider } from '@/tests/support/identity-provider'
import { startServer, type RunningServer } from '@/tests/support/server'

describe.each([true, false])('single sign-on in a browser (script: %s)', (javaScriptEnabled) => {
  let provider: IdentityProvider
  let server: RunningServer
  let browser: Browser
  beforeAll(async () => {
    provider = await startIdentityProvider('desk')
    server = await startServer({ env: { SAB_OIDC_ISSUER: provider.issuer, SAB_OIDC_CLIENT_ID: 'desk', SAB_OIDC_CLIENT_SECRET: 'only the two of us know', SAB_OIDC_NAME: 'Example ID' } })
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await server.stop()
    await provider.stop()
  })

  async function goIn(person: Parameters<IdentityProvider['vouchFor']>[0]): Promise<{ path: string; next: string | null; text: string }> {
    provider.vouchFor(person)
    const context = await browser.newContext({ javaScriptEnabled })
    const page = await context.newPage()
    await page.goto(`${server.url}/sign-in?next=/settings/account`)
    await Promise.all([page.waitForURL((url) => url.origin === server.url && !(url.pathname === '/sign-in' && url.searchParams.get('error') === null)), page.getByRole('button', { name: 'Example ID' }).click()])
    await page.waitForLoadState()
    const { pathname, searchParams } = new URL(page.url())
    const found = { path: pathname, next: searchParams.get('next'), text: (await page.textContent('body')) ?? '' }
    await context.close()
    return found
  }

  it('lets in who has an account at the verified address, to where they wanted to be', async () => {
    const { path, text } = await goIn({ sub: 's1', email: server.people.reviewer, email_verified: true })
    expect(path).toBe('/settings/account')
    expect(text).toContain(server.people.reviewer)
  })

  it('says to who is not invited that they are not', async () => {
    const { path, next, text } = await goIn({ sub: 's2', email: 'stranger@example.com', email_verified: true })
    expect(path).toBe('/sign-in')
    expect(next).toBe('/settings/account')
    expect(text).toContain('Ask an admin to invite you.')
  })

  it('takes no address that the provider has not verified', async () => {
    const { path, text } = await goIn({ sub: 's3', email: server.people.admin, email_verified: false })
    expect(path).toBe('/sign-in')
    expect(text).toContain('has not verified your address')
  })

  it('says to who is shut out that they are, and to who got another’s address that it is another’s', async () => {
    const client = openDatabase({ kind: 'sqlite', file: server.databaseFile })
    await client.user.update({ where: { email: server.people.disabled }, data: { disabledAt: new Date() } })
    await client.$disconnect()
    expect((await goIn({ sub: 's4', email: server.people.disabled, email_verified: true })).text).toContain('Your account here is disabled.')
    await goIn({ sub: 's5', email: server.people.viewer, email_verified: true })
    expect((await goIn({ sub: 's6', email: server.people.viewer, email_verified: true })).text).toContain('belongs to another person')
  })

  it.each([[{ iss: 'https://elsewhere.example.org' }, 'unexpected iss value'], [{ aud: 'another' }, 'aud mismatch'], [{ nonce: 'of-yesterday' }, 'nonce mismatch']])('an answer with %j lets nobody in, leads back to the same way on, and stands in the audit log', async (more, why) => {
    const { path, next, text } = await goIn({ sub: 's1', email: server.people.reviewer, email_verified: true, ...more })
    expect([path, next]).toEqual(['/sign-in', '/settings/account'])
    expect(text).toContain('Signing in did not work.')
    const client = openDatabase({ kind: 'sqlite', file: server.databaseFile })
    const entry = await client.auditEntry.findFirst({ where: { action: 'sign-in.refused' }, orderBy: { seq: 'desc' } })
    await client.$disconnect()
    expect(entry).toMatchObject({ actor: 'nobody', subject: provider.issuer })
    expect(JSON.parse(entry?.detail ?? '')).toMatchObject({ by: 'single sign-on', why: expect.stringContaining(why) })
  })
})
