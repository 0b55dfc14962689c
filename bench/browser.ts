import { chromium, type Browser, type BrowserContext, type Cookie } from 'playwright-core'

/** Chromium without a GPU and without any traffic of its own: the figures are of our pages, on a machine like CI's. */
export const CHROMIUM_ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-extensions']

export async function openChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: '/usr/bin/chromium', args: CHROMIUM_ARGUMENTS })
}

/** The loader keeps the names of functions by a helper that pages do not have. */
const NAME_HELPER = { content: 'globalThis.__name ??= (named) => named' }

/** One cold visit of one page. */
export type Visit = {
  /** Milliseconds from navigation until the awaited text has been laid out and a frame was painted after it. */
  painted: number
  /** Compressed JavaScript that came over the wire, in bytes. */
  scriptBytes: number
  documentBytes: number
  elements: number
}

/** Opens a page in a fresh context, with nothing cached, and waits until a text of it is painted. */
export async function visit(browser: Browser, url: string, text: string, cookies: Cookie[] = []): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  try {
    if (cookies.length > 0) await context.addCookies(cookies)
    return await visitIn(context, url, text)
  } finally {
    await context.close()
  }
}

async function visitIn(context: BrowserContext, url: string, text: string): Promise<Visit> {
  await context.addInitScript(NAME_HELPER)
  const page = await context.newPage()
  const wire = await context.newCDPSession(page)
  await wire.send('Network.enable')
  const kinds = new Map<string, string>()
  let scriptBytes = 0
  let documentBytes = 0
  wire.on('Network.responseReceived', (event) => kinds.set(event.requestId, event.type))
  wire.on('Network.loadingFinished', (event) => {
    if (kinds.get(event.requestId) === 'Script') scriptBytes += event.encodedDataLength
    if (kinds.get(event.requestId) === 'Document') documentBytes += event.encodedDataLength
  })
  await page.addInitScript((awaited) => {
    const look = (): void => {
      // Scripts carry the page's text as data: only text that is laid out counts.
      const walker = document.body === null ? null : document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      for (let node = walker?.nextNode() ?? null; node !== null; node = walker?.nextNode() ?? null) {
        const parent = node.parentElement
        if (parent === null || parent.tagName === 'SCRIPT' || parent.tagName === 'STYLE' || !(node.nodeValue ?? '').includes(awaited)) continue
        if (parent.getClientRects().length === 0) continue
        requestAnimationFrame(() => requestAnimationFrame(() => Object.assign(window, { sabPaintedAt: performance.now() })))
        return
      }
      requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  }, text)
  await page.goto(url, { waitUntil: 'load', timeout: 60_000 })
  const painted = await page.waitForFunction(() => Reflect.get(window, 'sabPaintedAt'), undefined, { timeout: 60_000 })
  await page.waitForTimeout(600)
  const elements = await page.evaluate(() => document.querySelectorAll('*').length)
  const at: unknown = await painted.jsonValue()
  return { painted: Number(at), scriptBytes, documentBytes, elements }
}

/** What happened while a page was scrolled from top to bottom in about five seconds. */
export type Scroll = { frames: number; dropped: number; over50ms: number; reachedBottom: boolean }

/** Scrolls whatever element of the page scrolls furthest. */
export async function scrollThrough(browser: Browser, url: string, cookies: Cookie[] = []): Promise<Scroll> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  try {
    if (cookies.length > 0) await context.addCookies(cookies)
    await context.addInitScript(NAME_HELPER)
    const page = await context.newPage()
    await page.goto(url, { waitUntil: 'load', timeout: 60_000 })
    await page.waitForTimeout(1500)
    return await page.evaluate(async () => {
      let scroller: Element = document.scrollingElement ?? document.documentElement
      for (const element of document.querySelectorAll('*')) {
        const overflow = getComputedStyle(element).overflowY
        if ((overflow === 'auto' || overflow === 'scroll') && element.scrollHeight - element.clientHeight > scroller.scrollHeight - scroller.clientHeight) scroller = element
      }
      // Asking every element for its style makes the browser lay out what it had left for later: not part of scrolling.
      await new Promise((done) => setTimeout(done, 1000))
      const gaps: number[] = []
      let before = 0
      await new Promise<void>((resolve) => {
        const end = performance.now() + 15_000
        const step = (now: number): void => {
          if (before > 0) gaps.push(now - before)
          before = now
          const bottom = scroller.scrollHeight - scroller.clientHeight
          if (scroller.scrollTop >= bottom - 2 || now > end) return resolve()
          scroller.scrollTop = Math.min(bottom, scroller.scrollTop + Math.max(scroller.clientHeight * 0.25, bottom / 300))
          requestAnimationFrame(step)
        }
        requestAnimationFrame(step)
      })
      return {
        frames: gaps.length,
        dropped: gaps.reduce((sum, gap) => sum + Math.max(0, Math.round(gap / 16.67) - 1), 0),
        over50ms: gaps.filter((gap) => gap > 50).length,
        reachedBottom: scroller.scrollTop >= scroller.scrollHeight - scroller.clientHeight - 3,
      }
    })
  } finally {
    await context.close()
  }
}

/** Median of some numbers; NaN of none. */
export function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? (sorted[middle] ?? Number.NaN) : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2
}
