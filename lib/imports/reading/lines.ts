import { isUtf8 } from 'node:buffer'
import type { FileSource, ImportFault } from '@/lib/imports/formats/format'
import { readBytes } from '@/lib/imports/reading/bytes'
import { READING_LIMITS, sizeInWords, type ReadingLimits } from '@/lib/imports/reading/limits'
import { firstInvalidUtf8 } from '@/lib/imports/reading/utf8'

/** One line of a file with its number from 1 and the byte offset of its start in the unpacked file. */
export type LineItem = { kind: 'line'; text: string; line: number; offset: number } | { kind: 'fault'; fault: ImportFault }

const LF = 0x0a
const CR = 0x0d
/** Anything but what JSON calls white space. */
const HAS_INK = /[^ \t\r\n]/

/**
 * The lines of a file: split at \n, \r\n and a bare \r (never at U+2028), blank ones left out but counted, a byte-order
 * mark taken off the first. A line that is not UTF-8 or is longer than the limit is a fault in its place, and reading
 * goes on behind it; memory is bounded by the limit.
 */
export async function* readLines(source: FileSource, limits: ReadingLimits = READING_LIMITS): AsyncGenerator<LineItem> {
  let line = 1
  let offset = 0
  let held: Buffer[] = []
  let heldBytes = 0
  let isSkipping = false
  let endedWithCr = false

  function take(last: Buffer): LineItem | null {
    const bytes = held.length === 0 ? last : Buffer.concat([...held, last])
    const start = offset
    held = []
    heldBytes = 0
    if (isSkipping) {
      isSkipping = false
      return null
    }
    return toLine(bytes, line, start, source.name)
  }

  for await (const item of readBytes(source, limits)) {
    if (item.kind === 'fault') {
      yield { kind: 'fault', fault: { ...item.fault, line } }
      return
    }
    const chunk = item.bytes
    let from = 0
    if (endedWithCr && chunk[0] === LF) {
      from = 1
      offset += 1
    }
    if (chunk.length > 0) endedWithCr = false
    let nextCr = chunk.indexOf(CR, from)
    while (from < chunk.length) {
      const nextLf = chunk.indexOf(LF, from)
      if (nextCr !== -1 && nextCr < from) nextCr = chunk.indexOf(CR, from)
      const end = nextLf === -1 ? nextCr : nextCr === -1 ? nextLf : Math.min(nextLf, nextCr)
      const part = end === -1 ? chunk.subarray(from) : chunk.subarray(from, end)
      if (heldBytes + part.length > limits.pieceBytes && !isSkipping) {
        isSkipping = true
        held = []
        yield { kind: 'fault', fault: tooLong(source.name, line, limits) }
      }
      if (end === -1) {
        heldBytes += part.length
        if (!isSkipping) held.push(part)
        break
      }
      const lineBytes = heldBytes + part.length
      const taken = take(part)
      if (taken) yield taken
      let width = 1
      if (chunk[end] === CR) {
        if (chunk[end + 1] === LF) width = 2
        else if (end + 1 === chunk.length) endedWithCr = true
      }
      offset += lineBytes + width
      line += 1
      from = end + width
    }
  }
  if (heldBytes > 0) {
    const taken = take(Buffer.alloc(0))
    if (taken) yield taken
  }
}

function toLine(bytes: Buffer, line: number, offset: number, file: string): LineItem | null {
  const isMarked = line === 1 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  const body = isMarked ? bytes.subarray(3) : bytes
  if (!isUtf8(body)) {
    const bad = firstInvalidUtf8(body)
    const at = offset + (isMarked ? 3 : 0) + bad
    return {
      kind: 'fault',
      fault: { file, line, severity: 'error', message: `byte ${bad + 1} of the line (byte ${at} of the file) is not UTF-8`, remedy: 'Save the file as UTF-8 and import it again.' },
    }
  }
  const text = body.toString('utf8')
  return HAS_INK.test(text) ? { kind: 'line', text, line, offset: offset + (isMarked ? 3 : 0) } : null
}

function tooLong(file: string, line: number, limits: ReadingLimits): ImportFault {
  return {
    file, line, severity: 'error',
    message: `the line is longer than ${sizeInWords(limits.pieceBytes)}`,
    remedy: 'One line holds one record. Split the record, or leave out what makes it so large.',
  }
}
