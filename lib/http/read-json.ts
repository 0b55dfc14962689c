import { ApiFault } from '@/lib/http/fault'

/** Reads a request's body as UTF-8 text of at most so many bytes; what is longer is not taken into memory. @throws ApiFault 400, 413 */
export async function readText(request: Request, mostBytes: number): Promise<string> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of request.body ?? []) {
    size += piece.byteLength
    if (size > mostBytes) throw new ApiFault('too_large', `The body is longer than ${mostBytes} bytes.`)
    pieces.push(piece)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces))
  } catch {
    // Bytes that are no UTF-8 are the sender's fault.
    throw new ApiFault('invalid', 'The body is not UTF-8.')
  }
}

/** Reads a request's JSON body of at most so many bytes, as an unknown value still to be parsed. @throws ApiFault 400, 413, 415 */
export async function readJson(request: Request, mostBytes: number): Promise<unknown> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/json\b/i.test(type)) throw new ApiFault('unsupported', 'Send JSON, with Content-Type: application/json.')
  const text = await readText(request, mostBytes)
  try {
    return JSON.parse(text)
  } catch {
    // The sender's fault.
    throw new ApiFault('invalid', 'The body is not JSON.')
  }
}
