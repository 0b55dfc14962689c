import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Browser } from 'playwright-core'
import { openBrowser, openDesk } from '@/tests/support/browser'
import { startServer, type RunningServer } from '@/tests/support/server'

describe('the bench page', () => {
  // Of its own: what a round brings would stand in other tests' lists.
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

  it('starts a round, follows it to its end, and leads to the transcripts that came of it', async () => {
    const { context, page, misdeeds } = await openDesk(browser, server)
    await page.goto('/bench')
    await page.getByLabel('Cases').fill('no_such_case')
    await page.getByRole('button', { name: 'Start' }).click()
    await page.getByText('Choose a reference agent, or write a model.').waitFor()
    await page.getByLabel('careful', { exact: false }).first().check()
    await page.getByLabel('Cases').fill('damaged_item')
    await page.getByLabel('Trials').fill('1')
    await page.getByRole('button', { name: 'Start' }).click()
    await page.waitForURL(/\/bench\/b-/)
    await page.getByText('6 of 6 done').waitFor({ timeout: 60_000 })
    await page.locator('header').getByText('done', { exact: true }).waitFor({ timeout: 60_000 })
    await page.getByRole('link', { name: /scripted\.careful\.1$/ }).waitFor()
    await page.getByRole('link', { name: 'damaged_item_1' }).click()
    await page.waitForURL(/\/transcripts\//)
    expect(misdeeds).toEqual([])
    await context.close()
  })

  it("keeps a provider's key without ever showing it, and forgets it", async () => {
    const { context, page, misdeeds } = await openDesk(browser, server)
    await page.goto('/bench')
    await page.getByLabel('Provider').fill('openai')
    await page.getByLabel('Key').fill('sk-typed-once-and-gone')
    await page.getByRole('button', { name: 'Keep' }).click()
    await page.getByText('Kept for openai.').waitFor()
    expect(await page.content()).not.toContain('sk-typed-once-and-gone')
    await page.reload()
    await page.getByText('key kept').waitFor()
    await page.getByRole('button', { name: 'Forget openai' }).click()
    await page.getByText('openai is forgotten.').waitFor()
    expect(misdeeds).toEqual([])
    await context.close()
  })

  it('shows a viewer the rounds, and nothing to start or keep', async () => {
    const { context, page, misdeeds } = await openDesk(browser, server, { as: server.people.viewer })
    await page.goto('/bench')
    await page.getByRole('link', { name: 'scripted/careful' }).first().waitFor()
    expect(await page.getByRole('button', { name: /Start|Keep|Cancel|Resume/ }).count()).toBe(0)
    expect(misdeeds).toEqual([])
    await context.close()
  })
})
