import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '@/lib/db/client'
import { hashLinkSecret } from '@/lib/auth/access-link'
import { openBrowser } from '@/tests/support/browser'
import { PASSWORD } from '@/tests/support/seed-desk'
import { startServer, type RunningServer } from '@/tests/support/server'

let server: RunningServer
let browser: Browser
beforeAll(async () => {
  server = await startServer()
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

/** A page whose console errors and policy violations are collected; a 4xx that the test asks for is none. */
async function open(options: { javaScriptEnabled?: boolean } = {}): Promise<{ page: Page; context: BrowserContext; faults: string[] }> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  const faults: string[] = []
  page.on('console', (message) => { if (message.type() === 'error' && !/status of 40[34]/.test(message.text())) faults.push(message.text()) })
  page.on('pageerror', (error) => faults.push(error.message))
  return { page, context, faults }
}

async function signIn(page: Page, email: string, next = '/settings/account'): Promise<void> {
  await page.goto(`${server.url}/sign-in?next=${encodeURIComponent(next)}`)
  await page.fill('[name=email]', email)
  await page.fill('[name=password]', PASSWORD)
  await Promise.all([page.waitForURL((url) => url.pathname === next.split('?')[0]), page.click('main button[type=submit]')])
}

describe.each([true, false])('in a browser (script: %s)', (javaScriptEnabled) => {
  it('a mistaken password says so, keeps the address, and the right one goes on to where one wanted to be', async () => {
    const { page, context, faults } = await open({ javaScriptEnabled })
    await page.goto(`${server.url}/settings/about`)
    expect(new URL(page.url()).pathname).toBe('/sign-in')
    await page.fill('[name=email]', server.people.viewer)
    await page.fill('[name=password]', 'mistaken')
    await page.click('main button[type=submit]')
    await page.getByText('The address or the password is wrong.').waitFor()
    expect(await page.inputValue('[name=email]')).toBe(server.people.viewer)
    await page.fill('[name=password]', PASSWORD)
    await Promise.all([page.waitForURL(`${server.url}/settings/about`), page.click('main button[type=submit]')])
    await page.getByText('SupportAgentBench').first().waitFor()
    expect(faults).toEqual([])
    await context.close()
  })

  it('an invitation is made, used once, and its person may what the role says', async () => {
    const { page, context, faults } = await open({ javaScriptEnabled })
    await signIn(page, server.people.admin, '/settings/people')
    const email = `invited-${String(javaScriptEnabled)}@example.com`
    await page.fill('main [name=email]', email)
    await page.selectOption('main form:has([name=email]) [name=role]', 'viewer')
    await page.getByRole('button', { name: 'Make an invitation link' }).click()
    const link = await page.getByRole('textbox', { name: `Invitation for ${email}` }).inputValue()
    expect(link).toContain(`${server.url}/invite?key=`)

    const guest = await open({ javaScriptEnabled })
    await guest.page.goto(link)
    await guest.page.fill('[name=name]', 'Invited')
    await guest.page.fill('[name=password]', 'short')
    await guest.page.click('main button[type=submit]')
    await guest.page.getByText('needs at least 12 characters').waitFor()
    await guest.page.fill('[name=password]', 'a long enough sentence')
    await Promise.all([guest.page.waitForURL((url) => url.pathname === '/eval'), guest.page.click('main button[type=submit]')])
    const denied = await guest.page.goto(`${server.url}/settings/people`)
    expect(denied?.status()).toBe(403)
    // Without script Next sends the status of a denied page and no words.
    if (javaScriptEnabled) await guest.page.getByText('Your role does not allow this').waitFor()

    const late = await open({ javaScriptEnabled })
    await late.page.goto(link)
    await late.page.getByText('This link holds no longer').waitFor()
    for (const each of [faults, guest.faults, late.faults]) expect(each).toEqual([])
    for (const each of [context, guest.context, late.context]) await each.close()
  })

  it('signing out ends the session and shows nothing on the way back', async () => {
    const { page, context } = await open({ javaScriptEnabled })
    await signIn(page, server.people.reviewer)
    const cookies = await context.cookies()
    const status = await page.evaluate(async () => {
      const form = document.querySelector<HTMLFormElement>('form[action="/sign-out"]')
      form?.submit()
      return form !== null
    })
    expect(status).toBe(true)
    await page.waitForURL(`${server.url}/sign-in`)
    await context.addCookies(cookies)
    await page.goto(`${server.url}/settings/account`)
    expect(new URL(page.url()).pathname).toBe('/sign-in')
    await context.close()
  })
})

describe('in a browser', () => {
  it('a token is shown once and can be revoked', async () => {
    const { page, context, faults } = await open()
    await signIn(page, server.people.reviewer, '/settings/tokens')
    await page.fill('main [name=name]', 'for the build')
    await page.getByRole('button', { name: 'Make a token' }).click()
    await page.getByText('Choose at least one scope.').waitFor()
    await page.check('[value=import]')
    await page.getByRole('button', { name: 'Make a token' }).click()
    const token = await page.getByRole('textbox', { name: 'Token for the build' }).inputValue()
    expect(token).toMatch(/^sab_[\w-]{43}$/)
    const asked = () => fetch(`${server.url}/api/v1/imports`, { headers: { authorization: `Bearer ${token}` } })
    expect((await asked()).status).toBe(200)
    await page.reload()
    expect(await page.content()).not.toContain(token)
    await page.getByRole('button', { name: 'Revoke token for the build' }).click()
    await page.getByRole('alertdialog', { name: /Revoke/ }).getByRole('button', { name: 'Revoke token' }).click()
    await page.getByText('The token is revoked.').waitFor()
    expect((await asked()).status).toBe(401)
    expect(faults).toEqual([])
    await context.close()
  })

  it('who withdraws an invitation is told so, and the link that holds no longer is gone; that of another stays', async () => {
    const { page, context, faults } = await open()
    await signIn(page, server.people.admin, '/settings/people')
    const link = (email: string) => page.getByRole('textbox', { name: `Invitation for ${email}` })
    for (const email of ['first@example.com', 'second@example.com']) {
      await page.fill('main [name=email]', email)
      await page.getByRole('button', { name: 'Make an invitation link' }).click()
      await link(email).waitFor()
    }
    await page.getByRole('button', { name: 'Withdraw the invitation of first@example.com' }).click()
    await page.getByText('The invitation is withdrawn.').waitFor()
    expect(await link('second@example.com').count()).toBe(1)
    await page.getByRole('button', { name: 'Withdraw the invitation of second@example.com' }).click()
    await link('second@example.com').waitFor({ state: 'detached' })
    expect(await page.getByText('Hand this link to').count()).toBe(0)
    expect(await page.getByText('The invitation is withdrawn.').count()).toBe(1)
    expect(faults).toEqual([])
    await context.close()
  })

  it('who goes on after the session has ended gets the sign-in page alone, without the frame, and comes back after it', async () => {
    const { page, context, faults } = await open()
    await signIn(page, server.people.admin)
    await page.locator('html[data-awake]').waitFor()
    await context.clearCookies()
    await Promise.all([page.waitForURL((url) => url.pathname === '/sign-in'), page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'Runs' }).click()])
    await page.getByRole('navigation', { name: 'Places' }).waitFor({ state: 'detached' })
    expect(await page.locator('[popovertarget]').count()).toBe(0)
    await page.fill('[name=email]', server.people.admin)
    await page.fill('[name=password]', PASSWORD)
    await Promise.all([page.waitForURL(`${server.url}/runs`), page.click('main button[type=submit]')])
    await page.getByRole('navigation', { name: 'Places' }).waitFor()
    expect(faults).toEqual([])
    await context.close()
  })

  it('changing the password keeps this session and ends the others', async () => {
    const [here, there] = [await open(), await open()]
    await signIn(here.page, server.people.viewer)
    await signIn(there.page, server.people.viewer)
    await here.page.fill('[name=current]', PASSWORD)
    await here.page.fill('[name=next]', 'another long sentence')
    await here.page.getByRole('button', { name: 'Change the password' }).click()
    await here.page.getByText('You are signed out everywhere else.').waitFor()
    await here.page.reload()
    expect(new URL(here.page.url()).pathname).toBe('/settings/account')
    await there.page.reload()
    expect(new URL(there.page.url()).pathname).toBe('/sign-in')
    await here.context.close()
    await there.context.close()
  })

  it.each(['/settings/account', '/settings/tokens', '/settings/people', '/settings/audit', '/settings/about', '/nowhere'])('%s breaks no policy and no script', async (path) => {
    const { page, context, faults } = await open()
    await signIn(page, server.people.admin)
    await page.goto(`${server.url}${path}`)
    await page.waitForLoadState('networkidle')
    expect(faults).toEqual([])
    await context.close()
  })
})

