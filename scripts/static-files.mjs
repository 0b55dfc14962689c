// The build's static files, compressed once and kept in memory: a page's first paint waits for its styles, and Next
// would compress them again for every visitor, on the thread that renders the pages.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'

const TYPES = { '.js': 'application/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.woff2': 'font/woff2', '.svg': 'image/svg+xml', '.json': 'application/json; charset=utf-8', '.ico': 'image/x-icon', '.png': 'image/png', '.txt': 'text/plain; charset=utf-8' }
/** Fonts and pictures are compressed already. */
const COMPRESSIBLE = new Set(['.js', '.css', '.svg', '.json', '.txt'])

/**
 * A handler that answers GET and HEAD of `/_next/static/…` and says whether it did. Only files that were there at start are
 * answered, by exact path: nothing in a request is ever a path on the disk. Their names change with their content.
 * @param {string} folder the build's `static` folder
 */
export function staticFiles(folder) {
  const files = new Map()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const kind = path.extname(entry.name)
    const type = TYPES[kind]
    if (!entry.isFile() || type === undefined) continue
    const full = path.join(entry.parentPath ?? entry.path, entry.name)
    const plain = readFileSync(full)
    files.set(`/_next/static/${path.relative(folder, full).split(path.sep).map(encodeURIComponent).join('/')}`, { type, plain, gzip: COMPRESSIBLE.has(kind) ? gzipSync(plain, { level: 9 }) : null, br: existsSync(`${full}.br`) ? readFileSync(`${full}.br`) : null })
  }
  return (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false
    const file = files.get((request.url ?? '').split('?', 1)[0])
    if (file === undefined) return false
    const accepted = String(request.headers['accept-encoding'] ?? '')
    // scripts/finish-static.mjs made the Brotli copy when the app was built.
    const encoding = ['br', 'gzip'].find((each) => file[each] !== null && new RegExp(`\\b${each}\\b`).test(accepted))
    const body = encoding === undefined ? file.plain : file[encoding]
    response.writeHead(200, {
      'Content-Type': file.type, 'Content-Length': body.length, 'Cache-Control': 'public, max-age=31536000, immutable',
      ...(file.gzip === null ? {} : { Vary: 'Accept-Encoding' }), ...(encoding === undefined ? {} : { 'Content-Encoding': encoding }),
    })
    response.end(request.method === 'HEAD' ? undefined : body)
    return true
  }
}
