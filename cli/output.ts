import { createWriteStream, lstatSync, realpathSync, renameSync, rmSync } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import type { Readable, Transform } from 'node:stream'

/**
 * Writes what a command gives out to standard output, or to a file that is there whole or not at all. A link is followed, and what is no ordinary file (a device, a pipe)
 * is written into, not replaced. @throws the fault of the disk, with nothing left beside the file
 */
export async function writeOutput(output: string | undefined, pieces: Readable, packing: Transform[] = []): Promise<void> {
  if (output === undefined) return pipeline([pieces, ...packing, process.stdout], { end: false })
  const target = targetOf(output)
  if (!target.isOrdinary) return pipeline([pieces, ...packing, createWriteStream(target.path)])
  const partial = `${target.path}.part-${process.pid}`
  try {
    await pipeline([pieces, ...packing, createWriteStream(partial)])
    renameSync(partial, target.path)
  } catch (error) {
    rmSync(partial, { force: true })
    throw error
  }
}

function targetOf(output: string): { path: string; isOrdinary: boolean } {
  const found = lstatSync(output, { throwIfNoEntry: false })
  if (found === undefined) return { path: output, isOrdinary: true }
  if (!found.isSymbolicLink()) return { path: output, isOrdinary: found.isFile() }
  // A link to nothing yet is written through as it is.
  const path = safeRealPath(output)
  return path === null ? { path: output, isOrdinary: false } : { path, isOrdinary: lstatSync(path).isFile() }
}

function safeRealPath(link: string): string | null {
  try {
    return realpathSync(link)
  } catch {
    return null
  }
}
