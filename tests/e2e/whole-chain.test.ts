import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { awake, openBrowser, openDesk, type Desk, visit } from '@/tests/support/browser'
import { startServer, type RunningServer } from '@/tests/support/server'

/** Two trials of two tasks as tau-bench writes them; the first task fails in one trial, the second ends as asked. */
function tauFile(thanks = 'Thank you.'): string {
  const policy = { role: 'system', content: '# Retail agent policy\n\nAs a retail agent, you can help users cancel or modify pending orders.' }
  const conversation = (task: number, isPass: boolean) => [
    policy,
    { role: 'user', content: `Hello, I would like to cancel order #W10${task}.` },
    { role: 'assistant', content: null, tool_calls: [{ id: `call_${task}`, type: 'function', function: { name: 'get_order_details', arguments: `{"order_id": "#W10${task}"}` } }] },
    { role: 'tool', tool_call_id: `call_${task}`, name: 'get_order_details', content: '{"status": "pending"}' },
    { role: 'assistant', content: isPass ? 'It is pending. Shall I cancel it? Please answer yes.' : 'I have gone ahead and cancelled it without waiting for your answer.' },
    { role: 'user', content: `${task === 1 ? thanks : 'Thank you.'} ###STOP###` },
  ]
  return JSON.stringify([0, 1].flatMap((trial) => [0, 1].map((task) => {
    const isPass = !(task === 0 && trial === 1)
    return { task_id: task, reward: isPass ? 1 : 0, trial, traj: conversation(task, isPass), info: { task: { user_id: 'u1', instruction: `Cancel order ${task}.`, actions: [], outputs: [] }, source: 'user', user_cost: 0.01, reward_info: { reward: isPass ? 1 : 0, info: { r_actions: isPass ? 1 : 0, gt_data_hash: 'x' }, actions: [] } } }
  })))
}

/** Sends a file by the import page and says yes to what it proposes. */
async function importFile(page: Page, content: string): Promise<void> {
  await visit(page, '/import')
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Choose files' }).click()
  await (await chooser).setFiles({ name: 'tool-calling-helper-2-0.0_range_0--1_user-gpt-4o-llm_0101000000.json', mimeType: 'application/json', buffer: Buffer.from(content) })
  await page.waitForURL(/\/import\/.+/)
  await page.getByRole('button', { name: 'Go on' }).press('Enter')
}

/** What has the focus, in words. */
function inFocus(page: Page): Promise<string> {
  return page.evaluate(() => (document.activeElement === null || document.activeElement === document.body ? 'nothing' : `${document.activeElement.tagName} ${document.activeElement.textContent}`))
}

