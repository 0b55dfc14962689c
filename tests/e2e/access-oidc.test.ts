import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
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

  async function goIn(person: Parameters<IdentityProvider['vouchFor']>[0]): Promise<{ path: string; text: string }> {
    provider.vouchFor(person)
    const context = await browser.newContext({ javaScriptEnabled })
    const page = await context.newPage()
    await page.goto(`${server.url}/sign-in?next=/settings/account`)
    await Promise.all([page.waitForURL((url) => url.origin === server.url && !(url.pathname === '/sign-in' && url.searchParams.get('error') === null)), page.getByRole('button', { name: 'Example ID' }).click()])
    await page.waitForLoadState()
    const found = { path: new URL(page.url()).pathname, text: (await page.textContent('body')) ?? '' }
    await context.close()
    return found
  }

  it('lets in who has an account at the verified address, to where they wanted to be', async () => {
    const { path, text } = await goIn({ sub: 's1', email: server.people.reviewer, email_verified: true })
    expect(path).toBe('/settings/account')
    expect(text).toContain(server.people.reviewer)
  })

  it('says to who is not invited that they are not', async () => {
    const { path, text } = await goIn({ sub: 's2', email: 'stranger@example.com', email_verified: true })
    expect(path).toBe('/sign-in')
    expect(text).toContain('Ask an admin to invite you.')
  })

  it('takes no address that the provider has not verified', async () => {
    expect((await goIn({ sub: 's3', email: server.people.admin, email_verified: false })).path).toBe('/sign-in')
  })
})
