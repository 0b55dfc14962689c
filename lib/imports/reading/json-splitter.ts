import { memberPath } from '@/lib/imports/reading/json-faults'
import { sizeInWords, type ReadingLimits } from '@/lib/imports/reading/limits'

/** What the splitter hands out, in the order of the file. Bytes of a value are not parsed yet. */
export type Piece =
  | { kind: 'root'; shape: 'object' | 'array' }
  | { kind: 'list'; key: string; line: number }
  | { kind: 'value'; key: string | null; index: number | null; path: string; line: number; offset: number; bytes: Buffer }
  | { kind: 'end'; line: number }
  | { kind: 'fault'; line: number; path: string; message: string; remedy?: string; isFatal: boolean }

type Expect = 'root' | 'first-key' | 'key' | 'colon' | 'first-value' | 'value' | 'comma' | 'nothing'
/** The value (or key) that is being collected. */
type Open = { what: 'key' | 'value'; shape: 'string' | 'brackets' | 'word'; depth: number; inString: boolean; line: number; offset: number; parts: Buffer[]; length: number; isKept: boolean }

const ENDS_WORD = new Set([0x2c, 0x5d, 0x7d, 0x20, 0x09, 0x0a, 0x0d])
const CUT_OFF = 'The file was cut off. Export or copy it again.'

