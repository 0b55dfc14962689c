import { createReadStream, createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { BundleRecord } from '@/lib/bundle/record'

/** Writes records as `sab/1`, one a line, gzipped where the name says so; the file appears whole or not at all. */
export async function writeBundle(file: string, records: Iterable<BundleRecord> | AsyncIterable<BundleRecord>): Promise<void> {
  await write(file, Readable.from(linesOf(records)))
}

/** Copies a bundle that is not gzipped, gzipping it where the new name says so. */
export async function copyBundle(from: string, file: string): Promise<void> {
  await write(file, createReadStream(from))
}

async function write(file: string, bytes: Readable): Promise<void> {
  const next = `${file}.part`
  try {
    const out = createWriteStream(next, { mode: 0o600 })
    await (file.endsWith('.gz') ? pipeline(bytes, createGzip(), out) : pipeline(bytes, out))
    await rename(next, file)
  } catch (error) {
    await rm(next, { force: true })
    throw error
  }
}

async function* linesOf(records: Iterable<BundleRecord> | AsyncIterable<BundleRecord>): AsyncGenerator<string> {
  for await (const record of records) yield `${JSON.stringify(record)}\n`
}
