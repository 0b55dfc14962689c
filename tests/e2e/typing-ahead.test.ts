import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { BundleRecord } from '@/lib/bundle/record'
import { transcriptLink } from '@/lib/links/links'
import { transcriptId } from '@/lib/transcripts/transcript-id'
import { openBrowser, openDesk, visit, type Desk } from '@/tests/support/browser'
import { aCase, agentCalls, agentSays, aModel, aRun, aSuite, aTag, customerSays, toolAnswers } from '@/tests/support/builders'
import { loadRecords } from '@/tests/support/load'
import { startServer, type RunningServer } from '@/tests/support/server'

// Letters are also shortcuts, and some write a review: what is meant for a field must never run as one.

const records: BundleRecord[] = [
  aSuite(), aModel(), aRun(), aTag(), aTag({ id: 'overpromise', name: 'promises too much' }), aCase({ id: 'one', title: 'Case one' }),
  {
    type: 'transcript', run: 'r1', case: 'one', ended: 'resolved',
    messages: [
      customerSays('Where is my order?'),
      agentCalls({ id: 'k1', name: 'find_orders', arguments: { customer: 'c-1' }, effect: 'read' }),
      toolAnswers('k1', 'find_orders', [{ id: 'NL-1', price: 12 }]),
      agentSays('It will arrive tomorrow, I promise.'),
      customerSays('Tomorrow? Good.'),
    ],
  },
]
const link = transcriptLink(transcriptId('r1', 'one'))

