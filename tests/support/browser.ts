import { chromium, type Browser, type BrowserContext, type Page, type Response } from 'playwright-core'
import { CHROMIUM_ARGUMENTS } from '@/bench/browser'
import { PASSWORD } from '@/tests/support/seed-desk'
import type { ServerFacts } from '@/tests/support/server'

/** Debian's Chromium, headless. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: '/usr/bin/chromium', args: CHROMIUM_ARGUMENTS })
}

/** What a page did that no page may do; a test expects it to be empty. */
export type Misdeeds = string[]

export type Desk = { context: BrowserContext; page: Page; misdeeds: Misdeeds }

export type DeskOptions = { width?: number; scheme?: 'light' | 'dark'; ignorePolicy?: boolean; as?: string }

/** A context signed in as somebody, whose page notes console errors, exceptions, dialogs, new windows, requests to other hosts and breaches of the content policy. */
export async function openDesk(browser: Browser, server: ServerFacts, options: DeskOptions = {}): Promise<Desk> {
  const width = options.width ?? 1440
  const context = await browser.newContext({ baseURL: server.url, viewport: { width, height: width < 500 ? 844 : 900 }, colorScheme: options.scheme ?? 'light', bypassCSP: options.ignorePolicy ?? false, acceptDownloads: true })
  const page = await context.newPage()
  const misdeeds: Misdeeds = []
  page.on('console', (message) => { if (message.type() === 'error') misdeeds.push(`console: ${message.text()}`) })
  page.on('pageerror', (error) => misdeeds.push(`exception: ${error.message}`))
  page.on('dialog', (dialog) => {
    misdeeds.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  context.on('page', (opened) => misdeeds.push(`new window: ${opened.url()}`))
  context.on('request', (request) => { if (!request.url().startsWith(server.url) && !/^(data|blob|about):/.test(request.url())) misdeeds.push(`request: ${request.url()}`) })
  await signInWith(page, options.as ?? server.people.admin)
  return { context, page, misdeeds }
}

async function signInWith(page: Page, email: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
}

/** Opens a page and waits until it answers. */
export async function visit(page: Page, address: string): Promise<Response | null> {
  const answer = await page.goto(address)
  await awake(page)
  return answer
}

/** Waits until a page answers, one without the frame until its router has begun: what is clicked before that is the browser's alone, and the router writes the address once more as it wakes up. */
export async function awake(page: Page): Promise<void> {
  await page.waitForFunction(() => (document.documentElement.dataset.awake === '' || document.querySelector('#content') === null) && typeof history.state === 'object' && history.state !== null)
  await page.evaluate(() => new Promise((resolve, reject) => {
    // What runs in the page has no limit of its own.
    setTimeout(() => reject(new Error('No frame was drawn within 30 s')), 30_000)
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 50)))
  }))
}
