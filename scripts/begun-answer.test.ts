import { createServer, type ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import { beginAnswer } from '@/scripts/begun-answer.mjs'

/** What arrives of an answer that was begun with "start " before the app gave its own; and what `otherwise` was told. */
async function arriving(answer: (response: ServerResponse) => void): Promise<{ status: number; headers: Headers; body: string; otherwise: number[] }> {
  const otherwise: number[] = []
  const server = createServer((_request, response) => {
    beginAnswer(response, { 'Content-Type': 'text/html; charset=utf-8', 'X-Begun': 'yes' }, () => response.write('start '), (status) => otherwise.push(status))
    answer(response)
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  try {
    const response = await fetch(`http://127.0.0.1:${address.port}/`, { redirect: 'manual' })
    return { status: response.status, headers: response.headers, body: await response.text(), otherwise }
  } finally {
    server.close()
  }
}

describe('an answer that was begun', () => {
  it('is one of which nothing was sent, for the app that gives the rest', async () => {
    const seen: unknown[] = []
    const { status, headers, body, otherwise } = await arriving((response) => {
      seen.push(response.headersSent, response.hasHeader('x-begun'), response.getHeaderNames())
      response.statusCode = 200
      response.setHeader('Content-Type', 'text/html')
      response.appendHeader('Vary', 'a')
      response.appendHeader('vary', 'b')
      seen.push(response.getHeader('VARY'), response.getHeaders())
      response.removeHeader('vary')
      seen.push(response.hasHeader('vary'), response.headersSent)
      response.flushHeaders()
      seen.push(response.headersSent)
      response.write('one ')
      response.write(Buffer.from('two '))
      response.end('three')
    })
    expect(seen).toEqual([false, false, [], ['a', 'b'], { 'content-type': 'text/html', 'vary': ['a', 'b'] }, false, false, true])
    expect({ status, body, otherwise }).toEqual({ status: 200, body: 'start one two three', otherwise: [] })
    expect([headers.get('x-begun'), headers.get('vary')]).toEqual(['yes', null])
  })

  it('that turns out to lead elsewhere says so in the document, once, whatever else the app writes', async () => {
    const { status, body, otherwise } = await arriving((response) => {
      response.writeHead(307, { Location: '/sign-in?next=%2Feval&a="<b>' })
      response.write('<html>')
      response.end('moved')
    })
    expect({ status, otherwise }).toEqual({ status: 200, otherwise: [307] })
    expect(body).toBe('start <meta http-equiv="refresh" content="0;url=/sign-in?next=%2Feval&amp;a=&quot;&lt;b>">')
  })

  it('that turns out to fail shows the page the app has for that, or its words as words, and is told of', async () => {
    const page = await arriving((response) => {
      response.statusCode = 404
      response.setHeader('Content-Type', 'text/html')
      response.end('<h1>Not here</h1>')
    })
    expect(page).toMatchObject({ status: 200, body: 'start <h1>Not here</h1>', otherwise: [404] })
    const words = await arriving((response) => {
      response.writeHead(500, { 'Content-Type': 'text/plain' })
      response.end('<Internal> & more')
    })
    expect(words).toMatchObject({ status: 200, body: 'start &lt;Internal> &amp; more', otherwise: [500] })
  })

  it('may end without another word', async () => {
    expect(await arriving((response) => { response.end() })).toMatchObject({ status: 200, body: 'start ', otherwise: [] })
  })
})
