// An answer whose start is sent before the app behind the server is asked for the rest.

/**
 * Sends status 200, the headers and the start of a document, and hands the response on as one of which nothing was sent: the
 * app says its status and headers as always, and they are only listened to. It was known to answer with a document; where it
 * does not after all (what it was asked for went away meanwhile, or it failed), `otherwise` is told the status, a redirect
 * becomes a line in the document that leads on, and words that are no document stand in it as words.
 * @param {import('node:http').ServerResponse} response
 * @param {Record<string, string>} headers
 * @param {() => void} start writes the start
 * @param {(status: number) => void} otherwise
 */
export function beginAnswer(response, headers, start, otherwise) {
  response.writeHead(200, headers)
  start()

  const said = pretendUnsent(response)
  const write = response.write.bind(response)
  const end = response.end.bind(response)
  /** What is done with the body the app writes; decided when its first part comes. @type {((chunk: unknown) => unknown) | null} */
  let change = null
  const changed = (chunk) => {
    change ??= changeOf(response.statusCode, said)
    return change(chunk)
  }
  const changeOf = (status) => {
    if (status !== 200) otherwise(status)
    if (status >= 300 && status < 400 && said.has('location')) {
      let line = `<meta http-equiv="refresh" content="0;url=${escaped(String(said.get('location')))}">`
      return () => { const next = line; line = ''; return next }
    }
    return String(said.get('content-type') ?? '').startsWith('text/html') ? (chunk) => chunk : (chunk) => escaped(Buffer.from(chunk).toString('utf8'))
  }

  response.write = (chunk, ...rest) => write(changed(chunk), ...rest)
  response.end = (chunk, ...rest) => (typeof chunk === 'function' ? response.end('', chunk) : end(changed(chunk ?? ''), ...rest))
}

/** Makes a response whose head is out take another one without complaint. Returns what it is told, by name in small letters. */
function pretendUnsent(response) {
  const said = new Map()
  const known = (name) => said.get(String(name).toLowerCase())
  const set = (name, value) => { said.set(String(name).toLowerCase(), value); return response }
  let isSent = false
  Object.defineProperty(response, 'headersSent', { configurable: true, get: () => isSent })
  Object.assign(response, {
    setHeader: set,
    setHeaders: (all) => { for (const [name, value] of all) set(name, value); return response },
    appendHeader: (name, value) => set(name, known(name) === undefined ? value : [known(name), value].flat()),
    removeHeader: (name) => { said.delete(String(name).toLowerCase()) },
    getHeader: known,
    hasHeader: (name) => known(name) !== undefined,
    getHeaders: () => Object.fromEntries(said),
    getHeaderNames: () => [...said.keys()],
    flushHeaders: () => { isSent = true },
    writeHead: (status, ...rest) => {
      response.statusCode = status
      for (const [name, value] of Object.entries(rest.at(-1) ?? {})) if (typeof rest.at(-1) === 'object') set(name, value)
      isSent = true
      return response
    },
  })
  return said
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
