import { createHash } from 'node:crypto'
import { createReadStream, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import type { FileSource } from '@/lib/imports/formats/format'

/** A file on disk as a source; `name` is what faults call it. */
export function fileSource(file: string, name = path.basename(file), relativePath?: string): FileSource {
  return { name, bytes: statSync(file).size, open: () => createReadStream(file, { highWaterMark: 256 * 1024 }), ...(relativePath === undefined ? {} : { relativePath }) }
}

/**
 * The files that paths name, folders walked; hidden files and the droppings of other systems are left out. A file is read
 * more than once, so what cannot be (a pipe) is none: in a folder it goes to `passedOver`, as a link to nowhere does.
 * @throws Error where a path does not exist, or is no file that can be read twice
 */
export function sourcesOf(paths: readonly string[]): { sources: FileSource[]; passedOver: string[] } {
  const passedOver: string[] = []
  const sources = paths.flatMap((given) => {
    const stat = statSync(given, { throwIfNoEntry: false })
    if (stat === undefined) throw new Error(`${given}: there is no such file`)
    if (stat.isDirectory()) return walk(given, path.basename(path.resolve(given)), passedOver)
    if (!stat.isFile()) throw new Error(`${given}: this is a pipe or a device, and an import reads its files twice. Write it into a file first.`)
    return [fileSource(given, given)]
  })
  return { sources, passedOver }
}

function walk(folder: string, relative: string, passedOver: string[]): FileSource[] {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  return entries.flatMap((entry) => {
    if (isDropping(entry.name)) return []
    const file = path.join(folder, entry.name)
    const place = `${relative}/${entry.name}`
    if (entry.isDirectory()) return walk(file, place, passedOver)
    if (entry.isFile() || (entry.isSymbolicLink() && statSync(file, { throwIfNoEntry: false })?.isFile() === true)) return [fileSource(file, file, place)]
    passedOver.push(file)
    return []
  })
}

/** Whether a name is one that file managers leave behind, or hidden. */
export function isDropping(name: string): boolean {
  return name.startsWith('.') || name === '__MACOSX' || name === 'Thumbs.db' || name === 'desktop.ini'
}

/** A source that counts what is read of it, and hashes it on a reading to the end. */
export type CountedSource = FileSource & { readonly read: number; readonly sha256: string | null; /** Counts from the start again: what was read to recognise the file is not progress. `isSurveyed`: it will be read to its end once before it is read for its records. */ rewind(isSurveyed: boolean): void }

/** Wraps a source; `onBytes` hears of every chunk. A file that is opened again is counted once, by its furthest reading; what is read to survey it is a tenth of the way. */
export function countedSource(source: FileSource, onBytes: (added: number) => void): CountedSource {
  let furthest = 0
  let surveyedSize: number | 'not yet' | 'never' = 'never'
  let sha256: string | null = null
  return {
    ...source,
    get read() { return furthest },
    get sha256() { return sha256 },
    rewind(isSurveyed) {
      furthest = 0
      surveyedSize = isSurveyed ? 'not yet' : 'never'
    },
    async *open() {
      const hash = createHash('sha256')
      let at = 0
      for await (const bytes of source.open()) {
        at += bytes.byteLength
        hash.update(bytes)
        const reached = surveyedSize === 'never' ? at : surveyedSize === 'not yet' ? Math.floor(at / 10) : at + Math.floor((surveyedSize - at) / 10)
        if (reached > furthest) {
          onBytes(reached - furthest)
          furthest = reached
        }
        yield bytes
      }
      sha256 = hash.digest('hex')
      if (surveyedSize === 'not yet') surveyedSize = at
    },
  }
}

/** SHA-256 of a whole source, hexadecimal. */
export async function hashOf(source: FileSource): Promise<string> {
  const hash = createHash('sha256')
  for await (const bytes of source.open()) hash.update(bytes)
  return hash.digest('hex')
}
