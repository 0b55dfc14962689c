import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { BundleRecord } from '@/lib/bundle/record'
import { transcriptFromLink, transcriptLink } from '@/lib/links/links'
import { transcriptId } from '@/lib/transcripts/transcript-id'
import { awake, type Desk, openBrowser, openDesk, visit } from '@/tests/support/browser'
import { aCase, aFinding, agentCalls, agentSays, aJudgement, aModel, anAnchor, aRun, aSuite, aTag, customerSays, toolAnswers } from '@/tests/support/builders'
import { loadRecords } from '@/tests/support/load'
import { startServer, type RunningServer } from '@/tests/support/server'

// What a reviewer does on a transcript's page, in a browser: by hand, by key alone, without a connection, and beside somebody else.

const CASES = ['one', 'two', 'three', 'four', 'five'] as const

const records: BundleRecord[] = [
  aSuite(), aModel(), aRun(), aTag(), aTag({ id: 'overpromise', name: 'promises too much' }),
  ...CASES.flatMap((id): BundleRecord[] => [
    aCase({ id, title: `Case ${id}` }),
    {
      type: 'transcript', run: 'r1', case: id, ended: 'resolved',
      messages: [
        { role: 'system', content: 'Follow the policy.' },
        customerSays('Where are my orders?'),
        agentCalls({ id: 'k1', name: 'find_orders', arguments: { customer: 'c-1' }, effect: 'read' }),
        toolAnswers('k1', 'find_orders', [{ id: 'NL-1', state: 'pending' }, { id: 'NL-2', state: 'pending' }, { id: 'NL-3', state: 'pending' }]),
        agentSays('All three are pending. They will arrive tomorrow, I promise.'),
        customerSays('Tomorrow? Good. ###STOP###'),
        agentSays('In truth nobody can say when they arrive.'),
      ],
    },
    aJudgement({ case: id, resolved: false, score: 20 }),
  ]),
  aFinding({ id: 'stored-finding', case: 'five', source: 'judge', anchors: [anAnchor({ message: 3, part: 'result', quote: 'pending', prefix: 'NL-3\n' })] }),
  aSuite({ id: 'long', name: 'Long' }), aCase({ suite: 'long', id: 'long', title: 'Case long' }), aRun({ id: 'r-long', suite: 'long' }),
  {
    type: 'transcript', run: 'r-long', case: 'long', ended: 'closed',
    messages: Array.from({ length: 600 }, (_, number) => (number % 2 === 0 ? customerSays : agentSays)(number === 599 ? 'The last of six hundred.' : `Message ${number}. ${'It says little and says it at length. '.repeat(1 + (number % 7))}`)),
  },
]

const link = (id: string): string => transcriptLink(transcriptId('r1', id))

/** Selects from the first words to the second, each in the text of a message or, with `leaf`, in that value of a payload. */
async function select(page: Page, from: { at: string; words: string; leaf?: number }, to = from): Promise<void> {
  await page.evaluate(([first, last]) => {
    const textOf = (place: { at: string; leaf?: number }): Node => {
      const element = place.leaf === undefined ? document.querySelector(`${place.at} [data-p=content]`) : document.querySelectorAll(`${place.at} [data-p=result] .v`)[place.leaf]
      const node = element === null || element === undefined ? null : document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode()
      if (node === null) throw new Error(`no text at ${place.at}`)
      return node
    }
    const [start, end] = [textOf(first), textOf(last)]
    // A hand that selects leaves the field it was in.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
    getSelection()?.setBaseAndExtent(start, (start.nodeValue ?? '').indexOf(first.words), end, (end.nodeValue ?? '').indexOf(last.words) + last.words.length)
  }, [from, to] as const)
}

/** Fills the open composer and saves it by key. */
async function write(page: Page, tag: string, note: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Finding' })
  await dialog.getByRole('combobox', { name: 'Tag' }).fill(tag)
  await page.getByRole('option', { name: tag }).first().click()
  await dialog.getByLabel('Note', { exact: true }).fill(note)
  await page.keyboard.press('Control+Enter')
  await dialog.waitFor({ state: 'detached' })
}

