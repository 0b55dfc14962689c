/**
 * Plain text; one character that would not be seen as itself and is shown by its name instead; or a gap of so many blank lines that what follows would be
 * taken for the end. `length` in UTF-16 units of the text.
 */
export type TextSegment = { kind: 'text'; text: string } | { kind: 'invisible'; label: string; title: string; length: number } | { kind: 'gap'; lines: number; length: number }

const CONTROL_NAMES = ['NUL', 'SOH', 'STX', 'ETX', 'EOT', 'ENQ', 'ACK', 'BEL', 'BS', 'TAB', 'LF', 'VT', 'FF', 'CR', 'SO', 'SI', 'DLE', 'DC1', 'DC2', 'DC3', 'DC4', 'NAK', 'SYN', 'ETB', 'CAN', 'EM', 'SUB', 'ESC', 'FS', 'GS', 'RS', 'US']

const NAMED: Readonly<Record<number, string>> = {
  0x7f: 'DEL', 0xad: 'SHY', 0x34f: 'CGJ', 0x61c: 'ALM', 0x115f: 'HANGUL FILLER', 0x1160: 'HANGUL FILLER', 0x17b4: 'KHMER AQ', 0x17b5: 'KHMER AA', 0x180e: 'MVS',
  0x200b: 'ZWSP', 0x200c: 'ZWNJ', 0x200d: 'ZWJ', 0x200e: 'LRM', 0x200f: 'RLM', 0x2028: 'LINE SEP', 0x2029: 'PARA SEP',
  0x202a: 'LRE', 0x202b: 'RLE', 0x202c: 'PDF', 0x202d: 'LRO', 0x202e: 'RLO', 0x2060: 'WJ', 0x2061: 'FUNC', 0x2062: 'TIMES', 0x2063: 'SEP', 0x2064: 'PLUS',
  0x2066: 'LRI', 0x2067: 'RLI', 0x2068: 'FSI', 0x2069: 'PDI', 0x3164: 'HANGUL FILLER', 0xfeff: 'BOM', 0xffa0: 'HANGUL FILLER',
}

// Line feed and tab are seen as what they are; a carriage return is, where a line feed follows. FE0E and FE0F belong to emoji.
// The ranges are built from numbers so that no invisible character stands in this file.
const SUSPECT = new RegExp(
  `[${range(0x00, 0x08)}${range(0x0b, 0x1f)}${range(0x7f, 0x9f)}${[0xad, 0x34f, 0x61c, 0x115f, 0x1160, 0x17b4, 0x17b5].map(escape).join('')}${range(0x180b, 0x180e)}${range(0x200b, 0x200f)}${range(0x2028, 0x202e)}${range(0x2060, 0x206f)}${escape(0x3164)}${range(0xfe00, 0xfe0d)}${escape(0xfeff)}${escape(0xffa0)}${range(0xfff9, 0xfffb)}${range(0xe0000, 0xe0fff)}${range(0xd800, 0xdfff)}]`,
  'gu',
)

function escape(code: number): string {
  return `\\u{${code.toString(16)}}`
}

function range(from: number, to: number): string {
  return `${escape(from)}-${escape(to)}`
}

/** Twelve blank lines or more. */
const GAP = /\n(?:[ \t]*\r?\n){12,}/g

const JOINED_LETTER = /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}]$/u
const EMOJI = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\u{fe0f}]$/u

/**
 * Splits text into what may be shown as it is and what must be named: control characters (so ANSI escapes are seen, not obeyed), bidirectional
 * controls, zero-width and tag characters, lone surrogates. Joiners inside emoji and inside scripts that are written with them stay text.
 * The pieces cover the text in order: the lengths of all of them, in UTF-16 units, add up to the text's.
 */
export function visibleSegments(text: string): TextSegment[] {
  const segments: TextSegment[] = []
  let from = 0
  for (const gap of text.matchAll(GAP)) {
    if (gap.index > from) segments.push(...namedSegments(text.slice(from, gap.index)))
    segments.push({ kind: 'gap', lines: gap[0].split('\n').length - 1, length: gap[0].length })
    from = gap.index + gap[0].length
  }
  if (from < text.length) segments.push(...namedSegments(from === 0 ? text : text.slice(from)))
  return segments
}

function namedSegments(text: string): TextSegment[] {
  const segments: TextSegment[] = []
  let from = 0
  for (const match of text.matchAll(SUSPECT)) {
    const character = match[0]
    if (isOrdinary(text, match.index, character)) continue
    if (match.index > from) segments.push({ kind: 'text', text: text.slice(from, match.index) })
    const code = character.codePointAt(0) ?? 0
    const point = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
    const name = NAMED[code] ?? CONTROL_NAMES[code] ?? null
    segments.push({ kind: 'invisible', label: name ?? point, title: name === null ? `Invisible character ${point}` : `Invisible character ${point} ${name}`, length: character.length })
    from = match.index + character.length
  }
  if (from < text.length) segments.push({ kind: 'text', text: text.slice(from) })
  return segments
}

function isOrdinary(text: string, index: number, character: string): boolean {
  if (character === '\r') return text[index + 1] === '\n'
  if (character === '\u200d' || character === '\u200c') {
    const before = text.slice(Math.max(0, index - 2), index)
    return JOINED_LETTER.test(before) || (character === '\u200d' && EMOJI.test(before))
  }
  return false
}

/** Text as one line for a list or a title: white space collapsed, invisible characters named in brackets, cut at `limit` characters. */
export function oneLine(text: string, limit: number): string {
  // Cut first, generously: a title must not cost reading a megabyte.
  const head = text.slice(0, limit * 4)
  const line = visibleSegments(head).map((segment) => (segment.kind === 'text' ? segment.text : segment.kind === 'gap' ? ' ' : `[${segment.label}]`)).join('').replace(/\s+/g, ' ').trim()
  if (line.length <= limit && head.length === text.length) return line
  return `${wholeCharacters(line, limit - 1)}…`
}

/** The first `limit` UTF-16 units of a text, without cutting a character in two. */
export function wholeCharacters(text: string, limit: number): string {
  if (text.length <= limit) return text
  const last = text.charCodeAt(limit - 1)
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? limit - 1 : limit)
}
