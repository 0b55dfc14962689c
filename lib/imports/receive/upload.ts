import { createHash } from 'node:crypto'
import { createWriteStream, mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { dataDirectory } from '@/lib/env'
import type { ImportFile } from '@/lib/imports/import'

/** The largest file or request that is taken, in bytes. */
export const LARGEST_UPLOAD = 16 * 1024 ** 3

/** A file was larger than {@link LARGEST_UPLOAD}. */
export class UploadTooLarge extends Error {}

/** Where the bytes of an import wait until it is over. */
export function uploadFolder(importId: string): string {
  return path.join(dataDirectory(), 'uploads', importId)
}

/** Removes an import's bytes. */
export function dropUploads(importId: string): void {
  rmSync(uploadFolder(importId), { recursive: true, force: true })
}

/**
 * Writes bytes to a file of the import's folder as they come. What the sender calls it is a label only and never part
 * of the path. @throws UploadTooLarge, and whatever the stream throws when the sender goes away
 */
export async function storeUpload(importId: string, index: number, fileName: string, bytes: AsyncIterable<Uint8Array>): Promise<ImportFile> {
  const folder = uploadFolder(importId)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const storedAs = `${index}.bin`
  const hash = createHash('sha256')
  let size = 0
  await pipeline(
    Readable.from(bytes, { objectMode: false }),
    async function* (chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        size += chunk.length
        if (size > LARGEST_UPLOAD) throw new UploadTooLarge()
        hash.update(chunk)
        yield chunk
      }
    },
    createWriteStream(path.join(folder, storedAs), { mode: 0o600 }),
  )
  return { ...nameOf(fileName), bytes: size, sha256: hash.digest('hex'), storedAs }
}

/** A sender's file name as a label: its path within the folder that was dropped kept apart, nothing of it ever opened. */
export function nameOf(given: string): { name: string; relativePath?: string } {
  const label = given.replaceAll('\\', '/').replaceAll(/\p{Cc}/gu, '').slice(0, 1000)
  const steps = label.split('/').filter((step) => step !== '' && step !== '.' && step !== '..')
  const name = steps.at(-1) ?? 'upload'
  return steps.length > 1 ? { name, relativePath: steps.join('/') } : { name }
}
