/** What a reader refuses to hold or unpack. Sizes in bytes. */
export type ReadingLimits = {
  /** Longest line of a JSONL file, and longest element of a big array. */
  pieceBytes: number
  /** Nesting depth of one JSON value. */
  depth: number
  /** Members of one JSON object. */
  members: number
  /** Longest key of a JSON object, in characters. */
  keyLength: number
  /** Most a gzipped file may unpack to. */
  unpackedBytes: number
  /** Most that one packed byte may become, once `freeUnpackedBytes` have been unpacked. */
  unpackRatio: number
  freeUnpackedBytes: number
}

const MIB = 1024 * 1024

export const READING_LIMITS: ReadingLimits = {
  pieceBytes: 64 * MIB,
  depth: 200,
  members: 100_000,
  keyLength: 5000,
  unpackedBytes: 50 * 1024 * MIB,
  unpackRatio: 100,
  freeUnpackedBytes: 10 * MIB,
}

/** A size in words: `64 MB`, `512 kB`. */
export function sizeInWords(bytes: number): string {
  if (bytes >= 1024 * MIB) return `${Math.round(bytes / (1024 * MIB))} GB`
  if (bytes >= MIB) return `${Math.round(bytes / MIB)} MB`
  return bytes >= 1024 ? `${Math.round(bytes / 1024)} kB` : `${bytes} bytes`
}
