import { AxeBuilder } from '@axe-core/playwright'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { openBrowser, openDesk, visit, type Desk } from '@/tests/support/browser'

const { rows } = inject('server')

/** Every page a signed-in person can open, each with something on it. */
const PAGES = [
  `/eval?suite=${rows.suite}`, `/eval/models/${rows.slug}?suite=${rows.suite}`, '/runs', `/runs/${rows.run}`, '/cases', `/cases/${rows.suite}/${rows.case}`, '/transcripts', `/transcripts/${rows.transcript}`,
  '/findings', '/search?q=order', '/tags', '/review', '/bench', '/bench/new', '/bench/providers', '/import', '/settings/account', '/settings/tokens', '/settings/people', '/settings/audit', '/settings/about', '/there-is-no-such-page',
]

describe.each([
  { width: 1440, scheme: 'light' }, { width: 1440, scheme: 'dark' }, { width: 390, scheme: 'light' }, { width: 390, scheme: 'dark' },
] as const)('at $width px, $scheme', ({ width, scheme }) => {
  let browser: Browser
  let desk: Desk
  beforeAll(async () => {
    browser = await openBrowser()
    desk = await openDesk(browser, inject('server'), { width, scheme })
  })
  afterAll(() => browser.close())

  it.each(PAGES)('%s has no serious fault of access, nothing wider than the window, and a quiet console', async (path) => {
    desk.misdeeds.length = 0
    const answer = await desk.page.goto(path)
    expect(answer?.status()).toBe(path === '/there-is-no-such-page' ? 404 : 200)
    const { violations } = await new AxeBuilder({ page: desk.page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']).analyze()
    const serious = violations.filter((each) => each.impact === 'serious' || each.impact === 'critical').map((each) => `${each.id}: ${each.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)
    expect(serious).toEqual([])
    expect(await desk.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0)
    // axe opens a blank page of its own to put its findings together.
    expect(desk.misdeeds.filter((each) => !each.includes('404 (Not Found)') && each !== 'new window: about:blank')).toEqual([])
  })
})

describe('the header of a transcript', () => {
  let browser: Browser
  beforeAll(async () => { browser = await openBrowser() })
  afterAll(() => browser.close())

  it.each([640, 900, 1024, 1100, 1200])('at %d px has room for the title, and for search', async (width) => {
    const desk = await openDesk(browser, inject('server'), { width })
    await visit(desk.page, `/transcripts/${rows.transcript}`)
    const widths = await desk.page.evaluate(() => ['h1', '[data-open-search]'].map((one) => { const box = document.querySelector(one)?.getBoundingClientRect(); return { width: box?.width ?? 0, right: box?.right ?? Infinity } }))
    expect(widths.every((each) => each.width > 30 && each.right <= width)).toBe(true)
    expect(await desk.page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
    await desk.context.close()
  })

  it('an invitation to a long address stays within a telephone', async () => {
    const desk = await openDesk(browser, inject('server'), { width: 390 })
    await visit(desk.page, '/settings/people')
    await desk.page.getByLabel('E-mail').fill(`${'somebodyofthequalitydepartment'.repeat(2)}@customersupport.longcompanyname.example`)
    await desk.page.getByRole('button', { name: 'Make an invitation link' }).click()
    await desk.page.getByRole('button', { name: /Withdraw the invitation of somebody/ }).waitFor()
    expect(await desk.page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    await desk.context.close()
  })
})
