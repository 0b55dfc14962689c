import Database from 'better-sqlite3'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { caseLink, modelLink, runLink, transcriptLink } from '@/lib/links/links'
import { transcriptId } from '@/lib/transcripts/transcript-id'
import { openBrowser, openDesk, type Desk, visit } from '@/tests/support/browser'
import { CASE, hostileBundle, MODEL_SLUG, plantHostileRows, RUN, SUITE } from '@/tests/support/hostile-bundle'
import { ALL_PAYLOADS, PAYLOADS, X } from '@/tests/support/hostile-payloads'
import { loadRecords } from '@/tests/support/load'
import { startServer, type RunningServer } from '@/tests/support/server'

// Text of transcripts, names, tags and notes is written by models and strangers. It must be seen as it was written and do nothing,
// with the content policy and, so that the policy hides no hole, without it.

const inSuite = `suite=${encodeURIComponent(SUITE)}`
const query = encodeURIComponent(ALL_PAYLOADS.slice(0, 1500))

/** Every page that shows what somebody else wrote. `pages`: the list's pages that together show something named by each payload. */
const PLACES: { path: string; pages?: number }[] = [
  { path: transcriptLink(transcriptId(RUN, CASE)), pages: 1 }, { path: runLink(RUN) }, { path: caseLink(SUITE, CASE) }, { path: modelLink(MODEL_SLUG, SUITE) }, { path: `/eval?${inSuite}`, pages: 1 },
  { path: '/runs', pages: 2 }, { path: `/cases?${inSuite}`, pages: 1 }, { path: '/transcripts', pages: 2 }, { path: '/findings', pages: 2 }, { path: '/tags', pages: 1 }, { path: '/review' },
  { path: '/import', pages: 2 }, { path: '/import/h-X01', pages: 1 }, { path: '/settings/people', pages: 1 }, { path: '/settings/tokens', pages: 1 }, { path: '/settings/audit', pages: 1 }, { path: '/settings/account' }, { path: '/bench' },
  { path: `/runs?q=${query}` }, { path: `/findings?q=${encodeURIComponent(PAYLOADS.X04 ?? '')}&tag=${encodeURIComponent(PAYLOADS.X02 ?? '')}` }, { path: `/nowhere/${encodeURIComponent(PAYLOADS.X04 ?? '')}` },
]

let browser: Browser
let server: RunningServer
beforeAll(async () => {
  browser = await openBrowser()
  server = await startServer()
  await loadRecords({ location: { kind: 'sqlite', file: server.databaseFile } }, hostileBundle())
  const database = new Database(server.databaseFile)
  plantHostileRows(database)
  // The admin, too, is called by a payload: the frame shows it on every page.
  database.prepare('UPDATE "User" SET "name" = ? WHERE "email" = ?').run(PAYLOADS.X43, server.people.admin)
  database.close()
})
afterAll(async () => {
  await browser.close()
  await server.stop()
})

/** What of a page is not as text should be: what ran, whom it called, and what stands in it that only markup can have made. */
async function faultsOf({ page, misdeeds }: Desk): Promise<string[]> {
  const ran = await page.evaluate(() => Reflect.get(window, '__xss'))
  return [...(ran === undefined ? [] : ['a payload ran']), ...misdeeds, ...(await page.evaluate(foreignNodes, ''))]
}

/** In the browser: nodes and attributes of this page, or of a page given as text, that no component of ours makes. */
function foreignNodes(html: string): string[] {
  const root = html === '' ? document : new DOMParser().parseFromString(html, 'text/html')
  const found = [...root.querySelectorAll('iframe, object, embed, base, math, audio, video, marquee, noembed, xmp, plaintext, template[shadowrootmode], body :is(meta, style), [srcdoc], [ping], [formaction], [src*="evil.example"], [srcset], [style*="evil"]')]
  // A script in the page carries the nonce; what those load later comes from the build's own folder.
  for (const script of root.querySelectorAll('script')) if (script.getAttribute('src')?.startsWith('/_next/static/') !== true && script.nonce === '' && !script.hasAttribute('nonce')) found.push(script)
  for (const element of root.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      if (name.startsWith('on') || (/^(href|action|src|xlink:href)$/.test(name) && /^[\s\p{Cc}]*([a-z]+:|\/\/)/iu.test(value))) found.push(element)
    }
  }
  return found.map((element) => `foreign node: ${element.outerHTML.slice(0, 160)}`)
}

/** Opens what is folded and goes over everything that shows a tip. */
async function touchEverything(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const each of document.querySelectorAll('details')) each.open = true
    for (const each of document.querySelectorAll('[data-tip], main [tabindex], summary, a')) for (const kind of ['pointerover', 'mouseover', 'focusin']) each.dispatchEvent(new PointerEvent(kind, { bubbles: true }))
  })
  await page.waitForTimeout(150)
}

