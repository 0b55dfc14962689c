import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Browser } from 'playwright-core'
import { openBrowser, openDesk, visit } from '@/tests/support/browser'
import { startModelServer } from '@/tests/support/model-server'
import { answerAs } from '@/tests/support/served-agent'
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

  it('says what a round comes to before it starts, refuses what is wrong at its field, and leads to the transcripts that came of it', async () => {
    const { context, page, misdeeds } = await openDesk(browser, server)
    await visit(page, '/bench')
    await page.getByRole('link', { name: 'Start a round' }).first().click()
    await page.waitForURL(/\/bench\/new/)
    const summary = page.getByRole('complementary', { name: 'What will be run' })
    await summary.getByText('0 conversations').waitFor()
    await page.getByRole('button', { name: 'Start' }).click()
    await page.getByText('Choose a reference agent, or add a model.').waitFor()
    await page.getByLabel('careful', { exact: false }).first().check()
    await summary.getByText('324 conversations').waitFor()
    await page.getByLabel('By kind and intent').check()
    for (const kind of ['must escalate', 'adversarial']) await page.getByRole('checkbox', { name: kind }).uncheck()
    await page.getByText('120 of 162 cases').waitFor()
    await page.getByLabel('By name').check()
    await page.getByLabel('Case names').fill('damaged_item')
    await page.getByLabel('Trials').fill('0')
    await page.getByText('At least 1.').waitFor()
    await page.getByLabel('Trials').fill('1')
    await summary.getByText('6 conversations').waitFor()
    await page.getByRole('button', { name: 'Start' }).click()
    await page.waitForURL(/\/bench\/b-/)
    // Within the test's own limit, so that what was waited for in vain is named.
    await page.getByText('6 of 6 done').waitFor({ timeout: 40_000 })
    await page.locator('header').getByText('done', { exact: true }).waitFor({ timeout: 20_000 })
    await page.getByRole('link', { name: 'run 1' }).waitFor()
    await page.getByRole('link', { name: 'Report' }).waitFor()
    await page.getByRole('link', { name: /^Done/ }).click()
    await page.getByRole('link', { name: 'damaged_item_1' }).click()
    await page.waitForURL(/\/transcripts\//)
    expect(misdeeds).toEqual([])
    await context.close()
  })

  it('a model over the wire: its cost is expected and counted, failures say why, and what failed is tried again', async () => {
    let isDown = true
    const models = await startModelServer((request) => (isDown && request.messages.length > 1 ? { kind: 'status', status: 400, message: 'not today' } : answerAs('careful', request)))
    const { context, page, misdeeds } = await openDesk(browser, server)
    try {
      await visit(page, '/bench/providers')
      await page.getByRole('listitem').filter({ hasText: 'OpenAI' }).getByText('Keep a key or an address').click()
      const form = page.getByRole('form', { name: 'OpenAI' })
      await form.getByLabel('Key').fill('sk-typed-once-and-gone')
      await form.getByLabel('Base URL').fill(models.url)
      await form.getByRole('button', { name: 'Keep' }).click()
      await page.getByText('Kept for openai.').waitFor()
      await visit(page, '/bench/new')
      await page.getByLabel('Models').fill('gpt-4o')
      await page.getByRole('button', { name: 'Add' }).click()
      await page.getByText('Write provider/model').waitFor()
      await page.getByLabel('Models').fill('openai/gpt-4o')
      await page.getByLabel('Models').press('Enter')
      await page.getByText('key kept here').waitFor()
      await page.getByLabel('By name').check()
      await page.getByLabel('Case names').fill('order_tracking_1 order_tracking_2')
      await page.getByLabel('Trials').fill('1')
      // Two conversations of 29,400 tokens in at $2.50 and 360 out at $10 a million.
      await page.getByText('about $0.15').waitFor()
      await page.getByRole('button', { name: 'Start' }).click()
      await page.waitForURL(/\/bench\/b-/)
      await page.getByRole('button', { name: 'Try the 2 failed again' }).waitFor({ timeout: 60_000 })
      await page.getByRole('cell', { name: /400 not today/ }).first().waitFor()
      isDown = false
      await page.getByRole('button', { name: 'Try the 2 failed again' }).click()
      await page.getByText('2 of 2 done').waitFor({ timeout: 60_000 })
      await page.locator('header').getByText('done', { exact: true }).waitFor({ timeout: 60_000 })
      await page.getByRole('table', { name: 'What it cost so far' }).getByRole('rowheader', { name: 'agent' }).waitFor()
      expect(await page.content()).not.toContain('sk-typed-once-and-gone')
      expect(misdeeds).toEqual([])
    } finally {
      await models.close()
      await context.close()
    }
  })

  it("keeps a provider's key without ever showing it, and forgets it", async () => {
    const { context, page, misdeeds } = await openDesk(browser, server)
    await visit(page, '/bench/providers')
    const row = page.getByRole('listitem').filter({ hasText: 'Anthropic' })
    await row.getByText('Keep a key or an address').click()
    await row.getByLabel('Key').fill('sk-typed-twice-and-gone')
    await row.getByLabel('Base URL').fill('ftp://x.invalid')
    await row.getByRole('button', { name: 'Keep' }).click()
    await row.getByText('An http address').waitFor()
    await row.getByLabel('Key').fill('sk-typed-twice-and-gone')
    await row.getByLabel('Base URL').fill('')
    await row.getByRole('button', { name: 'Keep' }).click()
    await page.getByText('Kept for anthropic.').waitFor()
    await page.reload()
    await row.getByText('key kept here').waitFor()
    expect(await page.content()).not.toContain('sk-typed-twice-and-gone')
    await row.getByText('Change or forget').click()
    await page.getByRole('button', { name: 'Forget anthropic' }).click()
    await page.getByText('anthropic is forgotten.').waitFor()
    expect(misdeeds).toEqual([])
    await context.close()
  })

  it('shows a viewer the rounds, and nothing to start or keep', async () => {
    const { context, page, misdeeds } = await openDesk(browser, server, { as: server.people.viewer })
    await visit(page, '/bench')
    await page.getByRole('link', { name: 'scripted/careful' }).first().click()
    await page.getByText('6 of 6 done').waitFor()
    expect(await page.getByRole('button', { name: /Start|Keep|Cancel|Resume|Remove|again/ }).count()).toBe(0)
    expect(await page.getByRole('link', { name: /Start a round|Providers/ }).count()).toBe(0)
    expect(misdeeds).toEqual([])
    await context.close()
  })

  it('removes a round that is over after asking, and leaves the runs that came of it', async () => {
    const { context, page, misdeeds } = await openDesk(browser, server)
    await visit(page, '/bench')
    await page.getByRole('link', { name: 'scripted/careful' }).click()
    await page.waitForURL(/\/bench\/b-/)
    await page.getByRole('button', { name: 'Remove' }).click()
    const dialog = page.getByRole('alertdialog', { name: 'Remove this round?' })
    await dialog.getByText('1 run that came of it stays, with findings and reviews.').waitFor()
    await dialog.getByRole('button', { name: 'Remove round' }).click()
    await page.waitForURL(/\/bench$/)
    await page.getByRole('link', { name: 'scripted/careful' }).waitFor({ state: 'detached' })
    expect(await page.locator('main tbody tr').count()).toBeGreaterThan(0)
    await visit(page, '/runs?q=careful')
    expect(await page.locator('main tbody tr').count()).toBe(1)
    expect(misdeeds).toEqual([])
    await context.close()
  })
})
