import type { FileSource, FormatReader, ImportFault } from '@/lib/imports/formats/format'
import { READERS, SUPPORTED } from '@/lib/imports/formats/readers'
import { recognise, type Recognised, type Signature } from '@/lib/imports/formats/signature'
import { readBytes } from '@/lib/imports/reading/bytes'
import { readElements } from '@/lib/imports/reading/elements'
import { binaryKind, textKind } from '@/lib/imports/reading/file-kind'
import { readJsonLines } from '@/lib/imports/reading/json-lines'
import { readLines } from '@/lib/imports/reading/lines'
import { parseStrict } from '@/lib/imports/reading/strict-json'

/** How many lines are looked at when the first is not JSON. */
const LINES_TRIED = 50

/** The reader for a file, found by its content and never by its name; or the fault that says what the file is instead. */
export async function detectFormat(source: FileSource): Promise<FormatReader | ImportFault> {
  const notJson = await faultOfHead(source)
  if (notJson) return notJson
  const looked = await lookAtStructure(source)
  if ('reads' in looked) return READERS[looked.reads]
  if ('other' in looked) return { file: source.name, severity: 'error', message: `this is ${looked.other}, which cannot be imported`, remedy: `Leave it out. ${SUPPORTED}` }
  return looked
}

/** Bytes looked at from the start of a file, and from its first ink. */
const HEAD_BYTES = 4096

async function faultOfHead(source: FileSource): Promise<ImportFault | null> {
  const file = source.name
  let head: Buffer = Buffer.alloc(0)
  let isKnownText = false
  for await (const item of readBytes(source)) {
    if (item.kind === 'fault') return item.fault
    head = Buffer.concat([head, item.bytes])
    if (head.length < HEAD_BYTES) continue
    const fault = isKnownText ? null : faultOfBytes(head, file)
    if (fault) return fault
    isKnownText = true
    // White space before the first ink is of no further use; what follows the ink is waited for.
    const ink = firstInk(head)
    head = ink === -1 ? Buffer.alloc(0) : head.subarray(ink)
    if (head.length >= HEAD_BYTES) break
  }
  const fault = isKnownText ? null : faultOfBytes(head, file)
  if (fault) return fault
  const start = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? head.subarray(3) : head
  const ink = firstInk(start)
  if (ink === -1) return { file, severity: 'error', message: isKnownText || start.length > 0 ? 'the file holds nothing but white space' : 'the file is empty', remedy: 'Export it again, or leave it out.' }
  if (start[ink] === 0x7b || start[ink] === 0x5b) return null
  const kind = textKind(start.subarray(ink, ink + HEAD_BYTES).toString('utf8'))
  return { file, line: 1, severity: 'error', message: kind === 'a single JSON value' ? 'no runs found: the file is a single JSON value' : `this is ${kind}, not JSON`, remedy: kind.startsWith('a JSON text sequence') ? 'Write one record a line, without the separator U+001E.' : SUPPORTED }
}

function faultOfBytes(head: Buffer, file: string): ImportFault | null {
  const kind = binaryKind(head.subarray(0, HEAD_BYTES))
  if (kind === null) return null
  const remedy = kind.startsWith('text in') ? 'Save the file as UTF-8 and import it again.' : kind === 'a zip archive' ? `Unpack it and import the files in it. ${SUPPORTED}` : SUPPORTED
  return { file, severity: 'error', message: `this is ${kind}`, remedy }
}

/** Index of the first byte that is no white space (a mark at the start counts as ink), -1 when there is none. */
function firstInk(bytes: Buffer): number {
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at]
    if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return at
  }
  return -1
}

type Seen = { shape: Signature['shape']; keys: Map<string, 'text' | 'list' | 'object' | 'other'>; type: string | null; typeLine: number; listKeys: Map<string, Set<string>>; memberKeys: Map<string, Set<string>>; isWhole: boolean }