describe('on the transcript page', () => {
  let browser: Browser
  let server: RunningServer
  let desk: Desk
  let page: Page
  beforeAll(async () => {
    browser = await openBrowser()
    server = await startServer()
    await loadRecords({ location: { kind: 'sqlite', file: server.databaseFile } }, records)
  })
  beforeEach(async () => {
    await desk?.context.close()
    desk = await openDesk(browser, server, { as: server.people.reviewer })
    page = desk.page
    await visit(page, `${link}#m0`)
  })
  afterAll(async () => {
    await browser.close()
    await server.stop()
  })

  /** From now on scripts wait. @returns how to let them come */
  async function heldBack(): Promise<() => void> {
    let release = (): void => undefined
    const released = new Promise<void>((resolve) => { release = resolve })
    await page.route('**/_next/static/**/*.js', async (route) => {
      await released
      await route.continue()
    })
    return release
  }
  const search = () => page.getByRole('dialog', { name: 'Search' }).getByRole('combobox')
  const composer = () => page.getByRole('dialog', { name: 'Finding' })
  const tagBox = () => composer().getByRole('combobox', { name: 'Tag' })
  const mayBeSeen = async (): Promise<void> => { await page.waitForTimeout(400) }
  const isReviewed = () => page.getByRole('button', { name: 'Reviewed', exact: true }).count()
  async function selectIn(message: string): Promise<void> {
    await page.evaluate((at) => {
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
      const text = document.querySelector(`${at} [data-p=content]`)
      if (text !== null) getSelection()?.selectAllChildren(text)
    }, message)
  }
  async function chooseTag(): Promise<void> {
    await tagBox().fill('promises')
    await page.getByRole('option', { name: 'promises too much' }).click()
    await page.getByRole('listbox').waitFor({ state: 'detached' })
  }

  it('what is typed after Ctrl+K goes into the search field, also before it is there, and runs nothing', async () => {
    const release = await heldBack()
    await page.keyboard.press('Control+k')
    await page.keyboard.type('refumd', { delay: 30 })
    await page.keyboard.press('Backspace')
    await page.keyboard.press('Backspace')
    await page.keyboard.type('nd', { delay: 30 })
    expect(await search().count()).toBe(0)
    release()
    await search().waitFor()
    await page.keyboard.type(' me', { delay: 30 })
    await expect.poll(() => search().inputValue()).toBe('refund me')
    expect(new URL(page.url()).hash).toBe('#m0')
    await page.keyboard.press('Escape')
    await search().waitFor({ state: 'detached' })

    // Once more, now that it is there: it takes the focus a little later than it is asked for.
    await page.keyboard.press('Control+k')
    await page.keyboard.type('drn')
    await expect.poll(() => search().inputValue()).toBe('drn')
    await page.keyboard.press('Control+k')
    await page.keyboard.type('j')
    await expect.poll(() => search().inputValue()).toBe('drnj')
    expect(await isReviewed()).toBe(0)
    expect(desk.misdeeds).toEqual([])
  })

  it('Escape takes Ctrl+K back while search is on its way, and keys are the page’s again', async () => {
    const release = await heldBack()
    await page.keyboard.press('Control+k')
    await page.keyboard.type('dr')
    await page.keyboard.press('Escape')
    await page.keyboard.press('j')
    await expect.poll(() => new URL(page.url()).hash).toBe('#m1')
    release()
    await page.waitForTimeout(600)
    expect(await search().count()).toBe(0)
    expect(await isReviewed()).toBe(0)
  })

  it('what is typed after t goes into the box for the tag', async () => {
    const release = await heldBack()
    await page.keyboard.press('t')
    await page.keyboard.type('drprom', { delay: 30 })
    expect(await composer().count()).toBe(0)
    release()
    await tagBox().waitFor()
    await page.keyboard.type('i', { delay: 30 })
    await expect.poll(() => tagBox().inputValue()).toBe('drpromi')
    await page.getByRole('option', { name: /Create/ }).waitFor()
    await mayBeSeen()
    expect(await isReviewed()).toBe(0)
  })

  it('Escape takes t back while the form is on its way', async () => {
    const release = await heldBack()
    await page.keyboard.press('t')
    await page.keyboard.type('dr')
    await page.keyboard.press('Escape')
    release()
    await page.waitForTimeout(600)
    expect(await composer().count()).toBe(0)
    await page.keyboard.press('t')
    await tagBox().waitFor()
    expect(await tagBox().inputValue()).toBe('')
    expect(await isReviewed()).toBe(0)
  })

  it('another place gives the focus back to the tag, and while a finding is written no key reviews or leaves', async () => {
    await page.keyboard.press('t')
    await tagBox().waitFor()
    await selectIn('#m3')
    await page.keyboard.press('t')
    await composer().getByRole('link', { name: 'message 3' }).waitFor()
    expect(await tagBox().evaluate((box) => box === document.activeElement)).toBe(true)
    await page.keyboard.type('prd')
    expect(await tagBox().inputValue()).toBe('prd')

    await selectIn('#m4')
    for (const key of ['r', 'd', '1', '2', '3', 'n', 'p', 'o', 'a', '?']) await page.keyboard.press(key)
    await mayBeSeen()
    expect(await isReviewed()).toBe(0)
    expect(await page.locator('.rf button[aria-pressed=true]').count()).toBe(0)
    expect(await page.getByRole('dialog').count()).toBe(1)
    expect(await page.locator('#messages .tc > details[open]').count()).toBe(0)
    expect(await page.getByText('There is no list to move in').count()).toBe(0)
    await page.keyboard.press('j')
    await expect.poll(() => new URL(page.url()).hash).toBe('#m1')
    await page.keyboard.press('Escape')
    await composer().waitFor({ state: 'detached' })
    await page.keyboard.press('1')
    await page.locator('.rf button[aria-pressed=true]', { hasText: 'Pass' }).waitFor()
    await page.keyboard.press('1')
    await page.locator('.rf button[aria-pressed=true]').waitFor({ state: 'detached' })
  })

  it('Escape in the box for the tag closes its list, then puts the form away, and the chosen tag stays', async () => {
    await page.keyboard.press('t')
    await chooseTag()
    await composer().getByLabel('Note', { exact: true }).fill('kept')
    await tagBox().focus()
    await page.keyboard.press('ArrowDown')
    await page.getByRole('listbox').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('listbox').waitFor({ state: 'detached' })
    expect(await tagBox().inputValue()).toBe('promises too much')
    await page.keyboard.press('Escape')
    await composer().waitFor({ state: 'detached' })
    await page.getByRole('list', { name: 'Not saved' }).getByRole('button').first().click()
    await tagBox().waitFor()
    expect(await tagBox().inputValue()).toBe('promises too much')
    expect(await composer().getByLabel('Note', { exact: true }).inputValue()).toBe('kept')
    await composer().getByRole('button', { name: 'Discard' }).click()
  })
})