describe('the first set-up in a browser', () => {
  it('makes the admin by the printed link; afterwards its address says that the set-up is done', async () => {
    const secret = 'k'.repeat(32)
    const fresh = await startServer({
      seed: async (client) => {
        await client.finding.deleteMany({ where: { id: { not: '' } } })
        await client.review.deleteMany({ where: { reviewer: { not: '' } } })
        await client.import.deleteMany({ where: { id: { not: '' } } })
        await client.apiToken.deleteMany({ where: { id: { not: '' } } })
        await client.user.deleteMany({ where: { id: { not: '' } } })
        await client.accessLink.create({ data: { id: 'setup', secretHash: hashLinkSecret(secret), purpose: 'setup', role: 'admin', expiresAt: new Date(Date.now() + 3_600_000) } })
      },
    })
    try {
      const { page, context, faults } = await open()
      await page.goto(`${fresh.url}/setup`)
      await page.getByText('Open the one-time link').waitFor()
      await page.goto(`${fresh.url}/setup?key=${secret}`)
      await page.fill('[name=email]', 'First@Example.com')
      await page.fill('[name=name]', 'First')
      await page.fill('[name=password]', 'a long enough sentence')
      await Promise.all([page.waitForURL((url) => url.pathname === '/eval'), page.click('main button[type=submit]')])
      await page.goto(`${fresh.url}/setup`)
      await page.getByText('The set-up is done').waitFor()
      await page.waitForLoadState('networkidle')
      expect(await page.evaluate(() => performance.getEntriesByType('navigation').map((entry) => entry.toJSON().type))).toEqual(['navigate'])
      const late = await open()
      for (const path of ['/setup', `/setup?key=${secret}`]) {
        await late.page.goto(`${fresh.url}${path}`)
        await late.page.getByText('The set-up is done').waitFor()
        expect(await late.page.getByRole('link', { name: 'Sign in' }).getAttribute('href')).toBe('/sign-in')
        expect(await late.page.locator('form').count()).toBe(0)
      }
      await late.context.close()
      const client = openDatabase({ kind: 'sqlite', file: fresh.databaseFile })
      expect(await client.user.findMany({ select: { email: true, role: true } })).toEqual([{ email: 'first@example.com', role: 'admin' }])
      await client.$disconnect()
      expect(faults).toEqual([])
      await context.close()
    } finally {
      await fresh.stop()
    }
  })
})
