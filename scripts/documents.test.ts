import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Foreseen } from '@/app/foreseen'
import { documentsOf, finishHead, type Documents } from '@/scripts/documents.mjs'

const LINKS = '<link rel="stylesheet" href="/_next/static/a.css" nonce="N" data-precedence="next"/><link rel="stylesheet" href="/_next/static/b.css" nonce="N"/>'
const HEAD = `<html><head>${LINKS}<link rel="preload" as="script" fetchPriority="low" nonce="N" href="/_next/static/start.js"/><script src="/_next/static/x.js" async="" nonce="N"></script><script src="/_next/static/old.js" noModule="" nonce="N"></script><title>Ünï</title>`
const START = '<script src="/_next/static/start.js" nonce="N" id="_R_" async=""></script>'
const BODY = `</head><body>words é 🙂<script nonce="N">push("<\\u002fhead>")</script>${START}</body></html>`

describe('the head of a document', () => {
  const sheets = new Map([['/_next/static/a.css', 'a{}'], ['/_next/static/b.css', 'b{}']])

  it('has its styles written out once, in order, and their links left for React', () => {
    const { head } = finishHead(HEAD, sheets)
    expect(head).toContain('<head><style nonce="N">a{}\nb{}</style><link data-rel="stylesheet" href="/_next/static/a.css" nonce="N" data-precedence="next" disabled=""/><link data-rel="stylesheet" href="/_next/static/b.css" nonce="N" disabled=""/>')
  })

  it('has only those styles written out that were not sent with its start, which it does not begin once more', () => {
    const { head } = finishHead(`<!DOCTYPE html>${HEAD}`, sheets, '/_next/static/a.css')
    expect(head).toMatch(/^<html><head><style nonce="N">b\{\}<\/style><link data-rel="stylesheet" href="\/_next\/static\/a\.css"/)
    expect(finishHead(HEAD.replace('<link rel="stylesheet" href="/_next/static/b.css" nonce="N"/>', ''), sheets, '/_next/static/a.css').head).not.toContain('<style')
  })

  it('names its scripts without asking for them, and says which starts them', () => {
    const { head, bootstrap } = finishHead(HEAD, sheets)
    expect(bootstrap).toBe('/_next/static/start.js')
    expect(head).toContain('<script type="text/plain" data-src="/_next/static/x.js" nonce="N"></script>')
    expect(head).not.toContain('as="script"')
    // Only browsers without modules ask for this one.
    expect(head).toContain('<script src="/_next/static/old.js" noModule="" nonce="N"></script>')
    expect(head.endsWith('</script>')).toBe(true)
  })

  it('is left as it is without a nonce, or with styles that the build does not have', () => {
    for (const other of [HEAD.replaceAll(' nonce="N"', ''), HEAD.replace('/_next/static/b.css', '/elsewhere.css')]) expect(finishHead(other, sheets)).toEqual({ head: other, bootstrap: null })
  })
})

