import { fstatSync, readSync } from 'node:fs'
import { z } from 'zod'

/** What an entry comes to in a word: what its failure said, how its conversation ended, what the judge gave. */
export type Gist = { failed: string | null; ended: string | null; score: number | null }

/** Where an entry stands in its file, in bytes. */
export type Place = Gist & { offset: number; length: number }

const entryHead = z.looseObject({ key: z.string(), failed: z.string().nullable(), transcript: z.looseObject({ ended: z.string() }).nullable(), judgement: z.looseObject({ score: z.number() }).nullable() })

/** Characters of a failure that are kept in memory; the entry itself has all of it. */
const SHOWN_FAILURE = 600

/** Where each entry of a journal is, not what it says: read line by line, and further from where it stopped when the file has grown. */
export class JournalIndex {
  readonly #places = new Map<string, Place>()
  #end = 0
  #failed = 0

  /** Bytes of whole lines that were read. */
  get end(): number {
    return this.#end
  }

  get size(): number {
    return this.#places.size
  }

  counts(): { done: number; failed: number } {
    return { done: this.#places.size - this.#failed, failed: this.#failed }
  }

  has(key: string): boolean {
    return this.#places.has(key)
  }

  /** Whether an item is finished; one that failed is not. */
  isDone(key: string): boolean {
    return this.#places.get(key)?.failed === null
  }

  find(key: string): Place | undefined {
    return this.#places.get(key)
  }

  /** Adds what stands at the end; a later entry of a key takes the place of the earlier. */
  add(key: string, length: number, { failed, ended, score }: Gist): void {
    const earlier = this.#places.get(key)
    if (earlier !== undefined && earlier.failed !== null) this.#failed--
    if (failed !== null) this.#failed++
    this.#places.set(key, { offset: this.#end, length, ended, score, failed: failed === null ? null : failed.slice(0, SHOWN_FAILURE) })
    this.#end += length
  }

  /** Reads the lines that are there by now and were not read yet; what stands after the last line break is left for the next time. */
  follow(file: number): void {
    const { size } = fstatSync(file)
    const chunk = Buffer.alloc(Math.min(1 << 20, Math.max(0, size - this.#end)))
    let carry = Buffer.alloc(0)
    for (let at = this.#end; at < size;) {
      const read = readSync(file, chunk, 0, Math.min(chunk.length, size - at), at)
      if (read === 0) break
      at += read
      const bytes = Buffer.concat([carry, chunk.subarray(0, read)])
      let start = 0
      for (let stop = bytes.indexOf(10, start); stop >= 0; stop = bytes.indexOf(10, start)) {
        this.#line(bytes.toString('utf8', start, stop), stop + 1 - start)
        start = stop + 1
      }
      carry = Buffer.from(bytes.subarray(start))
    }
  }

  /** A line that a broken disk left unreadable is passed over: its item is played again. */
  #line(text: string, length: number): void {
    const head = readHead(text)
    if (head === null) this.#end += length
    else this.add(head.key, length, gistOf(head))
  }
}

/** The gist of an entry. */
export function gistOf(entry: z.infer<typeof entryHead>): Gist {
  return { failed: entry.failed, ended: entry.transcript?.ended ?? null, score: entry.judgement?.score ?? null }
}

function readHead(line: string): z.infer<typeof entryHead> | null {
  try {
    return entryHead.parse(JSON.parse(line))
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null
    throw error
  }
}
