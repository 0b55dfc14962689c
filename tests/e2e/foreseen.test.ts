import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '@/lib/db/client'
import { readAccessTable } from '@/tests/support/access'
import { examplePath } from '@/tests/support/access-entries'
import { openBrowser, openDesk, visit } from '@/tests/support/browser'
import { startServer, type RunningServer } from '@/tests/support/server'
import { ask, everyVisitor, signIn, type Answer, type Visitor } from '@/tests/support/visitor'

// A document is begun before its page is drawn where its page is foreseen (app/foreseen.ts). HEAD is never foreseen, so it
// says what the page itself answers: whoever asks, GET must not say anything else.

let server: RunningServer
let visitors: Visitor[] = []
beforeAll(async () => {
  server = await startServer()
  visitors = await everyVisitor(server, async (email) => {
    const client = openDatabase({ kind: 'sqlite', file: server.databaseFile })
    await client.user.update({ where: { email }, data: { disabledAt: new Date(), sessionVersion: { increment: 1 } } })
    await client.$disconnect()
  })
})
afterAll(async () => { await server?.stop() })

const isBegun = (answer: Answer): boolean => /<\/style><html[ >]/.test(answer.body)

/** Headers by name, without those that differ from answer to answer, with the nonce left out. */
function told(answer: Answer): Record<string, string> {
  const unlike = new Set(['date', 'link', 'connection', 'keep-alive', 'transfer-encoding', 'content-length', 'content-encoding'])
  return Object.fromEntries([...answer.headers].filter(([name]) => !unlike.has(name)).map(([name, value]) => [name, value.replaceAll(/'nonce-[^']+'/g, 'nonce')]))
}

describe('a foreseen answer', () => {
  it('is for everybody what the page itself answers, on every page', async () => {
    const paths = readAccessTable().filter((line) => line.kind === 'page').map((line) => examplePath(line.entry, server.rows))
    const { suite, transcript, run, slug } = server.rows
    const report = `/eval/models/${slug}`
    const more = [`/eval?suite=${suite}`, '/eval?suite=nothing', '/eval?suite=', `/eval?suite=nothing&suite=${suite}`, '/transcripts/nothing', '/transcripts/..', '/transcripts/', `/transcripts/${transcript}/`, `/transcripts/${transcript}?from=nothing`, `/transcripts?suite=${suite}&model=nothing&figure=n_total`, '/transcripts?suite=nothing', '/runs/', `/runs/${run}?pass=nothing`, `/runs/${run}%00`, `/runs/${encodeURIComponent(run).replaceAll('-', '%2d')}`, `/runs/${run}/cases`, `/cases/${suite}/nothing`, '/cases/nothing/nothing', `${report}?suite=${suite}`, `${report}?suite=nothing`, `${report}?suite=${suite}&suite=nothing`, `${report}?suite=${suite}&runs=nothing&pass=nothing`, `/eval/models/nothing?suite=${suite}`, '/nowhere']
    const begun = new Set<string>()
    // A page takes no token: one kind stands for all.
    const asking = visitors.filter(({ principal }) => !principal.startsWith('token:') || principal === 'token:read')
    for (const path of [...paths, ...more]) {
      for (const { principal, headers } of asking) {
        const [get, head] = [await ask(server, path, { headers }), await ask(server, path, { method: 'HEAD', headers })]
        expect([path, principal, get.status, get.location, told(get)]).toEqual([path, principal, head.status, head.location, told(head)])
        if (isBegun(get)) begun.add(`${path} ${principal}`)
      }
    }
    const readers = ['viewer', 'reviewer', 'admin']
    const foreseen = ['/eval', '/runs', '/cases', '/findings', '/tags', '/review', '/transcripts', `/transcripts/${transcript}`, `/eval?suite=${suite}`, `/transcripts/${transcript}?from=nothing`, '/transcripts?suite=nothing', `/runs/${run}`, `/runs/${run}?pass=nothing`, `/runs/${run.replaceAll('-', '%2d')}`, `/cases/${suite}/${server.rows.case}`, `${report}?suite=${suite}`, `${report}?suite=${suite}&suite=nothing`, `${report}?suite=${suite}&runs=nothing&pass=nothing`]
    const strangers = asking.map(({ principal }) => principal).filter((principal) => !readers.includes(principal))
    expect([...begun].sort()).toEqual([...foreseen.flatMap((path) => readers.map((reader) => `${path} ${reader}`)), ...strangers.map((stranger) => `/sign-in ${stranger}`)].sort())
    expect(server.output()).not.toContain('was foreseen')
  })

  it('has one nonce, in its policy and everywhere in it, and another every time', async () => {
    const cookie = await signIn(server, server.people.viewer)
    const nonces = new Set<string>()
    for (let each = 0; each < 20; each++) {
      const answer = await ask(server, '/tags', { headers: { cookie } })
      const nonce = /'nonce-([\w-]{24})'/.exec(answer.headers.get('content-security-policy') ?? '')?.[1] ?? ''
      expect(isBegun(answer)).toBe(true)
      expect([...new Set([...answer.body.matchAll(/ nonce="([^"]*)"/g)].map((match) => match[1]))]).toEqual([nonce])
      nonces.add(nonce)
    }
    expect(nonces.size).toBe(20)
  })

  it('ends with the session it was foreseen for', async () => {
    const cookie = await signIn(server, server.people.reviewer)
    expect(isBegun(await ask(server, '/runs', { headers: { cookie } }))).toBe(true)
    const client = openDatabase({ kind: 'sqlite', file: server.databaseFile })
    await client.userSession.updateMany({ data: { endedAt: new Date() } })
    await client.$disconnect()
    const after = await ask(server, '/runs', { headers: { cookie } })
    expect([after.status, after.location]).toEqual([307, '/sign-in?next=%2Fruns'])
  })

  it('is a page like any other in the browser: its look from the start, one root, no style sheet fetched, its icon in place', async () => {
    const browser = await openBrowser()
    try {
      const { context, page, misdeeds } = await openDesk(browser, server, { scheme: 'light', as: server.people.admin })
      await context.addCookies([{ name: 'sab-theme', value: 'dark', url: server.url }])
      const fetched: string[] = []
      page.on('request', (request) => { fetched.push(new URL(request.url()).pathname) })
      expect(isBegun({ body: await (await visit(page, `/transcripts/${server.rows.transcript}`))?.text() ?? '' } as Answer)).toBe(true)
      await page.waitForTimeout(300)
      expect(fetched.filter((path) => path.endsWith('.css'))).toEqual([])
      expect(fetched.filter((path) => path.endsWith('geist-latin-wght-normal.woff2') || /geist-latin-wght-normal\.\w+\.woff2$/.test(path))).toHaveLength(1)
      const found = await page.evaluate(() => ({
        theme: document.documentElement.dataset.theme, lang: document.documentElement.lang, roots: document.querySelectorAll('html, head, body').length,
        icons: document.querySelectorAll('link[rel="icon"]').length, sheets: [...document.querySelectorAll('link[rel="stylesheet"]')].map((link) => link.hasAttribute('disabled')), left: document.querySelectorAll('[data-rel]').length,
        ink: getComputedStyle(document.body).backgroundColor,
      }))
      expect(found).toMatchObject({ theme: 'dark', lang: 'en', roots: 3, icons: 1, left: 0 })
      expect(found.sheets.length).toBeGreaterThan(0)
      expect(found.sheets.every(Boolean)).toBe(true)
      // Another page, without a document: the styles it brings of its own are there as well.
      await page.getByRole('link', { name: 'Findings', exact: true }).click()
      await page.waitForURL('**/findings')
      await page.getByRole('heading', { name: 'Findings', level: 1 }).waitFor()
      expect(misdeeds).toEqual([])
    } finally {
      await browser.close()
    }
  })
})