async function lookAtStructure(source: FileSource): Promise<Recognised | ImportFault> {
  const file = source.name
  const seen: Seen = { shape: 'object', keys: new Map(), type: null, typeLine: 1, listKeys: new Map(), memberKeys: new Map(), isWhole: false }
  let endLine = 1
  for await (const item of readElements(source, (key) => key === null || !seen.listKeys.has(key))) {
    if (item.kind === 'fault') return (await recogniseByLines(source)) ?? item.fault
    if (item.kind === 'root') seen.shape = item.shape
    else if (item.kind === 'list') seen.keys.set(item.key, 'list')
    else if (item.kind === 'end') {
      seen.isWhole = true
      endLine = item.line
    }
    else {
      const objectKeys = typeof item.value === 'object' && item.value !== null && !Array.isArray(item.value) ? Object.entries(item.value) : null
      if (item.key === null) {
        if (!objectKeys) return { file, line: item.line, path: item.path, severity: 'error', message: 'no runs found: the file is a list of something else than objects', remedy: SUPPORTED }
        for (const [key, value] of objectKeys) seen.keys.set(key, kindOf(value))
        const found = recognise({ ...seen, isWhole: true })
        if (found) return found
        return isSabRecord(item.value)
          ? { file, line: item.line, severity: 'error', message: 'the records of the bundle stand in one list', remedy: 'sab/1 has one record a line, without brackets and commas around them: jq -c ".[]" turns one into the other.' }
          : { file, severity: 'error', message: `a list of objects with the keys ${[...seen.keys.keys()].slice(0, 8).join(', ')} is of no known format`, remedy: SUPPORTED }
      }
      if (item.index !== null) {
        if (!seen.listKeys.has(item.key)) seen.listKeys.set(item.key, new Set(objectKeys?.map(([key]) => key)))
      } else {
        seen.keys.set(item.key, kindOf(item.value))
        if (objectKeys) seen.memberKeys.set(item.key, new Set(objectKeys.map(([key]) => key)))
        if (item.key === 'type' && typeof item.value === 'string') {
          seen.type = item.value
          seen.typeLine = item.line
        }
      }
    }
    const found = recognise(seen)
    if (found && 'reads' in found && found.reads === 'sab/1' && seen.typeLine > 1 && (await faultOfFirstLine(source)) !== null) {
      return { file, line: 1, severity: 'error', message: 'the records are spread over several lines', remedy: 'sab/1 has one record a line: write each without line breaks (jq -c . does that).' }
    }
    if (found) return found
    if (seen.isWhole) break
  }
  if (seen.shape === 'array' || seen.keys.size === 0) return { file, severity: 'error', message: `no runs found: the file holds an empty ${seen.shape === 'array' ? 'list' : 'object'}`, remedy: SUPPORTED }
  const byLines = await recogniseByLines(source)
  if (byLines) return byLines
  // `{…}{…}`: the object ended on the line it began on, and the line goes on.
  const firstLine = endLine === 1 ? await faultOfFirstLine(source) : null
  return firstLine ?? { file, severity: 'error', message: `an object with the keys ${[...seen.keys.keys()].slice(0, 8).join(', ')} is of no known format`, remedy: SUPPORTED }
}

/** What is wrong with the first line as a value by itself; null when nothing is. */
async function faultOfFirstLine(source: FileSource): Promise<ImportFault | null> {
  for await (const item of readJsonLines(source)) return item.kind === 'fault' ? item.fault : null
  return null
}

/** A bundle whose first lines are broken is still a bundle: looks for a line that says what the file is. */
async function recogniseByLines(source: FileSource): Promise<Recognised | null> {
  let tried = 0
  for await (const item of readLines(source)) {
    tried += 1
    if (tried > LINES_TRIED) return null
    if (item.kind === 'fault') continue
    const parsed = parseStrict(item.text)
    if (!parsed.ok || typeof parsed.value !== 'object' || parsed.value === null || Array.isArray(parsed.value)) continue
    if (isSabRecord(parsed.value)) return { reads: 'sab/1' }
    const keys = new Map(Object.entries(parsed.value).map(([key, value]) => [key, kindOf(value)] as const))
    const found = recognise({ shape: 'object', keys, type: null, listKeys: new Map(), memberKeys: new Map(), isWhole: true })
    if (found && tried > 1) return found
  }
  return null
}

function isSabRecord(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const type: unknown = Object.hasOwn(value, 'type') ? Reflect.get(value, 'type') : undefined
  return typeof type === 'string' && recognise({ shape: 'object', keys: new Map([['type', 'text']]), type, listKeys: new Map(), memberKeys: new Map(), isWhole: true }) !== null
}

function kindOf(value: unknown): 'text' | 'list' | 'object' | 'other' {
  if (typeof value === 'string') return 'text'
  if (Array.isArray(value)) return 'list'
  return typeof value === 'object' && value !== null ? 'object' : 'other'
}