/** The text of a page's content without what names an invisible character. */
function contentText(page: Page): Promise<string> {
  return page.evaluate(() => {
    const copy = document.querySelector('main')?.cloneNode(true)
    if (!(copy instanceof Element)) return ''
    for (const each of copy.querySelectorAll('.iv')) each.remove()
    return [copy.textContent, ...[...copy.querySelectorAll('input, textarea')].map((each) => each.getAttribute('value'))].join(' ')
  })
}

/** Text by which two spellings are the same to somebody who reads: without spaces and what cannot be seen. */
const asRead = (text: string): string => text.replace(/[\s\p{Cc}\p{Cf}\ufffd]|\\u[0-9a-f]{4}|\\[nrt"\\]/giu, '')

describe.each([{ policy: 'on' }, { policy: 'off' }] as const)('hostile text, content policy $policy', ({ policy }) => {
  let desk: Desk
  beforeAll(async () => { desk = await openDesk(browser, server, { ignorePolicy: policy === 'off' }) })
  afterAll(() => desk.context.close())

  it.each(PLACES)('runs nothing, calls nobody and hides nothing on $path', async ({ path, pages }) => {
    let text = ''
    for (let page = 1; page <= (pages ?? 1); page++) {
      desk.misdeeds.length = 0
      const answer = await visit(desk.page, page === 1 ? path : `${path}${path.includes('?') ? '&' : '?'}page=${page}`)
      expect([200, 404]).toContain(answer?.status())
      await touchEverything(desk.page)
      expect((await faultsOf(desk)).filter((fault) => !(answer?.status() === 404 && fault.includes('status of 404')))).toEqual([])
      text += await contentText(desk.page)
    }
    if (pages === undefined) return
    const read = asRead(text)
    expect(Object.keys(PAYLOADS).filter((number) => !read.includes(asRead(PAYLOADS[number] ?? '')))).toEqual([])
  })

  it('runs nothing in what the search finds', async () => {
    await visit(desk.page, '/settings/about')
    desk.misdeeds.length = 0
    await desk.page.keyboard.press('Control+k')
    await desk.page.getByPlaceholder('Page, model, run').fill('onerror')
    await desk.page.getByRole('option').nth(3).waitFor()
    expect(await faultsOf(desk)).toEqual([])
  })

  it('would be noticed if it were taken for markup', async () => {
    await desk.page.goto('/settings/about')
    for (const [number, payload] of Object.entries(PAYLOADS).filter(([number]) => ['X01', 'X04', 'X05', 'X11', 'X16', 'X18', 'X21', 'X24', 'X26', 'X43'].includes(number))) {
      desk.misdeeds.length = 0
      // In an element of the test's own: what React drew stays as it is, or it would draw the page anew in the middle of the test.
      await desk.page.evaluate((markup) => {
        const place = document.createElement('section')
        place.id = 'planted'
        document.body.append(place)
        place.innerHTML = markup
      }, payload)
      expect([number, (await faultsOf(desk)).length > 0]).toEqual([number, true])
      await desk.page.evaluate(() => { document.querySelector('#planted')?.remove() })
    }
    if (policy === 'off') {
      await desk.page.evaluate((markup) => document.querySelector('main')?.insertAdjacentHTML('beforeend', markup), `<img src="/nothing.png" onerror="${X}">`)
      await desk.page.waitForFunction(() => Reflect.get(window, '__xss') === 1)
    }
  })
})

describe('an address', () => {
  const addresses = (value: string): string[] => [`/sign-in?next=${value}&error=${value}`, `/runs?q=${value}&sort=${value}&page=${value}&cols=${value}`, `/settings/audit?actor=${value}&from=${value}`, `/transcripts/${value}`]

  /** The payloads again, as many in one text as a parameter keeps of it. */
  const pieces = Object.values(PAYLOADS).reduce<string[]>((sofar, payload) => {
    const last = sofar.at(-1)
    return last !== undefined && last.length + payload.length <= 190 ? [...sofar.slice(0, -1), last + payload] : [...sofar, payload.slice(0, 190)]
  }, [])

  it('that holds a payload in a parameter or a part makes no markup of it (X53)', async () => {
    const desk = await openDesk(browser, server)
    await desk.page.goto('/settings/about')
    for (const piece of pieces) {
      const found = await desk.page.evaluate((all) => Promise.all(all.map(async (address) => {
        const answer = await fetch(address)
        return answer.status < 500 ? answer.text() : `<iframe title="${answer.status}">`
      })), addresses(encodeURIComponent(piece)))
      for (const html of found) expect([piece, await desk.page.evaluate(foreignNodes, html)]).toEqual([piece, []])
    }
    await desk.context.close()
  })
})
