import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser, openDesk, visit } from '@/tests/support/browser'
import { startServer, type RunningServer } from '@/tests/support/server'

/** What has the focus, in the words a screen reader says: role and name. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement
    if (element === null || element === document.body) return 'nothing'
    return `${element.getAttribute('role') ?? element.tagName.toLowerCase()} ${element.getAttribute('aria-label') ?? element.textContent ?? ''}`.trim().slice(0, 80)
  })
}

/** Goes on with the Tab key until the element has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let step = 0; step < 80; step++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`the Tab key does not lead there; it ended at ${await focused(page)}`)
}

/** Opens a dialog from its button, leaves it with Escape, opens it again, goes around it once, and confirms; all by keyboard. */
async function workByKeyboard(page: Page, trigger: Locator, title: string, confirm: string): Promise<void> {
  const dialog = page.getByRole('alertdialog', { name: title })
  await tabTo(page, trigger)
  await page.keyboard.press('Enter')
  await dialog.waitFor()
  // The safe answer has the focus.
  await expect.poll(() => focused(page)).toBe('button Keep')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(() => trigger.evaluate((element) => element === document.activeElement)).toBe(true)
  await page.keyboard.press('Space')
  await dialog.waitFor()
  await expect.poll(() => focused(page)).toBe('button Keep')
  await page.keyboard.press('Tab')
  expect(await focused(page)).toBe(`button ${confirm}`)
  // It holds the focus: after the last control comes the first.
  await page.keyboard.press('Tab')
  await expect.poll(() => focused(page)).toBe('button Keep')
  await page.keyboard.press('Shift+Tab')
  await expect.poll(() => focused(page)).toBe(`button ${confirm}`)
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'detached' })
}

describe('what asks before it is done, by keyboard alone', () => {
  // Of its own: an account is disabled, and what is stored replaced.
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

  it('replaces what is stored, and says which runs were changed', async () => {
    const lines = (ended: string) => [
      { type: 'suite', id: 'keys', name: 'Keys', version: '1' }, { type: 'case', suite: 'keys', id: 'one', title: 'One', kind: 'solvable', intent: 'i' }, { type: 'model', id: 'keys-model', name: 'keys' },
      { type: 'run', id: 'keys-run', suite: 'keys', model: 'keys-model', trial: 1, status: 'complete' }, { type: 'transcript', run: 'keys-run', case: 'one', ended, messages: [{ role: 'customer', content: 'Hello' }] },
    ].map((record) => `${JSON.stringify(record)}\n`).join('')
    const send = async (ended: string): Promise<{ status: number; id: string }> => {
      const response = await fetch(`${server.url}/api/v1/imports?name=keys.jsonl&wait=60`, { method: 'POST', headers: { authorization: `Bearer ${server.tokens.import}` }, body: lines(ended) })
      const answer = await response.json()
      return { status: response.status, id: answer.id ?? answer.error.details.id }
    }
    const first = await send('resolved')
    expect(first.status).toBe(201)
    const { id, status } = await send('closed')
    expect(status).toBe(422)
    const { page, context, misdeeds } = await openDesk(browser, server)
    await visit(page, `/import/${id}`)
    await workByKeyboard(page, page.getByRole('button', { name: 'Replace what is stored' }), 'Replace what is stored?', 'Replace')
    const changed = page.getByRole('region', { name: /Runs it changed/ }).first()
    await changed.getByText('1 replaced').waitFor()
    expect(await changed.getByRole('link', { name: 'keys-run' }).getAttribute('href')).toBe('/runs/keys-run')
    expect(await changed.getByRole('link', { name: 'its import' }).getAttribute('href')).toBe(`/import/${first.id}`)
    // The button is gone: the keyboard and a screen reader go on at the page's heading.
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
    expect(misdeeds).toEqual([])
    await context.close()
  })

  it('disables an account', async () => {
    const { page, context, misdeeds } = await openDesk(browser, server)
    await visit(page, '/settings/people')
    const row = page.getByRole('row').filter({ hasText: server.people.reviewer })
    await workByKeyboard(page, row.getByRole('button', { name: 'Disable' }), 'Disable The reviewer?', 'Disable')
    await row.getByRole('button', { name: 'Enable' }).waitFor()
    // It went with what it did: the focus is at the words about it, and what may be done next is within reach.
    await expect.poll(() => focused(page)).toMatch(/^div The account is shut/)
    await tabTo(page, row.getByRole('button', { name: 'Enable' }))
    await page.keyboard.press('Enter')
    await row.getByRole('button', { name: 'Disable' }).waitFor()
    expect(misdeeds).toEqual([])
    await context.close()
  })
})
