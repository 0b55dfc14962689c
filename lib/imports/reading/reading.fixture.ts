import type { FilePlace, FileSource, FormatReader, ImportAnswers, ImportFault, ReadContext, StoredNames } from '@/lib/imports/formats/format'
import type { BundleRecord } from '@/lib/bundle/record'

/** A file that exists only in a test, handed out in chunks of `chunkBytes`. */
export function textSource(name: string, content: string | Uint8Array, chunkBytes = 65_536): FileSource {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content
  return {
    name,
    bytes: bytes.byteLength,
    async *open() {
      for (let at = 0; at < bytes.byteLength; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes)
    },
  }
}

/** A context over an empty database, or one that knows what is given. */
export function emptyContext(answers: ImportAnswers = {}, known: Partial<ReadContext> = {}): ReadContext {
  return { answers, findTranscriptByExternalId: async () => null, findTranscriptsOfCase: async () => [], runsOf: async () => [], holds: async () => false, ...known }
}

/** What an empty database tells a reader that asks. */
export const NOTHING_STORED: StoredNames = { suites: async () => [], modelsOf: async () => [] }

export type ReadEverything = { records: BundleRecord[]; places: FilePlace[]; faults: ImportFault[]; masked: string[] }

/** Everything a reader gives for a file, sorted by kind. */
export async function readAll(reader: FormatReader, source: FileSource, context: ReadContext = emptyContext()): Promise<ReadEverything> {
  const read: ReadEverything = { records: [], places: [], faults: [], masked: [] }
  for await (const item of reader.read(source, context)) {
    if (item.kind === 'record') {
      read.records.push(item.record)
      read.places.push(item.place)
    } else if (item.kind === 'fault') read.faults.push(item.fault)
    else read.masked.push(item.what)
  }
  return read
}
