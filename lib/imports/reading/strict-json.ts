import { findJsonFault, type JsonFault } from '@/lib/imports/reading/json-faults'
import { findOddKey } from '@/lib/imports/reading/odd-keys'
import { READING_LIMITS, type ReadingLimits } from '@/lib/imports/reading/limits'
import { normaliseTexts } from '@/lib/bundle/text'

/** A parsed value with what had to be changed to keep it (each said in words), or the fault that makes it unreadable. */
export type Parsed = { ok: true; value: unknown; changes: string[] } | { ok: false; fault: JsonFault }

/** What one pass over a valid JSON text finds. `hasBlankKey` says that a key may be blank or start with an escape: worth a look. */
type Scan = { keys: number; mostMembers: number; depth: number; longestKey: number; hasBlankKey: boolean; oddNumbers: { at: number; end: number }[] }

/** Members so far of the object that is open at each depth; writes beyond its end are lost, and so deep nothing is read. */
const MEMBERS = new Int32Array(1024)

const ODD_ESCAPE = /\\u(?:0000|[dD][89a-fA-F])/

/**
 * Parses one JSON value and lets nothing pass in silence: repeated keys, depth beyond the limit and numbers beyond a
 * double are faults; an integer that a double cannot hold exactly becomes its own text, and U+0000 and lone surrogates
 * become visible escapes, both listed in `changes`. `__proto__` is a key like any other.
 * Cost: JSON.parse, one scan of the text between its strings, one count of keys.
 */
export function parseStrict(text: string, limits: ReadingLimits = READING_LIMITS): Parsed {
  // Before JSON.parse, which goes any depth and pays for it.
  const scan = scanJson(text)
  if (scan.depth > limits.depth) return refuse(text, limits)
  if (scan.mostMembers > limits.members) return { ok: false, fault: { at: 0, path: '$', message: `an object has more than ${limits.members} members`, remedy: 'Put what there is so much of into a list.' } }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    // JSON.parse's own words name neither place nor remedy in every case; ours do.
    return { ok: false, fault: findJsonFault(text, limits.depth) ?? { at: 0, path: '$', message: 'this is not JSON' } }
  }
  if (scan.longestKey > limits.keyLength) return { ok: false, fault: { at: 0, path: '$', message: `a key is longer than ${limits.keyLength} characters`, remedy: 'Put what varies into a value, not into a key.' } }
  if (scan.keys !== countKeys(value)) return refuse(text, limits)
  const hasOddEscape = text.includes('\\u') && ODD_ESCAPE.test(text)
  const oddKey = scan.hasBlankKey || hasOddEscape ? findOddKey(value) : null
  if (oddKey) return { ok: false, fault: oddKey }

  const changes: string[] = []
  if (scan.oddNumbers.length > 0) {
    const kept = keepNumbers(text, scan.oddNumbers)
    if (!kept.ok) return kept
    if (kept.count > 0) {
      value = JSON.parse(kept.text)
      changes.push(`${kept.count} ${kept.count === 1 ? 'integer' : 'integers'} too large for exact arithmetic kept as text`)
    }
  }
  if (hasOddEscape) {
    const normal = normaliseTexts(value)
    value = normal.value
    if (normal.count > 0) changes.push(`${normal.count} ${normal.count === 1 ? 'character' : 'characters'} that cannot be stored (U+0000 or half of a surrogate pair) written as \\u escapes`)
  }
  return { ok: true, value, changes }
}

function refuse(text: string, limits: ReadingLimits): Parsed {
  return { ok: false, fault: findJsonFault(text, limits.depth) ?? { at: 0, path: '$', message: 'the JSON holds a key twice' } }
}

/** One pass over a text, which may be no JSON at all. Strings are jumped over, so that prose costs next to nothing. */
function scanJson(text: string): Scan {
  const scan: Scan = { keys: 0, mostMembers: 0, depth: 0, longestKey: 0, hasBlankKey: false, oddNumbers: [] }
  const length = text.length
  let depth = 0
  let at = 0
  while (at < length) {
    const code = text.charCodeAt(at)
    if (code === 0x22) {
      const end = closingQuote(text, at)
      if (end === -1) return scan
      let next = end + 1
      let after = text.charCodeAt(next)
      while (after === 0x20 || after === 0x0a || after === 0x0d || after === 0x09) after = text.charCodeAt(++next)
      if (after === 0x3a) {
        scan.keys += 1
        const members = (MEMBERS[depth] ?? 0) + 1
        MEMBERS[depth] = members
        if (members > scan.mostMembers) scan.mostMembers = members
        if (end - at - 1 > scan.longestKey) scan.longestKey = end - at - 1
        if (text.charCodeAt(at + 1) <= 0x22 || text.charCodeAt(at + 1) === 0x5c) scan.hasBlankKey = true
      }
      at = next
      continue
    }
    if (code === 0x7b || code === 0x5b) {
      depth += 1
      if (depth > scan.depth) scan.depth = depth
      MEMBERS[depth] = 0
    } else if (code === 0x7d || code === 0x5d) depth -= 1
    else if (code === 0x2d || (code >= 0x30 && code <= 0x39)) {
      const end = numberEnd(text, at)
      if (end - at > 15 || isWithExponent(text, at, end)) scan.oddNumbers.push({ at, end })
      at = end
      continue
    }
    at += 1
  }
  return scan
}

function closingQuote(text: string, start: number): number {
  let end = text.indexOf('"', start + 1)
  while (end !== -1) {
    let slashes = 0
    while (text.charCodeAt(end - 1 - slashes) === 0x5c) slashes += 1
    if (slashes % 2 === 0) return end
    end = text.indexOf('"', end + 1)
  }
  return -1
}

function numberEnd(text: string, start: number): number {
  let at = start + 1
  for (;;) {
    const code = text.charCodeAt(at)
    const isPart = (code >= 0x30 && code <= 0x39) || code === 0x2e || code === 0x2b || code === 0x2d || code === 0x65 || code === 0x45
    if (!isPart) return at
    at += 1
  }
}

function isWithExponent(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if ((text.charCodeAt(at) | 0x20) === 0x65) return true
  return false
}

/** Keys of all objects within a value that JSON.parse made: such objects have no inherited keys, which lets the quick loop do. */
function countKeys(value: unknown): number {
  let count = 0
  if (Array.isArray(value)) {
    for (const item of value) if (typeof item === 'object' && item !== null) count += countKeys(item)
  } else if (isObject(value)) {
    for (const key in value) {
      count += 1
      const item = value[key]
      if (typeof item === 'object' && item !== null) count += countKeys(item)
    }
  }
  return count
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

/** Puts integers that a double would round between quotes; a number beyond the largest double is a fault. */
function keepNumbers(text: string, numbers: readonly { at: number; end: number }[]): { ok: true; text: string; count: number } | { ok: false; fault: JsonFault } {
  const pieces: string[] = []
  let from = 0
  let count = 0
  for (const { at, end } of numbers) {
    const written = text.slice(at, end)
    const number = Number(written)
    if (!Number.isFinite(number)) return { ok: false, fault: { at, path: '$', message: `${written.slice(0, 40)} is larger than any number that can be stored`, remedy: 'Write null for a number that is not known.' } }
    if (!/^-?[0-9]+$/.test(written) || Number.isSafeInteger(number)) continue
    pieces.push(text.slice(from, at), `"${written}"`)
    from = end
    count += 1
  }
  pieces.push(text.slice(from))
  return { ok: true, text: pieces.join(''), count }
}

