import { isUtf8 } from 'node:buffer'
import type { FileSource, ImportFault } from '@/lib/imports/formats/format'
import { readBytes } from '@/lib/imports/reading/bytes'
import { createSplitter, type Piece } from '@/lib/imports/reading/json-splitter'
import { READING_LIMITS, type ReadingLimits } from '@/lib/imports/reading/limits'
import { parseStrict } from '@/lib/imports/reading/strict-json'
import { firstInvalidUtf8 } from '@/lib/imports/reading/utf8'

/**
 * One part of a big JSON value: a member of the top-level object, or an element of a list that stands at the top or
 * directly in the top-level object. `key` is null for an element of a top-level list, `index` null for a member that is no list.
 */
export type Element = { key: string | null; index: number | null; path: string; line: number; offset: number; value: unknown; changes: string[] }

export type ElementItem =
  | { kind: 'root'; shape: 'object' | 'array' }
  /** A list begins under this key; its elements follow. */
  | { kind: 'list'; key: string; line: number }
  | ({ kind: 'element' } & Element)
  | { kind: 'end'; line: number }
  | { kind: 'fault'; fault: ImportFault; isFatal: boolean }

/**
 * Takes one JSON value of any size apart without holding more than one part of it. A part that is not strict JSON is a
 * fault and reading goes on; a fault of the structure around the parts ends it. Parts of which `isWanted` says no are
 * checked for their brackets only, never parsed.
 */
export async function* readElements(source: FileSource, isWanted: (key: string | null) => boolean = () => true, limits: ReadingLimits = READING_LIMITS): AsyncGenerator<ElementItem> {
  const splitter = createSplitter(limits, isWanted)
  const file = source.name
  for await (const item of readBytes(source, limits)) {
    if (item.kind === 'fault') {
      yield { kind: 'fault', fault: item.fault, isFatal: true }
      return
    }
    splitter.feed(item.bytes)
    for (const piece of splitter.take()) {
      const made = toItem(piece, file, limits)
      yield made
      if (made.kind === 'fault' && made.isFatal) return
    }
  }
  splitter.end()
  for (const piece of splitter.take()) yield toItem(piece, file, limits)
}

function toItem(piece: Piece, file: string, limits: ReadingLimits): ElementItem {
  if (piece.kind === 'fault') {
    const { line, path, message, remedy } = piece
    return { kind: 'fault', isFatal: piece.isFatal, fault: { file, line, ...(path === '$' ? {} : { path }), severity: 'error', message, ...(remedy === undefined ? {} : { remedy }) } }
  }
  if (piece.kind !== 'value') return piece
  const { key, index, path, line, offset, bytes } = piece
  if (!isUtf8(bytes)) {
    const at = firstInvalidUtf8(bytes)
    return { kind: 'fault', isFatal: false, fault: { file, line: line + countLines(bytes, at), path, severity: 'error', message: `byte ${offset + at} of the file is not UTF-8`, remedy: 'Save the file as UTF-8 and import it again.' } }
  }
  const text = bytes.toString('utf8')
  const parsed = parseStrict(text, limits)
  if (parsed.ok) return { kind: 'element', key, index, path, line, offset, value: parsed.value, changes: parsed.changes }
  const { at, message, remedy } = parsed.fault
  const before = text.slice(0, at)
  const lineStart = before.lastIndexOf('\n')
  const where = `${lineStart === -1 ? '' : `column ${at - lineStart}, `}byte ${offset + Buffer.byteLength(before)}: ${message}`
  const fault: ImportFault = { file, line: line + countLines(bytes, Buffer.byteLength(before)), path: path + parsed.fault.path.slice(1), severity: 'error', message: where, ...(remedy === undefined ? {} : { remedy }) }
  return { kind: 'fault', isFatal: false, fault }
}

function countLines(bytes: Uint8Array, until: number): number {
  let lines = 0
  for (let at = 0; at < until; at += 1) if (bytes[at] === 0x0a) lines += 1
  return lines
}
