import { Readable, pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { FileSource, ImportFault } from '@/lib/imports/formats/format'
import { READING_LIMITS, sizeInWords, type ReadingLimits } from '@/lib/imports/reading/limits'

/** A stretch of a file's bytes, unpacked; or the fault that ends the reading. */
export type ByteItem = { kind: 'bytes'; bytes: Buffer } | { kind: 'fault'; fault: ImportFault }

const GZIP_FAULTS: Record<string, [string, string]> = {
  Z_BUF_ERROR: ['the gzip file ends early', 'Compress the file again, or copy it again: it was cut off.'],
  Z_DATA_ERROR: ['the gzip file is damaged', 'Compress the file again, or copy it again.'],
}

/**
 * The bytes of a file, unpacked when they are gzip (one or several members), whatever the file is called.
 * What unpacks to more than the limits allow, and gzip that is cut or damaged, ends with a fault.
 * Throws only what the source itself throws.
 */
export async function* readBytes(source: FileSource, limits: ReadingLimits = READING_LIMITS): AsyncGenerator<ByteItem> {
  const chunks = source.open()[Symbol.asyncIterator]()
  const head: Buffer[] = []
  try {
    let headBytes = 0
    while (headBytes < 2) {
      const next = await chunks.next()
      if (next.done === true) break
      head.push(asBuffer(next.value))
      headBytes += next.value.byteLength
    }
    const start = head.length === 1 && head[0] ? head[0] : Buffer.concat(head)
    const rest = (async function* () {
      if (start.length > 0) yield start
      for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) yield asBuffer(next.value)
    })()
    if (start[0] === 0x1f && start[1] === 0x8b) yield* unpack(rest, source.name, limits)
    else for await (const bytes of rest) yield { kind: 'bytes', bytes }
  } finally {
    await chunks.return?.()
  }
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

async function* unpack(packed: AsyncIterable<Buffer>, file: string, limits: ReadingLimits): AsyncGenerator<ByteItem> {
  const gunzip = createGunzip({ chunkSize: 256 * 1024 })
  pipeline(Readable.from(packed, { objectMode: false }), gunzip, () => {})
  let unpackedBytes = 0
  const unpacked = gunzip[Symbol.asyncIterator]()
  try {
    for (;;) {
      let bytes: Buffer
      try {
        const next = await unpacked.next()
        if (next.done === true) return
        bytes = next.value
      } catch (error) {
        const known = GZIP_FAULTS[codeOf(error)]
        if (!known) throw error
        yield { kind: 'fault', fault: { file, severity: 'error', message: `${known[0]} after ${unpackedBytes} unpacked bytes`, remedy: known[1] } }
        return
      }
      unpackedBytes += bytes.length
      const isBomb = unpackedBytes > limits.freeUnpackedBytes && unpackedBytes > limits.unpackRatio * gunzip.bytesWritten
      if (isBomb || unpackedBytes > limits.unpackedBytes) {
        const message = isBomb
          ? `unpacks to more than ${limits.unpackRatio} times its packed size`
          : `unpacks to more than ${sizeInWords(limits.unpackedBytes)}`
        yield { kind: 'fault', fault: { file, severity: 'error', message, remedy: 'If the file is what it should be, unpack it first and import it unpacked, in parts.' } }
        return
      }
      yield { kind: 'bytes', bytes }
    }
  } finally {
    gunzip.destroy()
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
