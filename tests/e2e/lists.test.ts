import { AxeBuilder } from '@axe-core/playwright'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '@/lib/db/client'
import { openBrowser, openDesk, type Desk, visit } from '@/tests/support/browser'
import { startServer, type RunningServer } from '@/tests/support/server'

const LONG = 'a model whose name is longer than any column is wide, '.repeat(4).trim()

/** Twenty-four suites, eighty runs of two models on one of them, and three findings that a program proposed. */
async function seed(client: Database): Promise<void> {
  const hash = ''
  await client.suite.createMany({ data: Array.from({ length: 24 }, (_, index) => ({ id: `suite-${index}`, name: `tau2-bench retail, policy ${(index * 7919 + 100_000).toString(16)}`, version: '1', position: index + 1, hash })) })
  await client.model.createMany({ data: [{ id: 'acme/quick', name: 'quick', slug: 'quick', hash }, { id: 'acme/long', name: LONG, slug: 'long', hash }] })
  await client.run.createMany({ data: Array.from({ length: 80 }, (_, index) => ({ key: 1000 + index, id: `run-${index}`, suiteId: 'suite-7', modelId: index % 2 === 0 ? 'acme/quick' : 'acme/long', trial: index + 1, status: 'complete', hash, importedAt: '2026-10-01T00:00:00Z' })) })
  await client.finding.createMany({ data: [1, 2, 3].map((number) => ({ id: `proposed-${number}`, transcriptKey: 900_001, tagId: 'kanari-tag', status: 'proposed', source: 'detector', author: 'a detector', at: `2026-10-0${number}T00:00:00Z`, hash })) })
}

