/** One part of a form: a field, or a file with its name. `content` must be read to its end before the next part is asked for. */
export type FormPart = { name: string; fileName: string | null; content: AsyncGenerator<Buffer> }

/** A body that is not the form it says it is. */
export class MultipartFault extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'MultipartFault'
  }
}

const LONGEST_HEADER = 16 * 1024
const MOST_PARTS = 20_000

/** The boundary of a `multipart/form-data` content type, null for any other type. @throws MultipartFault where it is one without a boundary */
export function boundaryOf(contentType: string): string | null {
  if (!/^multipart\/form-data\b/i.test(contentType)) return null
  const match = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType)
  const boundary = match?.[1] ?? match?.[2]
  if (boundary === undefined) throw new MultipartFault('the content type is multipart/form-data but names no boundary')
  return boundary
}

/**
 * The parts of a `multipart/form-data` body (RFC 7578), streamed: no more than a chunk and a part's header is held.
 * @throws MultipartFault where the body is cut off or malformed
 */
export async function* readMultipart(body: AsyncIterable<Uint8Array>, boundary: string): AsyncGenerator<FormPart> {
  const delimiter = Buffer.from(`\r\n--${boundary}`, 'latin1')
  const chunks = body[Symbol.asyncIterator]()
  // The first delimiter need not follow a line break; with one put before the body all are alike.
  let held: Buffer = Buffer.from('\r\n')

  async function more(): Promise<void> {
    const next = await chunks.next()
    if (next.done === true) throw new MultipartFault('the body ends before the form does')
    const bytes = Buffer.from(next.value.buffer, next.value.byteOffset, next.value.byteLength)
    held = held.length === 0 ? bytes : Buffer.concat([held, bytes])
  }

  async function* untilDelimiter(): AsyncGenerator<Buffer> {
    for (;;) {
      const at = held.indexOf(delimiter)
      if (at !== -1) {
        if (at > 0) yield held.subarray(0, at)
        held = held.subarray(at + delimiter.length)
        return
      }
      const safe = held.length - delimiter.length + 1
      if (safe > 0) {
        yield held.subarray(0, safe)
        held = held.subarray(safe)
      }
      await more()
    }
  }

  async function readHeader(): Promise<string> {
    for (;;) {
      const at = held.indexOf('\r\n\r\n')
      if (at !== -1 && at <= LONGEST_HEADER) {
        const header = held.subarray(0, at).toString('utf8')
        held = held.subarray(at + 4)
        return header
      }
      if (held.length > LONGEST_HEADER) throw new MultipartFault('the header of a part is too long')
      await more()
    }
  }

  try {
    for await (const preamble of untilDelimiter()) if (preamble.length > LONGEST_HEADER) throw new MultipartFault('the body does not begin with the boundary that its content type names')
    for (let count = 1; ; count++) {
      while (held.length < 2) await more()
      const end = held.subarray(0, 2).toString('latin1')
      if (end === '--') break
      if (end !== '\r\n') throw new MultipartFault('a boundary is followed by something else than a line break')
      if (count > MOST_PARTS) throw new MultipartFault(`there are more than ${MOST_PARTS} parts`)
      // The break stays: a part without any header begins with two.
      const header = await readHeader()
      const content = untilDelimiter()
      yield { ...parseHeader(header), content }
      for await (const unread of content) if (unread.length < 0) break
    }
    // What follows the closing boundary is read so that the sender is not cut off.
    for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) held = Buffer.alloc(0)
  } finally {
    await chunks.return?.()
  }
}

function parseHeader(header: string): { name: string; fileName: string | null } {
  const disposition = /^content-disposition:\s*form-data\b(.*)$/im.exec(header)?.[1]
  if (disposition === undefined) throw new MultipartFault('a part has no Content-Disposition: form-data')
  const name = parameter(disposition, 'name')
  if (name === null) throw new MultipartFault('a part has no name')
  return { name, fileName: parameter(disposition, 'filename') }
}

/** Browsers write quotes and line breaks within a name as %22, %0D and %0A; programs write \". */
function parameter(disposition: string, key: string): string | null {
  const match = new RegExp(`[;\\s]${key}=(?:"((?:[^"\\\\]|\\\\.)*)"|([^;\\s]+))`, 'i').exec(disposition)
  const text = match?.[1] ?? match?.[2]
  return text === undefined ? null : text.replaceAll(/\\(["\\])/g, '$1').replaceAll('%22', '"').replaceAll(/%0d/gi, '\r').replaceAll(/%0a/gi, '\n')
}