async function findingsOf(page: Page, id: string): Promise<string[]> {
  const answer = await page.request.get(`/api/v1/notes?format=jsonl&case=${id}`)
  return (await answer.text()).split('\n').filter((line) => line !== '').map((line) => JSON.parse(line)).map(({ note }) => String(note)).toSorted()
}

describe('the transcript page', () => {
  let browser: Browser
  let server: RunningServer
  let desk: Desk
  let page: Page
  beforeAll(async () => {
    browser = await openBrowser()
    server = await startServer()
    await loadRecords({ location: { kind: 'sqlite', file: server.databaseFile } }, records)
    desk = await openDesk(browser, server, { as: server.people.reviewer })
    page = desk.page
  })
  afterAll(async () => {
    await browser.close()
    await server.stop()
  })

  it('is worked through by key alone, from the queue to the next transcript and back', async () => {
    await visit(page, '/review?queue=failed&suite=s1')
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/transcripts\//)
    await awake(page)
    expect(await page.locator('.sl').innerText()).toContain('1 of 5')
    for (const key of ['j', 'j']) await page.keyboard.press(key)
    await expect.poll(() => new URL(page.url()).hash).toBe('#m1')
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'Keys' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog', { name: 'Keys' }).waitFor({ state: 'detached' })

    await page.keyboard.press('t')
    await page.getByRole('combobox', { name: 'Tag' }).waitFor()
    await page.keyboard.type('asks for all at once')
    await page.getByRole('option', { name: /Create/ }).waitFor()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+Enter')
    await page.locator('#m1 .fs', { hasText: 'asks for all at once' }).waitFor()
    expect(await page.locator('#m1 .fs').innerText()).toContain('The reviewer')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe('#m1')

    await page.keyboard.press('2')
    await page.locator('button[aria-pressed=true]', { hasText: 'Fail' }).waitFor()
    await page.keyboard.press('d')
    await page.waitForURL((url) => url.pathname === link('two'))
    await awake(page)
    expect(await page.locator('.sl').innerText()).toContain('1 of 4')
    await page.keyboard.press('p')
    await page.waitForTimeout(200)
    expect(new URL(page.url()).pathname).toBe(link('two'))
    await page.goBack()
    await awake(page)
    expect(await page.locator('.sl').innerText()).toContain('left the list, 4 there')
    await page.keyboard.press('n')
    await page.waitForURL((url) => url.pathname === link('two'))
    expect((await (await page.request.get('/api/v1/exports/bundle?suite=s1')).body()).length).toBeGreaterThan(0)
  })

  it('ties a promise to what contradicts it, over a border of messages and in one of three equal values', async () => {
    await visit(page, link('two'))
    await select(page, { at: '#m4', words: 'arrive tomorrow' }, { at: '#m5', words: 'Tomorrow?' })
    await page.keyboard.press('t')
    const dialog = page.getByRole('dialog', { name: 'Finding' })
    await dialog.getByText('message 5').waitFor()
    await select(page, { at: '#m6', words: 'nobody can say' })
    await page.keyboard.press('t')
    await dialog.getByLabel('What message 6 is to the finding').selectOption('contradicts')
    await page.evaluate(() => { for (const fold of document.querySelectorAll('#messages details')) if (fold instanceof HTMLDetailsElement) fold.open = true })
    await select(page, { at: '#m3', words: 'pending', leaf: 3 })
    await page.keyboard.press('t')
    await write(page, 'promises too much', 'two ends')
    await page.locator('#m6 mark', { hasText: 'nobody can say' }).waitFor()
    const marked = await page.evaluate(() => [...document.querySelectorAll('#messages mark[data-f]')].map((mark) => mark.textContent))
    expect(marked).toEqual(['pending', 'arrive tomorrow, I promise.', 'Tomorrow?', 'nobody can say'])
    expect(await page.evaluate(() => [...document.querySelectorAll('#m3 [data-p=result] .v')].findIndex((value) => value.querySelector('mark') !== null))).toBe(3)
    await page.getByRole('list').getByText('contradicted in').first().waitFor()

    await page.getByRole('button', { name: 'Edit' }).click()
    await dialog.getByRole('button', { name: 'Take result of find_orders in message 3 out' }).click()
    await page.keyboard.press('Control+Enter')
    await dialog.waitFor({ state: 'detached' })
    await page.locator('#m3 mark').waitFor({ state: 'detached' })
    expect(await page.locator('#messages mark[data-f]').count()).toBe(3)
  })

  it('loses nothing without a connection: what was tagged and decided is there once, even after the tab was closed', async () => {
    await visit(page, link('three'))
    await page.keyboard.press('k')
    await page.waitForTimeout(800)
    await desk.context.setOffline(true)
    for (const [index, message] of ['#m1', '#m4', '#m6'].entries()) {
      await page.evaluate((hash) => { location.hash = hash }, message)
      await page.keyboard.press('t')
      await write(page, 'promises too much', `offline ${index}`)
    }
    await page.keyboard.press('1')
    await page.getByRole('group', { name: 'grounded' }).getByRole('button', { name: 'no' }).click()
    await page.getByRole('group', { name: 'resolved' }).getByRole('button', { name: 'yes' }).click()
    await page.getByLabel('Note', { exact: true }).fill('a note without a connection')
    expect(await page.getByRole('list', { name: 'Not saved' }).getByText('waiting for the server').count()).toBe(3)
    await page.getByText('4 changes are not saved').waitFor()
    await page.close()
    await desk.context.setOffline(false)
    page = await desk.context.newPage()
    await visit(page, link('three'))
    await expect.poll(() => findingsOf(page, 'three'), { timeout: 20_000 }).toEqual(['offline 0', 'offline 1', 'offline 2'])
    expect(await page.getByLabel('Note', { exact: true }).inputValue()).toBe('a note without a connection')
    await page.getByLabel('Note', { exact: true }).focus()
    await page.getByLabel('Note', { exact: true }).blur()
    await page.getByText('Saved.', { exact: true }).waitFor()
    await page.reload()
    await awake(page)
    expect(await page.locator('.rf button[aria-pressed=true]').allInnerTexts()).toEqual(['Pass'])
    for (const [part, word] of [['grounded', 'no'], ['resolved', 'yes']] as const) expect(await page.getByRole('group', { name: part, exact: true }).locator('button[aria-pressed=true]').innerText()).toBe(word)
    expect(await page.getByRole('list', { name: 'Not saved' }).count()).toBe(0)
  })

  it('stores a finding once whose answer was lost on the way', async () => {
    await visit(page, link('four'))
    let lost = 0
    await page.route('**/transcripts/**', async (route) => {
      if (route.request().method() !== 'POST' || lost > 0) return route.continue()
      lost++
      await route.fetch()
      return route.abort()
    })
    await page.evaluate(() => { location.hash = '#m4' })
    await page.keyboard.press('t')
    await write(page, 'promises too much', 'sent twice')
    await page.getByRole('button', { name: 'Try now' }).click()
    await page.locator('#m4 .fs').waitFor()
    await page.unroute('**/transcripts/**')
    expect(lost).toBe(1)
    expect(await findingsOf(page, 'four')).toEqual(['sent twice'])
  })

  it('keeps what is written when the session has ended, and saves it once one is back', async () => {
    await visit(page, link('four'))
    const cookies = await desk.context.cookies()
    await desk.context.clearCookies()
    await page.evaluate(() => { location.hash = '#m6' })
    await page.keyboard.press('t')
    await write(page, 'promises too much', 'signed out')
    await page.getByText('You are signed out').waitFor()
    await desk.context.addCookies(cookies)
    await page.getByRole('button', { name: 'Try now' }).click()
    await page.locator('#m6 .fs').waitFor()
    expect(await findingsOf(page, 'four')).toEqual(['sent twice', 'signed out'])
  })

  it('shows both texts where a finding, or a note, was saved in another tab meanwhile', async () => {
    const other = await desk.context.newPage()
    await visit(page, link('four'))
    await visit(other, link('four'))
    for (const each of [page, other]) await each.getByRole('button', { name: 'Edit' }).first().click()
    // Both have read the finding as it was.
    for (const each of [page, other]) await expect.poll(() => each.getByRole('dialog', { name: 'Finding' }).getByLabel('Note', { exact: true }).inputValue()).toBe('sent twice')
    const note = (each: Page) => each.getByRole('dialog', { name: 'Finding' }).getByLabel('Note', { exact: true })
    await note(page).fill('mine')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await expect.poll(() => findingsOf(page, 'four')).toContain('mine')
    await note(other).fill('theirs')
    await other.keyboard.press('Control+Enter')
    const choice = other.getByRole('alert').filter({ hasText: 'saved elsewhere' })
    await choice.waitFor()
    expect(await choice.innerText()).toMatch(/mine[\s\S]*theirs/)
    await choice.getByRole('button', { name: 'Keep mine' }).click()
    await other.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await findingsOf(page, 'four')).toEqual(['signed out', 'theirs'])

    const review = (each: Page) => each.locator('#review').getByLabel('Note', { exact: true })
    await review(page).fill('first note')
    await review(page).blur()
    await page.getByText('Saved.', { exact: true }).waitFor()
    await review(other).fill('second note')
    await review(other).blur()
    await other.locator('#review').getByRole('alert').waitFor()
    expect(await other.locator('#review').getByRole('alert').innerText()).toContain('first note')
    await other.close()
  })

  it('names each place of a finding, and takes none twice', async () => {
    await visit(page, `${link('five')}#m4`)
    await page.keyboard.press('t')
    const dialog = page.getByRole('dialog', { name: 'Finding' })
    const places = dialog.getByRole('region', { name: 'Places' }).getByRole('link')
    await places.first().waitFor()
    await page.evaluate(() => { location.hash = '#m3' })
    for (const _ of ['once', 'again']) {
      await page.evaluate(() => { if (document.activeElement instanceof HTMLElement) document.activeElement.blur() })
      await page.keyboard.press('t')
    }
    await dialog.getByText('That place is in the finding already.').waitFor()
    expect(await places.allInnerTexts()).toEqual(['message 4', 'call find_orders in message 2'])
    expect(await places.evaluateAll((all) => all.every((each) => each.scrollWidth <= each.clientWidth || getComputedStyle(each).display === 'inline'))).toBe(true)
    await dialog.getByRole('button', { name: 'Discard' }).click()
    await dialog.waitFor({ state: 'detached' })
  })

  it('offers a tag beside a message or call, over no text, and says that a name in a payload cannot be quoted', async () => {
    const dialog = page.getByRole('dialog', { name: 'Finding' })
    const offer = page.getByRole('button', { name: 'Tag', exact: true })
    await visit(page, '/findings')
    await visit(page, `${link('five')}#m0`)
    for (const width of [1440, 1024]) {
      await page.setViewportSize({ width, height: 900 })
      for (const [text, label] of [['#m4 .b', 'message 4'], ['#m3 summary', 'call find_orders in message 2']] as const) {
        await page.locator(text).first().hover({ position: { x: 120, y: 8 } })
        const box = await offer.boundingBox()
        if (box === null) throw new Error('no button')
        const under = await page.evaluate(({ x, y, width, height }) => [...document.querySelectorAll('#messages .no, #messages .who, #messages .b, #messages summary')].filter((each) => {
          const words = document.createRange()
          words.selectNodeContents(each)
          return [...words.getClientRects()].some((rect) => rect.left < x + width && rect.right > x && rect.top < y + height && rect.bottom > y)
        }).map((each) => each.textContent), box)
        expect(under).toEqual([])
        await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 12 })
        await offer.click()
        await dialog.getByRole('link', { name: label }).waitFor()
        await dialog.getByRole('button', { name: 'Discard' }).click()
        await dialog.waitFor({ state: 'detached' })
      }
    }
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.locator('#m3 summary').first().click()
    await page.evaluate(() => { getSelection()?.selectAllChildren(document.querySelector('#m3 [data-p=result] dt') ?? document.body) })
    await page.keyboard.press('t')
    await page.getByText('Only values can be quoted').waitFor()
    expect(await dialog.count()).toBe(0)
  })

  it('goes on marking the message one is at when a finding on it was saved, and asks before one is withdrawn', async () => {
    for (const [at, height] of [['#m6', 60], ['#m3', 60]] as const) {
      await visit(page, '/findings')
      await visit(page, `${link('five')}${at}`)
      await page.keyboard.press('t')
      await write(page, 'promises too much', `on ${at}`)
      await page.locator(`${at} .fs`, { hasText: `on ${at}` }).waitFor()
      expect(await page.evaluate(() => document.querySelector(':target')?.id)).toBe(at.slice(1))
      expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toBe(at)
      expect(await page.evaluate(() => document.activeElement?.getBoundingClientRect().height)).toBeLessThan(height)
    }
    expect(await page.locator('.fc', { hasText: 'on #m3' }).innerText()).toContain('call find_orders')
    const card = page.locator('.fc', { hasText: 'on #m6' })
    await card.getByRole('button', { name: 'Withdraw' }).click()
    const question = page.getByRole('alertdialog')
    await question.getByText('cannot be brought back').waitFor()
    await page.keyboard.press('r')
    await question.getByRole('button', { name: 'Keep' }).click()
    await question.waitFor({ state: 'detached' })
    expect(await findingsOf(page, 'five')).toContain('on #m6')
    await card.getByRole('button', { name: 'Withdraw' }).click()
    await question.getByRole('button', { name: 'Withdraw' }).click()
    await page.getByText('1 withdrawn').waitFor()
    expect(await findingsOf(page, 'five')).not.toContain('on #m6')
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('1 withdrawn')
    expect(await page.getByRole('status').first().innerText()).toBe('The withdrawal is saved.')
    await page.locator('.fc', { hasText: 'on #m3' }).getByRole('button', { name: 'Edit' }).press('Enter')
    await page.getByRole('dialog', { name: 'Finding' }).getByLabel('Note').fill('on #m3, again')
    await page.keyboard.press('Control+Enter')
    await page.locator('.fc', { hasText: 'on #m3, again' }).waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.closest('.fc')?.textContent.includes('again') === true && document.activeElement.textContent)).toBe('Edit')
    expect(await page.getByRole('status').first().innerText()).toBe('The finding is saved.')
    expect(await page.getByRole('button', { name: 'Reviewed', exact: true }).count()).toBe(0)
  })

  it('opens a finding at its place, inside a folded call too', async () => {
    await visit(page, '/findings?case=five')
    await page.locator('main tbody a[href$="#f-stored-finding"]').click()
    await page.waitForURL(/#f-stored-finding$/)
    const mark = page.locator('#m3 mark.on')
    await mark.waitFor({ state: 'visible' })
    expect(await mark.evaluate((element) => { const box = element.getBoundingClientRect(); return box.top > 0 && box.bottom < innerHeight })).toBe(true)
    expect(await page.evaluate(() => [...document.querySelectorAll('#m3 [data-p=result] .v')].findIndex((value) => value.querySelector('mark') !== null))).toBe(5)
  })

  it('a transcript of 600 messages: an address lands in the middle of it, keys go on from there, a finding is drawn where it belongs, and its end is reached', async () => {
    const long = transcriptLink(transcriptId('r-long', 'long'))
    const isInView = (number: number) => page.locator(`#m${number}`).evaluate((element) => { const box = element.getBoundingClientRect(); return box.top >= 40 && box.top < innerHeight })
    await page.goto('about:blank')
    await visit(page, `${server.url}${long}#m401`)
    await expect.poll(() => isInView(401)).toBe(true)
    expect(await page.evaluate(() => document.querySelector(':target')?.id)).toBe('m401')
    for (let number = 402; number <= 412; number++) {
      await page.keyboard.press('j')
      await expect.poll(() => page.evaluate(() => location.hash)).toBe(`#m${number}`)
      await expect.poll(() => isInView(number)).toBe(true)
    }
    await page.keyboard.press('t')
    await page.getByRole('combobox', { name: 'Tag' }).fill('promises')
    await page.getByRole('option', { name: /promises too much/ }).click()
    await page.keyboard.press('Control+Enter')
    await page.locator('#m412 .fs').waitFor()
    expect(await isInView(412)).toBe(true)

    // Without an address, one is at the message in view. The router's own `replaceState` would write this address once more a moment later, over that of the key.
    await page.getByRole('combobox', { name: 'Tag' }).waitFor({ state: 'detached' })
    await page.evaluate(() => { History.prototype.replaceState.call(history, history.state, '', location.pathname) })
    await page.evaluate(() => { document.querySelector('#m250')?.scrollIntoView() })
    await page.keyboard.press('j')
    await expect.poll(() => page.evaluate(() => Number(location.hash.slice(2)))).toBeGreaterThan(245)
    expect(await page.evaluate(() => Number(location.hash.slice(2)))).toBeLessThan(255)

    // The end is where the scroll bar says that it is, once what is near it is laid out.
    await expect.poll(() => page.evaluate(() => {
      scrollTo({ top: document.documentElement.scrollHeight })
      return (document.querySelector('#m599')?.getBoundingClientRect().bottom ?? Number.POSITIVE_INFINITY) < innerHeight
    })).toBe(true)
    expect(await page.locator('#messages .m').count()).toBe(600)
  })

  it('lands on a result that stands with its call, opens and marks it', async () => {
    await page.goto('about:blank')
    await page.goto(`${server.url}${transcriptFromLink(transcriptId('r1', 'five'), 'suite=s1')}#m3`)
    await page.locator('#m3 details[open]').waitFor()
    expect(await page.evaluate(() => document.querySelector(':target')?.id)).toBe('m3')
    expect(await page.title()).toContain('Case five')
  })

  it('ships no more than 180 kB of JavaScript, compressed', async () => {
    const fresh = await browser.newContext({ baseURL: server.url, storageState: await desk.context.storageState() })
    const tab = await fresh.newPage()
    let bytes = 0
    tab.on('requestfinished', (request) => { if (request.resourceType() === 'script') void request.sizes().then(({ responseBodySize }) => { bytes += responseBodySize }) })
    await tab.goto(link('five'), { waitUntil: 'networkidle' })
    await expect.poll(() => bytes).toBeGreaterThan(100_000)
    expect(bytes).toBeLessThan(180_000)
    await fresh.close()
  })

  it('is whole on paper', async () => {
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('main details:not([open])').count()).toBe(0)
    for (const chrome of ['.foot', 'nav[aria-label=Outline]', '[data-open-search]']) expect(await page.locator(chrome).first().isVisible()).toBe(false)
    for (const control of await page.locator('main button, main textarea, main select').all()) expect(await control.isVisible()).toBe(false)
    await page.emulateMedia({ media: 'screen' })
    await page.evaluate(() => dispatchEvent(new Event('afterprint')))
    expect(await page.locator('#messages .tc details[open]').count()).toBe(1)
  })

  it('has the verdict in reach on a telephone, the rest in a sheet', async () => {
    const phone = await openDesk(browser, server, { as: server.people.reviewer, width: 390 })
    await visit(phone.page, link('five'))
    await phone.page.getByRole('button', { name: 'Fail', exact: true }).click()
    expect(await phone.page.locator('#judge').isVisible()).toBe(false)
    await phone.page.getByRole('button', { name: /Details/ }).click()
    await phone.page.locator('#judge').waitFor({ state: 'visible' })
    expect(await phone.page.getByRole('button', { name: 'Fail', exact: true }).isVisible()).toBe(true)
    expect(await phone.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    await phone.page.getByRole('button', { name: 'Close details' }).waitFor()
    await phone.page.keyboard.press('Escape')
    expect(await phone.page.locator('#judge').isVisible()).toBe(false)
    expect(await phone.page.getByRole('button', { name: /Details/ }).getAttribute('aria-expanded')).toBe('false')
    await phone.page.getByRole('button', { name: /Details/ }).click()
    await phone.page.emulateMedia({ media: 'print' })
    expect(await phone.page.locator('#review').innerText()).toContain('Your review: fail')
    expect(phone.misdeeds).toEqual([])
    await phone.context.close()
  })
})
