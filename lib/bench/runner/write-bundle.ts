import { createWriteStream } from 'node:fs'
import { rename } from 'node:fs/promises'
import { once } from 'node:events'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { BundleRecord } from '@/lib/bundle/record'

/** Writes records as `sab/1`, one a line, gzipped where the name says so; the file appears whole or not at all. */
export async function writeBundle(file: string, records: Iterable<BundleRecord> | AsyncIterable<BundleRecord>): Promise<void> {
  const next = `${file}.part`
  if (file.endsWith('.gz')) {
    await pipeline(Readable.from(linesOf(records)), createGzip(), createWriteStream(next, { mode: 0o600 }))
  } else {
    const out = createWriteStream(next, { mode: 0o600 })
    for await (const line of linesOf(records)) if (!out.write(line)) await once(out, 'drain')
    out.end()
    await once(out, 'close')
  }
  await rename(next, file)
}

async function* linesOf(records: Iterable<BundleRecord> | AsyncIterable<BundleRecord>): AsyncGenerator<string> {
  for await (const record of records) yield `${JSON.stringify(record)}\n`
}
