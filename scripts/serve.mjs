#!/usr/bin/env node
// The HTTP server around Next: it alone sees the socket, so it says who the peer is, and turns away what no page should see.
import { AsyncLocalStorage } from 'node:async_hooks'
import { createServer } from 'node:http'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import compression from 'compression'
import next from 'next'
import { documentsOf } from './documents.mjs'
import { constantHeaders } from './headers.mjs'
import { isAnswerable, refuse, sayFaultsPlainly } from './http-faults.mjs'
import { staticFiles } from './static-files.mjs'

process.umask(0o077)
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const hostname = process.env.HOST || '127.0.0.1'
const port = Number(process.env.PORT || 3000)
const trustedProxies = Number(process.env.SAB_TRUST_PROXY || 0)

// Headers by which Next's own parts speak to each other, or by which a client could pretend to be a proxy of ours.
const INTERNAL = /^(x-middleware-|x-nextjs-(?!(data|action|router)$)|x-invoke-|x-matched-path$|x-now-|next-resume$|x-sab-|x-original-url$|x-rewrite-url$|x-http-method-override$|x-forwarded-prefix$)/
const FORWARDED = /^(x-forwarded-|forwarded$|x-real-ip$|cf-connecting-ip$)/

/** Behind a proxy of ours every request is for the address people open, whatever Host the proxy passes on. */
const publicHost = trustedProxies > 0 && process.env.SAB_URL ? new URL(process.env.SAB_URL).host : null

/**
 * What is known of the request at hand (lib/http/at-hand.ts). `reached`: code of ours ran for it; where Next fails before
 * that, it could not read what was sent. `wantsDocument`: React did not ask for data. `nonce`: under which the answer was begun.
 * `sessions`: those that were looked up for a foreseen document.
 */
const requests = new AsyncLocalStorage()
globalThis.sabRequests = requests

const app = next({ dev: false, dir: root, hostname, port })
const handle = app.getRequestHandler()
await app.prepare()
const built = path.join(root, process.env.SAB_DIST_DIR ?? '.next', 'static')
const answerStatic = staticFiles(built)
const documents = documentsOf(built)
const compress = compression()

const server = createServer((request, response) => {
  for (const name of Object.keys(request.headers)) {
    if (INTERNAL.test(name) || (trustedProxies === 0 && FORWARDED.test(name))) delete request.headers[name]
  }
  request.headers['x-sab-peer'] = request.socket.remoteAddress ?? 'unknown'
  if (publicHost !== null) {
    request.headers.host = publicHost
    delete request.headers['x-forwarded-host']
  }
  for (const [name, value] of Object.entries(constantHeaders)) response.setHeader(name, value)
  if (!isAnswerable(request)) {
    refuse(request, response)
    return
  }
  const state = { reached: false, wantsDocument: request.headers.rsc === undefined && request.headers['next-action'] === undefined, nonce: null, sessions: new Map() }
  sayFaultsPlainly(request, response, state)
  if (answerStatic(request, response)) return
  // A page that asks for itself takes parts of it over, and shows no document (components/transcripts/reading/refresh.ts).
  const isShown = state.wantsDocument && request.headers['x-page-parts'] === undefined
  const go = () => requests.run(state, () => handle(request, response))
  const answer = (foreseen) => {
    const isBegun = foreseen !== null && documents.begin(request, response, foreseen, (status) => console.error(`GET ${request.url.split('?', 1)[0]} was foreseen and ended in ${status}.`))
    if (isBegun) {
      state.nonce = foreseen.nonce
      // Drawing a page keeps this thread busy: what was sent of its document is on its way before that.
      setImmediate(go)
      return
    }
    compress(request, response, () => {
      if (isShown) documents.finish(response)
      go()
    })
  }
  const asked = isShown && request.method === 'GET' ? requests.run(state, () => globalThis.sabForesee?.(request.url, request.headers.cookie ?? null)) : null
  // Whatever keeps it from being foreseen, the page itself meets again and says.
  if (asked instanceof Promise) return asked.catch(() => null).then(answer)
  state.sessions = null
  answer(null)
})

// A header must arrive within a minute; a body may take as long as a gigabyte on a slow line does.
server.headersTimeout = 60_000
server.requestTimeout = 0
// Nothing here speaks over a protocol switch; Next's own upgrade handling is for development.
server.on('upgrade', (_request, socket) => socket.destroy())
server.on('error', (error) => {
  const why = error.code === 'EADDRINUSE' ? `port ${port} of ${hostname} is taken. Stop what listens there, or choose another: PORT=3001 npm start` : error.message
  console.error(`The server does not start: ${why}`)
  process.exit(1)
})
// Nothing is tunnelled through this server.
server.on('connect', (_request, socket) => socket.end('HTTP/1.1 405 Method Not Allowed\r\nConnection: close\r\n\r\n'))
server.listen(port, hostname, () => {
  const address = server.address()
  const shown = hostname.includes(':') ? `[${hostname}]` : hostname
  console.log(`Ready on ${process.env.SAB_URL || `http://${shown}:${typeof address === 'object' && address !== null ? address.port : port}`}`)
  if (!process.env.SAB_URL && !['127.0.0.1', '::1', 'localhost'].includes(hostname)) console.log('Others can reach this address. Set SAB_URL to the one they open, https://… behind a proxy: links that are handed out start with it (docs/operating.md).')
})

let ending = false
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    if (ending) process.exit(1)
    ending = true
    server.close(() => process.exit(0))
    server.closeIdleConnections()
    // What is still running after ten seconds is cut off; saves are transactions and survive that.
    setTimeout(() => process.exit(0), 10_000).unref()
  })
}
