// Page times of the production build against plain static HTML of the same transcript, interleaved in one run.
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Browser, Cookie } from 'playwright-core'
import { median, openChromium, scrollThrough, visit, type Visit } from '@/bench/browser'
import { constantHeaders } from '@/scripts/headers.mjs'
import { prepareReviewDesk, type PageWorkload } from '@/bench/page-workload'
import { signIn, startReviewDesk } from '@/bench/review-desk'
import { freePort } from '@/tests/support/postgres'

const ROUNDS = 5

/** Asks the static server for the page with the headers every answer of ours must carry; one of them makes the browser change process. */
const WITH_HEADERS = '?headers'

type Page = { name: string; url: string; text: string; against: string | null; reach: string; signedIn: boolean }

/** Measures and prints; returns false when a page did not show what was awaited. */
export async function benchPages(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sab-bench-pages-'))
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const workload = await prepareReviewDesk(folder)
  const server = await startReviewDesk(folder, port)
  const { server: plain, origin: plainOrigin } = await serveStatic(workload)
  const browser = await openChromium()
  try {
    const cookies = await signIn(browser, origin)
    await report(browser, cookies, pagesOf(workload, origin, plainOrigin))
    await reportScroll(browser, cookies, `${origin}${workload.long.path}`, `${plainOrigin}/long`)
  } finally {
    await browser.close()
    plain.close()
    server.kill('SIGTERM')
    rmSync(folder, { recursive: true, force: true })
  }
}

function pagesOf(workload: PageWorkload, origin: string, plain: string): Page[] {
  return [
    { name: 'static smallest', url: `${plain}/smallest`, text: 'Sign in', against: null, reach: '', signedIn: false },
    { name: 'static smallest, our headers', url: `${plain}/smallest${WITH_HEADERS}`, text: 'Sign in', against: 'static smallest', reach: '', signedIn: false },
    { name: 'sign-in', url: `${origin}/sign-in`, text: 'Sign in', against: 'static smallest', reach: '<= 3', signedIn: false },
    { name: 'static transcript', url: `${plain}/short`, text: workload.short.lastText, against: null, reach: '', signedIn: false },
    { name: 'static transcript, our headers', url: `${plain}/short${WITH_HEADERS}`, text: workload.short.lastText, against: 'static transcript', reach: '', signedIn: false },
    { name: 'transcript', url: `${origin}${workload.short.path}`, text: workload.short.lastText, against: 'static transcript', reach: '<= 2', signedIn: true },
    { name: 'static 5,000 messages', url: `${plain}/long`, text: workload.long.lastText, against: null, reach: '', signedIn: false },
    { name: '5,000 messages', url: `${origin}${workload.long.path}`, text: workload.long.lastText, against: 'static 5,000 messages', reach: '<= 1.5', signedIn: true },
    { name: '2 MB tool result', url: `${origin}${workload.heavy.path}`, text: workload.heavy.lastText, against: 'static transcript', reach: '<= 2', signedIn: true },
    { name: 'list of transcripts', url: `${origin}/transcripts?suite=${encodeURIComponent(workload.suite)}`, text: `of ${workload.transcriptCount.toLocaleString('en')}`, against: 'static smallest', reach: '<= 3', signedIn: true },
    { name: 'board', url: `${origin}/eval?suite=${encodeURIComponent(workload.suite)}`, text: workload.modelName, against: 'static smallest', reach: '<= 3', signedIn: true },
    { name: 'report', url: `${origin}/eval/models/${encodeURIComponent(workload.modelSlug)}?suite=${encodeURIComponent(workload.suite)}`, text: workload.modelName, against: 'static smallest', reach: '', signedIn: true },
  ]
}

async function report(browser: Browser, cookies: Cookie[], pages: Page[]): Promise<void> {
  const visits = new Map<string, Visit[]>(pages.map((page) => [page.name, []]))
  for (let round = 0; round <= ROUNDS; round++) {
    for (const page of pages) {
      const one = await visit(browser, page.url, page.text, page.signedIn ? cookies : [])
      // The first round warms the server up and is not counted.
      if (round > 0) visits.get(page.name)?.push(one)
    }
  }
  const middle = (name: string): number => median((visits.get(name) ?? []).map((each) => each.painted))
  console.log('| page | painted, ms: median (min-max) | ratio | to reach | ratio to that page under our headers | script kB | document kB | elements |\n|---|---|---|---|---|---|---|---|')
  for (const page of pages) {
    const all = visits.get(page.name) ?? []
    const times = all.map((each) => each.painted)
    const timesOf = (name: string): string => (middle(page.name) / middle(name)).toFixed(2)
    const ratio = page.against === null ? '' : `${timesOf(page.against)} x ${page.against}`
    const withHeaders = page.against === null ? undefined : pages.find((other) => other.name === `${page.against}, our headers`)
    const kilobytes = (pick: (each: Visit) => number): string => (median(all.map(pick)) / 1024).toFixed(0)
    console.log(`| ${page.name} | ${middle(page.name).toFixed(0)} (${Math.min(...times).toFixed(0)}-${Math.max(...times).toFixed(0)}) | ${ratio} | ${page.reach} | ${withHeaders === undefined || withHeaders === page ? '' : timesOf(withHeaders.name)} | ${kilobytes((each) => each.scriptBytes)} | ${kilobytes((each) => each.documentBytes)} | ${median(all.map((each) => each.elements))} |`)
  }
}

async function reportScroll(browser: Browser, cookies: Cookie[], ours: string, plain: string): Promise<void> {
  console.log('\n| 5,000 messages scrolled to the end | frames | dropped (<= 5 to reach) | over 50 ms (0 to reach) | bottom reached |\n|---|---|---|---|---|')
  for (const [name, url, jar] of [['static', plain, []], ['transcript page', ours, cookies]] as const) {
    const scroll = await scrollThrough(browser, url, [...jar])
    console.log(`| ${name} | ${scroll.frames} | ${scroll.dropped} | ${scroll.over50ms} | ${scroll.reachedBottom ? 'yes' : 'no'} |`)
  }
}

/** The same transcripts as HTML that was written beforehand: what no server can beat. */
async function serveStatic(workload: PageWorkload): Promise<{ server: Server; origin: string }> {
  const pages = new Map([
    ['/smallest', '<!doctype html><title>Sign in</title><h1>Sign in</h1><form><input><input><button>Go</button></form>'],
    ['/short', workload.short.html],
    ['/long', workload.long.html],
  ].map(([route, html]) => [route, gzipSync(html ?? '')]))
  const server = createServer((request, response) => {
    const { pathname, search } = new URL(request.url ?? '', 'http://static')
    const body = pages.get(pathname)
    if (body === undefined) return response.writeHead(404).end()
    return response.writeHead(200, { ...(search === WITH_HEADERS ? constantHeaders : {}), 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'gzip' }).end(body)
  })
  const port = await freePort()
  await new Promise<void>((resolve) => { server.listen(port, '127.0.0.1', resolve) })
  return { server, origin: `http://127.0.0.1:${port}` }
}