/** Takes a JSON value apart, chunk by chunk, by its brackets: see `readElements`. */
export function createSplitter(limits: ReadingLimits, isWanted: (key: string | null) => boolean) {
  let pieces: Piece[] = []
  let expect: Expect = 'root'
  let root: 'object' | 'array' | null = null
  let inList = false
  let key: string | null = null
  const keys = new Set<string>()
  let index = 0
  let open: Open | null = null
  /** A backslash ended the last chunk. */
  let isEscaped = false
  let line = 1
  let offset = 0
  let isOver = false

  function fail(message: string, remedy?: string): void {
    isOver = true
    pieces.push({ kind: 'fault', line, path: currentPath(), message, ...(remedy === undefined ? {} : { remedy }), isFatal: true })
  }
  function currentPath(): string {
    const member = root === 'object' && key !== null ? memberPath(key) : ''
    return `$${member}${inList || root === 'array' ? `[${index}]` : ''}`
  }

  function feed(chunk: Buffer): void {
    let at = 0
    if (offset === 0 && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf) at = 3
    while (at < chunk.length) {
      if (isOver) break
      at = open ? goOn(chunk, at, open) : step(chunk, at)
    }
    offset += chunk.length
  }

  /** One byte of the structure between values. */
  function step(chunk: Buffer, at: number): number {
    const ink = skipSpace(chunk, at)
    if (ink > at) return ink
    const byte = chunk[at] ?? 0
    const char = String.fromCharCode(byte)
    switch (expect) {
      case 'root':
        if (char !== '{' && char !== '[') fail('the file does not start with a list or an object', 'This is not a results file of a kind that can be read here.')
        root = char === '{' ? 'object' : 'array'
        pieces.push({ kind: 'root', shape: root })
        expect = char === '{' ? 'first-key' : 'first-value'
        return at + 1
      case 'first-key':
      case 'key':
        if (char === '"') return start(at, 'key', 'string')
        if (char === '}' && expect === 'first-key') return close(at)
        fail(char === '}' ? 'there is a comma before the closing bracket' : char === ',' ? 'there is a comma too many' : `byte ${offset + at}: a key must stand in double quotes, and here stands ${shown(chunk, at)}`)
        return at
      case 'colon':
        if (char !== ':') fail(`byte ${offset + at}: a colon is missing after the key`)
        expect = 'value'
        return at + 1
      case 'comma':
        if (char === ',') {
          if (inList || root === 'array') index += 1
          expect = inList || root === 'array' ? 'value' : 'key'
          return at + 1
        }
        if (char === (inList || root === 'array' ? ']' : '}')) return close(at)
        fail(`byte ${offset + at}: a comma or a closing bracket is missing before ${shown(chunk, at)}`)
        return at
      case 'nothing':
        fail(`byte ${offset + at}: there is more after the end of the value: ${shown(chunk, at)}`, 'If the file holds one record a line (JSONL), each must stand on a line of its own.')
        return at
      default:
        return startValue(chunk, at, char)
    }
  }

  function skipSpace(chunk: Buffer, from: number): number {
    let at = from
    while (at < chunk.length) {
      const byte = chunk[at]
      if (byte === 0x0a) line += 1
      else if (byte !== 0x20 && byte !== 0x0d && byte !== 0x09) break
      at += 1
    }
    return at
  }

  function startValue(chunk: Buffer, at: number, char: string): number {
    if (char === ']' && (inList || root === 'array')) {
      if (expect === 'first-value') return close(at)
      fail('there is a comma before the closing bracket', 'Remove the last comma.')
      return at
    }
    if (char === ',' || char === '}' || char === ']' || char === ':') {
      fail(`byte ${offset + at}: a value is missing before ${shown(chunk, at)}`)
      return at
    }
    if (char === '[' && root === 'object' && !inList && key !== null) {
      inList = true
      index = 0
      pieces.push({ kind: 'list', key, line })
      expect = 'first-value'
      return at + 1
    }
    return start(at, 'value', char === '"' ? 'string' : char === '{' || char === '[' ? 'brackets' : 'word')
  }

  function start(at: number, what: Open['what'], shape: Open['shape']): number {
    open = { what, shape, depth: 0, inString: false, line, offset: offset + at, parts: [], length: 0, isKept: what === 'key' || isWanted(root === 'array' ? null : key) }
    return at
  }

  /** Collects the open value up to its end or the chunk's. */
  function goOn(chunk: Buffer, from: number, value: Open): number {
    const end = value.shape === 'word' ? wordEnd(chunk, from) : bracketsEnd(chunk, from, value)
    const until = end === -1 ? chunk.length : end
    value.length += until - from
    if (value.length > limits.pieceBytes) {
      if (value.isKept) pieces.push({ kind: 'fault', line: value.line, path: currentPath(), message: `this part of the file is larger than ${sizeInWords(limits.pieceBytes)}`, remedy: 'Split the file, or leave out what makes it so large.', isFatal: value.what === 'key' })
      value.isKept = false
      value.parts = []
    } else if (value.isKept) value.parts.push(chunk.subarray(from, until))
    if (end !== -1) finish(value)
    return until
  }

  function wordEnd(chunk: Buffer, from: number): number {
    for (let at = from; at < chunk.length; at += 1) if (ENDS_WORD.has(chunk[at] ?? 0)) return at
    return -1
  }

  /** Index after the last byte of the open string or brackets, or -1 when the chunk ends first. */
  function bracketsEnd(chunk: Buffer, from: number, value: Open): number {
    let { depth, inString } = value
    let at = from
    const length = chunk.length
    while (at < length) {
      const byte = chunk[at] ?? 0
      at += 1
      if (inString) {
        // Nearly every byte of a results file passes here.
        if (isEscaped) isEscaped = false
        else if (byte > 0x22 && byte !== 0x5c) continue
        else if (byte === 0x5c) isEscaped = true
        else if (byte === 0x22) {
          inString = false
          if (depth === 0) return at
        } else if (byte === 0x0a) line += 1
      } else if (byte === 0x22) inString = true
      else if (byte === 0x7b || byte === 0x5b) depth += 1
      else if (byte === 0x7d || byte === 0x5d) {
        depth -= 1
        if (depth === 0) return at
      } else if (byte === 0x0a) line += 1
    }
    value.depth = depth
    value.inString = inString
    return -1
  }

  function finish(value: Open): void {
    open = null
    if (value.what === 'key') {
      const name = keyOf(value)
      if (name === null) return
      key = name
      keys.add(name)
      expect = 'colon'
      return
    }
    if (value.isKept) {
      const bytes = value.parts.length === 1 && value.parts[0] ? value.parts[0] : Buffer.concat(value.parts)
      pieces.push({ kind: 'value', key: root === 'array' ? null : key, index: inList || root === 'array' ? index : null, path: currentPath(), line: value.line, offset: value.offset, bytes })
    }
    expect = 'comma'
  }

  function keyOf(value: Open): string | null {
    const written = Buffer.concat(value.parts).toString('utf8')
    let name: unknown
    try {
      name = JSON.parse(written)
    } catch {
      name = null
    }
    if (typeof name !== 'string' || name.trim() === '' || name.length > limits.keyLength || name.includes('\0')) fail(`byte ${value.offset}: ${written.slice(0, 60)} cannot be a key`)
    else if (keys.has(name)) fail(`byte ${value.offset}: the key ${JSON.stringify(name.slice(0, 60))} stands twice in the same object`, 'Keep one of the two: a reader that takes the last would drop the first in silence.')
    else return name
    return null
  }

  function close(at: number): number {
    if (inList) {
      inList = false
      expect = 'comma'
      return at + 1
    }
    key = null
    pieces.push({ kind: 'end', line })
    expect = 'nothing'
    return at + 1
  }

  return {
    feed,
    /** Says that the file is over: what is open then was cut off. */
    end(): void {
      if (isOver || expect === 'nothing') return
      isOver = true
      pieces.push({ kind: 'fault', line, path: currentPath(), message: root === null ? 'the file is empty' : `the file ends early, at byte ${offset}`, ...(root === null ? {} : { remedy: CUT_OFF }), isFatal: true })
    },
    /** The pieces found since the last call. */
    take(): Piece[] {
      const taken = pieces
      pieces = []
      return taken
    },
  }
}

/** One character: what follows it may lie in the next chunk, and an error must not depend on that. */
function shown(chunk: Buffer, at: number): string {
  return chunk.subarray(at, at + 1).toString('latin1').replace(/[^\x20-\x7e]/g, '?')
}
