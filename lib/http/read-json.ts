import { ApiFault } from '@/lib/http/fault'

/** Reads a request's JSON body of at most so many bytes, as an unknown value still to be parsed. @throws ApiFault 400, 413, 415 */
export async function readJson(request: Request, mostBytes: number): Promise<unknown> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/json\b/i.test(type)) throw new ApiFault('unsupported', 'Send JSON, with Content-Type: application/json.')
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of request.body ?? []) {
    size += piece.byteLength
    if (size > mostBytes) throw new ApiFault('too_large', `The body is longer than ${mostBytes} bytes.`)
    pieces.push(piece)
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(pieces)))
  } catch {
    // Either not UTF-8 or not JSON: the sender's fault in both cases.
    throw new ApiFault('invalid', 'The body is not JSON in UTF-8.')
  }
}
