// Telling by its first bytes that a file is no JSON text at all, and what it is instead.

const SIGNATURES: readonly { bytes: readonly number[]; kind: string }[] = [
  { bytes: [0x89, 0x50, 0x4e, 0x47], kind: 'a PNG image' },
  { bytes: [0xff, 0xd8, 0xff], kind: 'a JPEG image' },
  { bytes: [0x47, 0x49, 0x46, 0x38], kind: 'a GIF image' },
  { bytes: [0x25, 0x50, 0x44, 0x46], kind: 'a PDF document' },
  { bytes: [0x50, 0x4b, 0x03, 0x04], kind: 'a zip archive' },
  { bytes: [0x50, 0x4b, 0x05, 0x06], kind: 'an empty zip archive' },
  { bytes: [0x1f, 0x8b], kind: 'a gzip file' },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], kind: 'a zstd file' },
  { bytes: [0x42, 0x5a, 0x68], kind: 'a bzip2 file' },
  { bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a], kind: 'an xz file' },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], kind: 'a 7z archive' },
  { bytes: [...Buffer.from('SQLite format 3\0')], kind: 'an SQLite database' },
  { bytes: [...Buffer.from('PAR1')], kind: 'a Parquet file' },
  { bytes: [0x7f, 0x45, 0x4c, 0x46], kind: 'a program' },
  { bytes: [0xff, 0xfe, 0x00, 0x00], kind: 'text in UTF-32' },
  { bytes: [0x00, 0x00, 0xfe, 0xff], kind: 'text in UTF-32' },
  { bytes: [0xff, 0xfe], kind: 'text in UTF-16' },
  { bytes: [0xfe, 0xff], kind: 'text in UTF-16' },
]

/** What the bytes at the start of a file say it is when it is no UTF-8 text; null when they look like text. */
export function binaryKind(head: Buffer): string | null {
  const known = SIGNATURES.find(({ bytes }) => bytes.every((byte, index) => head[index] === byte))
  if (known?.kind === 'a zip archive' && (head.includes('_journal/start.json') || head.includes('header.json'))) return 'an Inspect log (.eval)'
  if (known) return known.kind
  if (head.subarray(257, 262).toString('latin1') === 'ustar') return 'a tar archive'
  return widthOfUtf16(head)
}

/** UTF-16 and UTF-32 without a mark: ASCII characters with zero bytes between them. */
function widthOfUtf16(head: Buffer): string | null {
  const ink = [...head.subarray(0, 8)]
  const zeros = ink.map((byte) => (byte === 0 ? '0' : 'x')).join('')
  if (/^(x000x000|000x000x)/.test(zeros)) return 'text in UTF-32'
  return /^(x0x0|0x0x)/.test(zeros) ? 'text in UTF-16' : null
}

/** What a text that does not start as JSON looks like. `start` is its beginning without leading white space. */
export function textKind(start: string): string {
  const head = start.slice(0, 2000)
  if (/^<!doctype html|^<html|^<head|^<body/i.test(head)) return 'an HTML page'
  if (/^<\?xml|^<[a-z]/i.test(head)) return 'an XML file'
  if (head.startsWith('\x1e')) return 'a JSON text sequence (RFC 7464)'
  if (/^(\/\/|\/\*|#)/.test(head)) return 'text that starts with a comment'
  if (/^("|'|-?[0-9]|true\b|false\b|null\b|NaN\b)/.test(head) && !/^[^\n]*,/.test(head)) return 'a single JSON value'
  const firstLine = head.split(/\r?\n|\r/, 1)[0] ?? ''
  if (/^[^{[\]}]+([,;\t])[^{[\]}]+/.test(firstLine)) return 'a CSV table'
  if (/^---\s|^[\w-]+:\s/.test(head)) return 'a YAML file'
  return 'plain text'
}
