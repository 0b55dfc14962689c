import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { transcriptLink } from '@/lib/links/links'
import { awake, openBrowser, openDesk, type Desk } from '@/tests/support/browser'

const server = inject('server')

describe('a key pressed after a page is seen and before it answers', () => {
  let browser: Browser
  let desk: Desk
  let page: Page
  beforeAll(async () => {
    browser = await openBrowser()
    desk = await openDesk(browser, server)
    page = desk.page
  })
  afterAll(() => browser.close())

  /** Opens a page, does something while its scripts are still on their way, and waits until it answers. */
  async function early(address: string, act: () => Promise<unknown>): Promise<void> {
    let release = (): void => undefined
    const released = new Promise<void>((resolve) => { release = resolve })
    await page.route('**/_next/static/**/*.js', async (route) => {
      await released
      await route.continue()
    })
    await page.goto(address, { waitUntil: 'commit' })
    await page.waitForFunction(() => document.readyState !== 'loading' && performance.getEntriesByName('first-contentful-paint').length > 0)
    await act()
    expect(await page.evaluate(() => document.documentElement.dataset.awake)).toBeUndefined()
    release()
    // Not `awake`: a key that jumps within the page takes away what the router noted of it.
    await page.waitForFunction(() => document.documentElement.dataset.awake === '')
    await page.waitForTimeout(200)
    await page.unrouteAll({ behavior: 'wait' })
  }

  const rowInFocus = () => page.evaluate(() => document.activeElement?.closest('[data-row]') !== null)
  async function press(...keys: string[]): Promise<void> {
    for (const key of keys) await page.keyboard.press(key)
  }

  it('is given to it, in order', async () => {
    await early('/findings', () => press('j'))
    expect(await rowInFocus()).toBe(true)
    await early(transcriptLink(server.rows.transcript), () => press('j', 'j', '?'))
    await expect.poll(() => new URL(page.url()).hash).toBe('#m1')
    await page.getByRole('dialog', { name: 'Keys' }).waitFor()
    expect(desk.misdeeds).toEqual([])
  })

  it('is given to the search field after Ctrl+K, and marks nothing reviewed', async () => {
    await early(transcriptLink(server.rows.transcript), () => press('Control+k', 'r', 'd'))
    await expect.poll(() => page.getByRole('dialog', { name: 'Search' }).getByRole('combobox').inputValue()).toBe('rd')
    await page.waitForTimeout(300)
    expect(await page.getByRole('button', { name: 'Reviewed', exact: true }).count()).toBe(0)
    expect(desk.misdeeds).toEqual([])
  })

  it('stays in the field it was typed into', async () => {
    const field = page.locator('form[data-filters] input[type=search]')
    await early('/findings', async () => {
      await field.focus()
      await press('j')
      expect(await field.inputValue()).toBe('j')
      await field.evaluate((element) => element.blur())
    })
    expect(await rowInFocus()).toBe(false)
  })

  it('is dropped by a press of the mouse after it', async () => {
    await early('/findings', async () => {
      await press('j')
      await page.mouse.click(700, 700)
    })
    expect(await rowInFocus()).toBe(false)
  })

  it('was meant for the page before where nothing of this one was seen', async () => {
    await page.addInitScript(() => { performance.getEntriesByName = () => [] })
    await page.goto('about:blank')
    await page.route('**/_next/static/**/*.js', async (route) => {
      await new Promise((resolve) => { setTimeout(resolve, 500) })
      await route.continue()
    })
    await page.goto('/findings', { waitUntil: 'commit' })
    await page.waitForFunction(() => document.readyState !== 'loading')
    await press('j')
    expect(await page.evaluate(() => document.documentElement.dataset.awake)).toBeUndefined()
    await awake(page)
    expect(await rowInFocus()).toBe(false)
  })
})