describe('lists in the browser', () => {
  let server: RunningServer
  let browser: Browser
  let desk: Desk
  beforeAll(async () => {
    server = await startServer({ seed })
    browser = await openBrowser()
    desk = await openDesk(browser, server, { width: 1024 })
  })
  afterAll(async () => {
    await browser.close()
    await server.stop()
  })

  /** Opens a page and waits until it answers. */
  async function open(path: string): Promise<void> {
    await visit(desk.page, path)
  }
  async function press(...keys: string[]): Promise<void> {
    for (const key of keys) await desk.page.keyboard.press(key)
  }
  const place = () => desk.page.evaluate(() => {
    const area = document.querySelector<HTMLElement>('[data-clipped] > section')
    return { top: area?.scrollTop, left: area?.scrollLeft, hidden: area?.parentElement?.dataset.clipped }
  })

  it('say which columns are hidden at the right, and bring them in', async () => {
    const { page } = desk
    await open('/runs')
    const more = page.getByRole('button', { name: 'More columns to the right' })
    await more.waitFor()
    expect(await more.getAttribute('data-tip')).toMatch(/^To the right: .*Imported$/)
    await more.click()
    await expect.poll(async () => (await place()).left).toBeGreaterThan(100)
    await expect.poll(async () => (await place()).hidden).toContain('left')
  })

  it('are found as far down as they were left, and begin at the top when reached by a link', async () => {
    const { page } = desk
    await open('/runs')
    await page.getByRole('button', { name: 'More columns to the right' }).waitFor()
    await page.evaluate(() => document.querySelector('[data-clipped] > section')?.scrollTo({ top: 400 }))
    await expect.poll(async () => (await place()).top).toBe(400)
    await page.evaluate(() => { Object.assign(window, { isSameDocument: true }) })
    await page.locator('[data-row-link]').nth(16).click()
    await page.waitForURL(/\/runs\/run-/)
    await page.goBack()
    await page.waitForURL(/\/runs$/)
    await expect.poll(async () => (await place()).top).toBe(400)
    // The table came as HTML alone; going back shows it again, without asking the server for the document anew.
    expect(await page.locator('[data-row]').count()).toBeGreaterThan(16)
    expect(await page.evaluate(() => Reflect.get(window, 'isSameDocument'))).toBe(true)
    await page.getByRole('link', { name: 'Next page' }).click()
    await page.waitForURL(/page=2/)
    await expect.poll(async () => (await place()).top).toBe(0)
  })

  it('are seen before their scripts start, and their rows are sent once', async () => {
    const page = await desk.context.newPage()
    await page.addInitScript(() => {
      new MutationObserver(() => { if (document.documentElement?.dataset.awake === '') Object.assign(window, { awakeAt: performance.now() }) }).observe(document, { attributes: true, subtree: true, attributeFilter: ['data-awake'] })
    })
    await visit(page, '/runs')
    const [painted, awake] = await page.evaluate(() => [performance.getEntriesByName('first-contentful-paint')[0]?.startTime, Number(Reflect.get(window, 'awakeAt'))])
    expect(painted).toBeLessThan(awake ?? Number.NaN)
    // Nothing but the document and its font is asked for before it was read.
    const early = await page.evaluate(() => {
      const read = performance.getEntriesByType('navigation')[0]?.toJSON().domContentLoadedEventStart ?? Number.NaN
      return performance.getEntriesByType('resource').filter((each) => !(each.startTime >= read)).map((each) => new URL(each.name).pathname.replace(/.*\./, ''))
    })
    expect(early).toEqual(['woff2'])
    const row = await page.locator('[data-row]').first().getAttribute('data-row')
    const html = await (await page.request.get('/runs')).text()
    expect(html.split(`data-row="${row ?? ''}"`)).toHaveLength(2)
    expect(html).not.toContain(`\\"data-row\\":\\"${row ?? ''}`)
    await page.close()
  })

  it('show a name that is cut off whole, to the pointer and to the keyboard', async () => {
    const { page } = desk
    await open('/runs?model=long')
    const link = page.locator('[data-row-link]').first()
    await link.hover()
    await expect.poll(() => page.getByRole('tooltip').textContent()).toContain(LONG)
    await page.mouse.move(0, 0)
    await page.keyboard.press('j')
    await expect.poll(() => page.getByRole('tooltip').textContent()).toContain(LONG)
  })

  it('what the keyboard comes to is not left under the column that stays in view', async () => {
    await open('/runs')
    const isInView = await desk.page.evaluate(async () => {
      const link = document.querySelector<HTMLElement>('main tbody tr:nth-child(3) a[href^="/cases"]')
      link?.closest('section')?.scrollTo({ left: 2000, behavior: 'instant' })
      link?.focus()
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
      const place = link?.getBoundingClientRect()
      return place !== undefined && link?.contains(document.elementFromPoint(place.left + 2, place.top + place.height / 2)) === true
    })
    expect(isInView).toBe(true)
  })

  it('a suite among many is found by typing, and the board and the cases are those of that suite', async () => {
    const { page } = desk
    for (const path of ['/eval', '/cases']) {
      await open(path)
      await page.locator('summary', { hasText: 'Suite' }).click()
      await page.waitForFunction(() => document.activeElement?.matches('input[data-narrow]') === true)
      await page.keyboard.type('RETAIL 2dae')
      await expect.poll(() => page.locator('[data-choice]:visible').count()).toBe(1)
      await page.keyboard.press('Enter')
      await page.waitForURL(`**${path}?suite=suite-11`)
      await page.locator('summary', { hasText: 'policy 2dae' }).waitFor()
    }
  })

  it('a long menu is narrowed by typing, and the arrows move through it without choosing', async () => {
    const { page } = desk
    await open('/runs')
    await page.locator('summary', { hasText: 'Suite' }).click()
    await page.waitForFunction(() => document.activeElement?.matches('input[data-narrow]') === true)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('suite')
    expect(new URL(page.url()).search).toBe('')
    await page.keyboard.press('Enter')
    await page.waitForURL(/suite=/)
    await page.getByRole('link', { name: /^Remove filter Suite/ }).waitFor()
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']).analyze()
    expect(violations.filter((each) => each.impact === 'serious' || each.impact === 'critical').map((each) => each.id)).toEqual([])
  })

  it('findings that a program proposed are selected by x and confirmed together; a reviewer\'s own have no box', async () => {
    const { page, misdeeds } = desk
    misdeeds.length = 0
    await open('/findings?sort=at')
    await page.locator('[data-row-link]').first().waitFor()
    expect(await page.locator('[data-select]').count()).toBe(3)
    await press('j', 'x', 'j', 'x')
    await page.getByText('2 selected').waitFor()
    await page.getByRole('button', { name: 'Confirm' }).click()
    await page.getByText('2 confirmed.').waitFor()
    await expect.poll(() => page.locator('[data-select]:checked').count()).toBe(0)
    expect(await page.getByText('2 selected').isVisible()).toBe(false)
    await open('/findings?status=proposed')
    await page.getByText('1 of 4 findings').waitFor()
    expect(misdeeds).toEqual([])
  })

  it('say what is hidden of a table that came with a save, too', async () => {
    const { page } = desk
    await open('/findings?sort=at')
    await expect.poll(async () => (await place()).hidden).toContain('right')
    await page.evaluate(() => { Object.assign(window, { former: document.querySelector('[data-row]') }) })
    await press('j', 'x')
    await page.getByRole('button', { name: 'Confirm' }).click()
    await page.getByText('1 confirmed.').waitFor()
    expect(await page.evaluate(() => document.contains(Reflect.get(window, 'former')))).toBe(false)
    await page.evaluate(() => document.querySelector<HTMLElement>('[data-clipped] table')?.style.setProperty('display', 'none'))
    await expect.poll(async () => (await place()).hidden).not.toContain('right')
  })

  it('a tag that is refused stands in the form as it was typed', async () => {
    const { page } = desk
    await open('/tags')
    const form = page.locator('form', { has: page.getByRole('button', { name: 'Add tag' }) })
    for (const description of ['The agent speaks of what it cannot know.', 'Another way to say it.']) {
      await form.getByLabel('Name').fill('Made up')
      await form.getByLabel('It says it is a').selectOption('strength')
      await form.getByLabel('When to use it').fill(description)
      await form.getByRole('button', { name: 'Add tag' }).click()
      await form.getByText(description.startsWith('Another') ? 'already' : 'in the codebook').waitFor()
    }
    expect([await form.getByLabel('Name').inputValue(), await form.getByLabel('It says it is a').inputValue(), await form.getByLabel('When to use it').inputValue()]).toEqual(['Made up', 'strength', 'Another way to say it.'])
  })

  it('search finds by several words, and opens with the keyboard alone', async () => {
    const { page } = desk
    await open('/tags')
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: /^Search/ }).fill('retail quick')
    await page.getByRole('option', { name: /quick · run 1/ }).first().waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/runs\/run-/)
  })

  it.each([['a list', '/runs', 128_500], ['a report', '/eval/models/quick?suite=suite-7', 126_000]])('%s ships no more script than it needs', async (_page, path, most) => {
    const session = await desk.context.newCDPSession(desk.page)
    await session.send('Network.enable')
    await session.send('Network.clearBrowserCache')
    const scripts = new Set<string>()
    let bytes = 0
    session.on('Network.responseReceived', ({ requestId, type }) => { if (type === 'Script') scripts.add(requestId) })
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => { if (scripts.has(requestId)) bytes += encodedDataLength })
    await open(path)
    await desk.page.waitForLoadState('networkidle')
    // What React and Next bring alone is 115 kB; a schema library that slips into the frame is 30 more.
    expect(bytes).toBeGreaterThan(50_000)
    expect(bytes).toBeLessThan(most)
    await session.detach()
  })
})