describe('from a results file to a finding in the report, in the browser', () => {
  let browser: Browser
  let server: RunningServer
  let desk: Desk
  beforeAll(async () => {
    browser = await openBrowser()
    server = await startServer()
    desk = await openDesk(browser, server)
  })
  afterAll(async () => {
    await browser.close()
    await server.stop()
  })

  it('imports a tau-bench file, asking what the file does not say', async () => {
    const { page } = desk
    await importFile(page, tauFile())
    await page.getByText('imported', { exact: true }).first().waitFor()
    expect(await page.getByRole('status').first().innerText()).toMatch(/^The import: imported: 1 suite, 2 cases/)
    await expect.poll(() => inFocus(page)).toBe('H1 tool-calling-helper-2-0.0_range_0--1_user-gpt-4o-llm_0101000000.json')
    await visit(page, '/runs?q=helper-2')
    expect(await page.locator('main tbody tr').count()).toBe(2)
  })

  it('tags a selected passage by keyboard, reviews, and finds it counted in the report', async () => {
    const { page } = desk
    await visit(page, '/transcripts?outcome=failed')
    await page.locator('main tbody a[href^="/transcripts/"]').first().click()
    await page.waitForURL(/\/transcripts\//)
    await awake(page)
    await page.evaluate(() => {
      const body = document.querySelector('#m4 [data-p=content]')
      const node = body === null ? null : document.createTreeWalker(body, NodeFilter.SHOW_TEXT).nextNode()
      if (node === null || node === undefined) throw new Error('message 4 has no text')
      const at = (node.nodeValue ?? '').indexOf('without waiting')
      getSelection()?.setBaseAndExtent(node, at, node, at + 'without waiting'.length)
    })
    await page.keyboard.press('t')
    const dialog = page.getByRole('dialog', { name: 'Finding' })
    await dialog.getByRole('combobox', { name: 'Tag' }).fill('acted before a yes')
    await page.getByRole('option', { name: /acted before a yes/ }).click()
    await dialog.getByLabel('Severity').selectOption('major')
    await dialog.getByLabel('Note').fill('=1+1 cancels at once')
    await page.keyboard.press('Control+Enter')
    await dialog.waitFor({ state: 'detached' })
    await page.locator('mark', { hasText: 'without waiting' }).first().waitFor()
    await page.getByRole('button', { name: 'Mark reviewed' }).click()
    await page.getByRole('button', { name: 'Reviewed', exact: true }).waitFor()

    await visit(page, '/eval/models/helper-2')
    const row = page.locator('tr', { hasText: 'acted before a yes' }).first()
    await row.waitFor()
    const evidence = await row.locator('a[href^="/transcripts?"]').first().getAttribute('href')
    await visit(page, evidence ?? '')
    expect(await page.locator('main tbody tr').count()).toBe(1)
  })

  it('exports the note with everything one needs and no formula in it', async () => {
    const cookies = (await desk.context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
    const answer = await fetch(`${server.url}/api/v1/notes?format=csv&model=helper-2`, { headers: { cookie: cookies } })
    expect(answer.status).toBe(200)
    const text = await answer.text()
    expect(text).toContain('acted before a yes')
    expect(text).toContain('without waiting')
    expect(text).not.toMatch(/(^|[,\n\r"])=1\+1/)
  })

  it('replaces what is stored by keyboard alone, and says what came of it', async () => {
    const { page } = desk
    await importFile(page, tauFile('Thanks a lot.'))
    await page.getByText('refused', { exact: true }).first().waitFor()
    expect(await page.getByRole('status').first().innerText()).toMatch(/^The import: refused, \d+ issues$/)
    await awake(page)
    await page.getByRole('button', { name: 'Replace what is stored' }).press('Enter')
    await page.getByRole('alertdialog').waitFor()
    await expect.poll(() => inFocus(page)).toBe('BUTTON Keep')
    await page.keyboard.press('Escape')
    await expect.poll(() => inFocus(page)).toBe('BUTTON Replace what is stored')
    await page.keyboard.press('Enter')
    await expect.poll(() => inFocus(page)).toBe('BUTTON Keep')
    await page.keyboard.press('Tab')
    await expect.poll(() => inFocus(page)).toBe('BUTTON Replace')
    await page.keyboard.press('Enter')
    await page.getByText('imported', { exact: true }).first().waitFor()
    await expect.poll(() => inFocus(page)).toMatch(/^H1 tool-calling-helper/)
    expect(await page.getByRole('status').first().innerText()).toMatch(/^The import: imported: /)
    const changed = page.getByRole('region', { name: /Runs it changed/ }).first()
    await changed.getByText(/^\d+ replaced$/).first().waitFor()
    expect(await changed.getByRole('link', { name: 'its import' }).first().getAttribute('href')).not.toBe(new URL(page.url()).pathname)
  })

  it('disables an account and enables it again by keyboard alone, and says so where the focus is', async () => {
    const { page } = desk
    await visit(page, '/settings/people')
    await page.getByRole('button', { name: 'Disable viewer@example.com' }).press('Enter')
    await page.getByRole('alertdialog').waitFor()
    await expect.poll(() => inFocus(page)).toBe('BUTTON Keep')
    for (const key of ['Tab', 'Enter']) await page.keyboard.press(key)
    await page.getByRole('button', { name: 'Enable viewer@example.com' }).waitFor()
    await expect.poll(() => inFocus(page)).toMatch(/^DIV The account is shut/)
    await page.getByRole('button', { name: 'Enable viewer@example.com' }).press('Enter')
    await page.getByRole('button', { name: 'Disable viewer@example.com' }).waitFor()
    await expect.poll(() => inFocus(page)).toMatch(/^DIV The account is open again/)
  })

  it('a form that is refused leaves the focus on its button, and the fault stands with its field', async () => {
    const { page } = desk
    await visit(page, '/settings/people')
    await page.getByLabel('E-mail').fill('nobody')
    await page.getByRole('button', { name: 'Make an invitation link' }).press('Enter')
    await page.getByRole('alert').getByText('is not an e-mail address').waitFor()
    expect(await page.getByLabel('E-mail').getAttribute('aria-invalid')).toBe('true')
    await expect.poll(() => inFocus(page)).toBe('BUTTON Make an invitation link')
  })

  it('did all that without a fault in the console', () => {
    expect(desk.misdeeds).toEqual([])
  })
})
