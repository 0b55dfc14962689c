// A gzip answer (RFC 1952) whose start was deflated once for all answers, so that it can leave at once.
import { constants, crc32, createDeflateRaw, deflateRawSync } from 'node:zlib'

const HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255])
/** How far deflate looks back (RFC 1951). */
const WINDOW = 32 * 1024

/** Whether a request takes a gzip answer. */
export function acceptsGzip(request) {
  return /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/i.test(String(request.headers['accept-encoding'] ?? ''))
}

/**
 * A text that many answers have near their start: deflated up to the end of a byte, so that more may follow it.
 * @param {string} text
 */
export function prepare(text) {
  const bytes = Buffer.from(text)
  return { bytes, deflated: deflateRawSync(bytes, { level: constants.Z_BEST_COMPRESSION, finishFlush: constants.Z_SYNC_FLUSH }) }
}

/**
 * Sends the start of a body whose `Content-Encoding` is gzip, and deflates what is written from now on. The start takes no way
 * through zlib's threads: on a busy machine that is most of the time until it leaves.
 * @param {import('node:http').ServerResponse} response its headers are out, or go with this
 * @param {string} own what this answer alone begins with, under 64 kB
 * @param {ReturnType<typeof prepare>} shared what follows it in every answer
 */
export function beginGzip(response, own, shared) {
  const write = response.write.bind(response)
  const end = response.end.bind(response)
  const first = Buffer.from(own)
  let sum = crc32(shared.bytes, crc32(first))
  let length = first.length + shared.bytes.length
  write(Buffer.concat([HEADER, stored(first), shared.deflated]))

  const deflate = createDeflateRaw({ dictionary: shared.bytes.subarray(-WINDOW) })
  deflate.on('data', (chunk) => { if (!write(chunk)) deflate.pause() })
  deflate.on('drain', () => response.emit('drain'))
  response.on('drain', () => deflate.resume())
  // Who asked is gone; what the app still writes goes nowhere.
  response.once('close', () => deflate.destroy())
  deflate.on('error', () => response.destroy())
  deflate.once('end', () => {
    const trailer = Buffer.alloc(8)
    trailer.writeUInt32LE(sum, 0)
    trailer.writeUInt32LE(length % 2 ** 32, 4)
    end(trailer)
  })

  response.write = (chunk, ...rest) => {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk, typeof rest[0] === 'string' ? rest[0] : 'utf8') : chunk
    sum = crc32(bytes, sum)
    length += bytes.length
    return deflate.write(bytes, rest.find((each) => typeof each === 'function'))
  }
  response.end = (chunk, ...rest) => {
    const done = [chunk, ...rest].find((each) => typeof each === 'function')
    if (done !== undefined) response.once('finish', done)
    if (chunk !== undefined && chunk !== null && chunk !== '' && typeof chunk !== 'function') response.write(chunk, ...rest.filter((each) => each !== done))
    deflate.end()
    return response
  }
  response.flush = () => deflate.flush(constants.Z_SYNC_FLUSH)
}

/** Bytes as a block of deflate that is not compressed, and not the last. */
function stored(bytes) {
  const head = Buffer.from([0, 0, 0, 0, 0])
  head.writeUInt16LE(bytes.length, 1)
  head.writeUInt16LE(~bytes.length & 0xffff, 3)
  return Buffer.concat([head, bytes])
}
