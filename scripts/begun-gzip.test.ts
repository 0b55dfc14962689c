import { createServer, get, type IncomingMessage, type ServerResponse } from 'node:http'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { acceptsGzip, beginGzip, prepare } from '@/scripts/begun-gzip.mjs'

const STYLES = prepare(`.a{color:red}${'.b{margin:0}'.repeat(5000)}</style>`)

/** The bytes that arrive of an answer begun with `own` and the styles. */
async function arriving(own: string, answer: (response: ServerResponse) => void): Promise<Buffer> {
  return served(own, answer, async (message) => {
    const chunks: Buffer[] = []
    for await (const chunk of message) chunks.push(Buffer.from(chunk))
    return Buffer.concat(chunks)
  })
}

async function served<T>(own: string, answer: (response: ServerResponse) => void, read: (message: IncomingMessage) => Promise<T>): Promise<T> {
  const server = createServer((_request, response) => {
    beginGzip(response, own, STYLES)
    answer(response)
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  try {
    return await read(await new Promise<IncomingMessage>((resolve, reject) => { get({ port: address.port, agent: false }, resolve).on('error', reject) }))
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

describe('a gzip answer that was begun', () => {
  // gunzip holds the sum and the length at its end against what it read.
  it('is one gzip stream of everything, whatever it is written in', async () => {
    const rest = Array.from({ length: 4000 }, (_, index) => `${index} é 🙂 .b{margin:0} ${(index * 7919) % 1013}`).join('')
    const bytes = await arriving('<head nonce="é">', (response) => {
      response.write(rest.slice(0, 10))
      response.write(Buffer.from(rest.slice(10, 40_000)))
      response.write('')
      response.write(Buffer.from('caf\u00e9').toString('latin1'), 'latin1')
      response.end(rest.slice(40_000))
    })
    expect(gunzipSync(bytes).toString()).toBe(`<head nonce="é">${STYLES.bytes.toString()}${rest.slice(0, 40_000)}caf\u00e9${rest.slice(40_000)}`)
    expect(bytes.length).toBeLessThan(rest.length / 2)
  })

  it('may have nothing of its own, and no more than its start', async () => {
    for (const end of [(response: ServerResponse) => response.end(), (response: ServerResponse) => response.end(''), (response: ServerResponse) => response.end(() => {})]) {
      expect(gunzipSync(await arriving('', end)).equals(STYLES.bytes)).toBe(true)
    }
  })

  it('shows its start before more is written', async () => {
    let go = (): void => {}
    const first = await served('<head>', (response) => { go = () => response.end('later') }, async (message) => {
      const chunks: Buffer[] = []
      const start = await new Promise<Buffer>((resolve) => { message.once('data', resolve) })
      chunks.push(start)
      message.on('data', (chunk: Buffer) => { chunks.push(chunk) })
      go()
      await new Promise((resolve) => { message.once('end', resolve) })
      expect(gunzipSync(Buffer.concat(chunks)).toString().endsWith('</style>later')).toBe(true)
      return start
    })
    expect(first.length).toBeGreaterThanOrEqual(STYLES.deflated.length)
  })

  it('waits for a reader that is slow, and tells the app of it', async () => {
    const blocks = 400
    const block = Buffer.from(Array.from({ length: 64 * 1024 }, (_, index) => (index * 2_654_435_761) >>> 24))
    let waits = 0
    const bytes = await arriving('', (response) => {
      let left = blocks
      const more = (): void => {
        while (left > 0) {
          left--
          if (!response.write(block)) { waits++; response.once('drain', more); return }
        }
        response.end()
      }
      more()
    })
    expect(gunzipSync(bytes).length).toBe(STYLES.bytes.length + blocks * block.length)
    expect(waits).toBeGreaterThan(0)
  })

  it('is given up when nobody reads it any more', async () => {
    let closed = (): void => {}
    const isClosed = new Promise<void>((resolve) => { closed = resolve })
    await served('', (response) => {
      response.once('close', () => {
        response.write('to nobody')
        response.end('at all')
        closed()
      })
    }, async (message) => { message.destroy() })
    await isClosed
    await new Promise((resolve) => { setTimeout(resolve, 20) })
  })
})

describe('the encodings a request takes', () => {
  it.each([
    ['gzip, deflate', true], ['br;q=1, gzip;q=0.5', true], ['GZIP', true], ['x-gzip', true], ['gzip;q=0', false], ['gzip; q=0.0, br', false], ['gzip;q=0.01', true], ['deflate', false], ['', false], [undefined, false],
  ])('%s', (given, expected) => {
    expect(acceptsGzip({ headers: given === undefined ? {} : { 'accept-encoding': given } })).toBe(expected)
  })
})