describe('a document on its way out', () => {
  let folder = ''
  let documents: Documents
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'sab-documents-'))
    writeFileSync(path.join(folder, 'a.css'), 'a{background:url(media/geist-latin-wght-normal.x.woff2)}')
    writeFileSync(path.join(folder, 'b.css'), 'b{background:url(data:x)}')
    documents = documentsOf(folder)
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  /** What arrives of chunks that were written with this type. */
  async function sent(chunks: (string | Buffer)[], type = 'text/html; charset=utf-8', last?: string | Buffer): Promise<string> {
    const answer = await served((response) => {
      response.setHeader('Content-Type', type)
      for (const chunk of chunks) response.write(chunk)
      response.end(last)
    })
    return answer.text()
  }

  async function link(given: string): Promise<string | null> {
    const answer = await served((response) => {
      response.setHeader('Link', given).setHeader('Content-Type', 'text/html').flushHeaders()
      response.end(HEAD + BODY)
    })
    return answer.headers.get('link')
  }

  async function served(answer: (response: ServerResponse) => void, foreseen: Foreseen | null = null, by = documents): Promise<Response> {
    const server = createServer((request, response) => {
      if (foreseen === null || !by.begin(request, response, foreseen, () => {})) by.finish(response)
      answer(response)
    })
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('no port')
    try {
      const response = await fetch(`http://127.0.0.1:${address.port}/`)
      return new Response(await response.arrayBuffer(), { headers: response.headers })
    } finally {
      server.close()
    }
  }

  it('is finished alike however it is cut, between and within its letters', async () => {
    const whole = Buffer.from(HEAD + BODY)
    const expected = await sent([], undefined, whole)
    expect(expected).toContain('a{background:url(/_next/static/media/geist-latin-wght-normal.x.woff2)}\nb{background:url(data:x)}')
    expect(expected).toContain('<script type="text/plain" data-src="/_next/static/start.js" nonce="N" id="_R_"></script></body></html>')
    expect(expected).toContain('<title>Ünï</title>')
    expect(expected).toContain('words é 🙂<script nonce="N">push("<\\u002fhead>")</script>')
    // Up to the script at its end: cut in two it is left to start by itself.
    for (let at = 1; at < whole.indexOf(START); at += 7) expect(await sent([whole.subarray(0, at)], undefined, whole.subarray(at))).toBe(expected)
    const cut = whole.indexOf(START) + 12
    expect(await sent([whole.subarray(0, cut), whole.subarray(cut)])).toBe(expected.replace('<script type="text/plain" data-src="/_next/static/start.js" nonce="N" id="_R_"></script>', START))
  })

  it('asks for its font by a header, and for nothing that stands in it', async () => {
    const font = '</f.woff2>; rel=preload; as="font"; crossorigin="anonymous"'
    expect(await link(`</>; rel=preconnect; crossorigin="", </a.css>; rel=preload; as="style"; nonce="N", ${font}`)).toBe(font)
    expect(await link('</a.css>; rel=preload; as="style"')).toBeNull()
  })

  it('that is foreseen begins with its styles and letters, and says what Next would say', async () => {
    const answer = await served((response) => {
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'X-Late': 'late' })
      response.end(`<!DOCTYPE html>${HEAD}${BODY}`)
    }, { nonce: 'N', headers: { 'Content-Security-Policy': 'policy of N' }, attributes: { 'data-theme': 'dark' } })
    const text = await answer.text()
    expect(text).toMatch(/^<!DOCTYPE html><html lang="en" data-theme="dark"><head><style nonce="N">a\{[^<]*\}<\/style><html><head><style nonce="N">b\{[^<]*\}<\/style><link data-rel/)
    expect(text.match(/<!DOCTYPE/g)).toHaveLength(1)
    expect(text.endsWith('<script type="text/plain" data-src="/_next/static/start.js" nonce="N" id="_R_"></script></body></html>')).toBe(true)
    expect(Object.fromEntries(answer.headers)).toMatchObject({ 'content-security-policy': 'policy of N', 'content-type': 'text/html; charset=utf-8', 'content-encoding': 'gzip', 'vary': expect.stringMatching(/^rsc.*Accept-Encoding$/), 'link': '</_next/static/media/geist-latin-wght-normal.x.woff2>; rel=preload; as="font"; crossorigin="anonymous"; type="font/woff2"' })
    expect(answer.headers.get('x-late')).toBeNull()
  })

  it('is not begun by a build whose styles bring no such letters, however well it is foreseen', async () => {
    const bare = mkdtempSync(path.join(tmpdir(), 'sab-documents-bare-'))
    try {
      const answer = await served((response) => { response.setHeader('Content-Type', 'text/html').end(HEAD + BODY) }, { nonce: 'N', headers: {}, attributes: {} }, documentsOf(bare))
      expect(await answer.text()).toBe(HEAD + BODY)
    } finally {
      rmSync(bare, { recursive: true })
    }
  })

  it('that has no head, and whatever is no document, goes out as it came', async () => {
    expect(await sent(['<p>half a', ' page'])).toBe('<p>half a page')
    expect(await sent([HEAD, BODY], 'application/json')).toBe(HEAD + BODY)
    expect(await sent([], 'text/html')).toBe('')
    const long = 'x'.repeat(300_000)
    expect(await sent([long, BODY], 'text/html')).toBe(long + BODY)
  })
})
