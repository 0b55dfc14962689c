#!/usr/bin/env node
// The HTTP server around Next: it alone sees the socket, so it says who the peer is, and turns away what no page should see.
import { createServer } from 'node:http'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import next from 'next'
import { staticFiles } from './static-files.mjs'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const hostname = process.env.HOST || '127.0.0.1'
const port = Number(process.env.PORT || 3000)
const trustedProxies = Number(process.env.SAB_TRUST_PROXY || 0)

// Headers by which Next's own parts speak to each other, or by which a client could pretend to be a proxy of ours.
const INTERNAL = /^(x-middleware-|x-nextjs-(?!(data|action|router)$)|x-invoke-|x-matched-path$|x-now-|next-resume$|x-sab-|x-original-url$|x-rewrite-url$|x-http-method-override$|x-forwarded-prefix$)/
const FORWARDED = /^(x-forwarded-|forwarded$|x-real-ip$|cf-connecting-ip$)/

const constantHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
}

const app = next({ dev: false, dir: root, hostname, port })
const handle = app.getRequestHandler()
await app.prepare()
const answerStatic = staticFiles(path.join(root, process.env.SAB_DIST_DIR ?? '.next', 'static'))

const server = createServer((request, response) => {
  for (const name of Object.keys(request.headers)) {
    if (INTERNAL.test(name) || (trustedProxies === 0 && FORWARDED.test(name))) delete request.headers[name]
  }
  request.headers['x-sab-peer'] = request.socket.remoteAddress ?? 'unknown'
  for (const [name, value] of Object.entries(constantHeaders)) response.setHeader(name, value)
  // A target that is no path of ours (an absolute address, an asterisk) is for proxies, and this is none.
  if (!request.url?.startsWith('/') || !['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].includes(request.method ?? '')) {
    response.writeHead(400, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' }).end('Not a request this server answers.\n')
    request.resume()
    return
  }
  if (!answerStatic(request, response)) handle(request, response)
})
// A header must arrive within a minute; a body may take as long as a gigabyte on a slow line does.
server.headersTimeout = 60_000
server.requestTimeout = 0
// Nothing here speaks over a protocol switch; Next's own upgrade handling is for development.
server.on('upgrade', (_request, socket) => socket.destroy())
server.listen(port, hostname, () => {
  const address = server.address()
  const shown = hostname.includes(':') ? `[${hostname}]` : hostname
  console.log(`Ready on ${process.env.SAB_URL || `http://${shown}:${typeof address === 'object' && address !== null ? address.port : port}`}`)
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
