/**
 * Index of the first byte that does not belong to well-formed UTF-8 (overlong forms, surrogates and cut sequences
 * included), or -1. Slow and exact: asked only when a fast check said that there is one.
 */
export function firstInvalidUtf8(bytes: Uint8Array): number {
  let at = 0
  while (at < bytes.length) {
    const width = sequenceWidth(bytes, at)
    if (width === 0) return at
    at += width
  }
  return -1
}

/** Bytes of the well-formed sequence that starts at `at`; 0 when there is none. Ranges of RFC 3629, section 4. */
function sequenceWidth(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0
  const second = bytes[at + 1] ?? 0
  if (first < 0x80) return 1
  if (first >= 0xc2 && first <= 0xdf) return isBetween(second, 0x80, 0xbf) ? 2 : 0
  if (first >= 0xe0 && first <= 0xef) {
    const low = first === 0xe0 ? 0xa0 : 0x80
    const high = first === 0xed ? 0x9f : 0xbf
    return isBetween(second, low, high) && isTail(bytes[at + 2]) ? 3 : 0
  }
  if (first >= 0xf0 && first <= 0xf4) {
    const low = first === 0xf0 ? 0x90 : 0x80
    const high = first === 0xf4 ? 0x8f : 0xbf
    return isBetween(second, low, high) && isTail(bytes[at + 2]) && isTail(bytes[at + 3]) ? 4 : 0
  }
  return 0
}

function isBetween(byte: number, low: number, high: number): boolean {
  return byte >= low && byte <= high
}

function isTail(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x80 && byte <= 0xbf
}
