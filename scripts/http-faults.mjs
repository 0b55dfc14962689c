// What a request gets that Next would answer with a bare status, a page, or a 500 that is not ours.
import { randomUUID } from 'node:crypto'

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']

/**
 * Whether a request is one for this server: a target that is no path of ours (an absolute address, an asterisk) is for
 * proxies, and this is none; a path that cannot be decoded is no path.
 * @param {import('node:http').IncomingMessage} request
 */
export function isAnswerable(request) {
  if (!request.url?.startsWith('/') || !METHODS.includes(request.method ?? '')) return false
  try {
    decodeURIComponent(request.url.split('?', 1)[0] ?? '')
    return true
  } catch {
    // Half an escape, or bytes that are no UTF-8.
    return false
  }
}

/** For whatever brings no policy of its own, as pages, data and downloads do. */
const POLICY = `default-src 'none'; frame-ancestors 'none'`

/** Answers what is no request for this server. */
export function refuse(request, response) {
  const message = 'Not a request this server answers.'
  const [type, body] = isForPrograms(request) ? ['application/json', faultText(400, message)] : ['text/plain', `${message}\n`]
  response.writeHead(400, { 'Content-Type': `${type}; charset=utf-8`, 'Content-Security-Policy': POLICY, 'Cache-Control': 'no-store' }).end(body)
  request.resume()
}

/**
 * Corrects what Next says of a request that it could not serve. A POST that failed before any code of ours ran
 * (`state.reached`) could not be read as what it claims to be: 400, the sender's fault. A bare status for a program, as 405
 * for a method that a route does not take, gets the API's one form. No answer leaves without a policy.
 */
export function sayFaultsPlainly(request, response, state) {
  const writeHead = response.writeHead.bind(response)
  const end = response.end.bind(response)
  let missingBody
  response.writeHead = (given, ...rest) => {
    const status = given === 500 && request.method === 'POST' && !state.reached ? 400 : given
    if (status >= 400 && isForPrograms(request) && rest.length === 0 && !response.hasHeader('content-type')) {
      missingBody = faultText(status, status === 405 ? 'This route does not take that method.' : 'Not a request this route answers.')
      response.removeHeader('content-length')
      response.setHeader('Content-Type', 'application/json; charset=utf-8')
      response.setHeader('Cache-Control', 'private, no-store')
    }
    if (!response.hasHeader('content-security-policy')) response.setHeader('Content-Security-Policy', POLICY)
    return writeHead(status, ...rest)
  }
  response.end = (...given) => {
    // Sends the head, where nothing did yet, so that it is known whether a body is missing.
    if (!response.headersSent && response.statusCode >= 400) response.writeHead(response.statusCode)
    return missingBody === undefined ? end(...given) : end(missingBody)
  }
}

function isForPrograms(request) {
  return request.url?.startsWith('/api/') === true
}

function faultText(status, message) {
  const code = status === 405 ? 'method_not_allowed' : status < 500 ? 'invalid' : 'internal'
  return JSON.stringify({ error: { code, message, requestId: randomUUID() } })
}
