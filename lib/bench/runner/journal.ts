import { closeSync, existsSync, fdatasyncSync, fstatSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs'
import { z } from 'zod'
import { judgementRecord, transcriptRecord, type JudgementRecord, type TranscriptRecord } from '@/lib/bundle/record'

/** What one item came to, and what it cost: a rescore has no transcript of its own. A failed one may be played again; a later entry of the same key wins. */
export type JournalEntry = { key: string; transcript: TranscriptRecord | null; judgement: JudgementRecord | null; failed: string | null; spent: Spent }

/** US dollars by who was called; 0 where a price is not known or nobody was paid. */
export type Spent = { agent: number; customer: number; judge: number }

export const journalEntry = z.strictObject({
  key: z.string(), transcript: transcriptRecord.nullable(), judgement: judgementRecord.nullable(), failed: z.string().nullable(),
  spent: z.strictObject({ agent: z.number(), customer: z.number(), judge: z.number() }),
})

const entryHead = z.looseObject({ key: z.string(), failed: z.string().nullable(), spent: z.looseObject({ agent: z.number(), customer: z.number(), judge: z.number() }) })

type Place = { offset: number; length: number; failed: boolean; spent: Spent }

/**
 * The file that a round lives in: one line for each finished item, written whole and in one call. A process that dies leaves every line
 * before the last, and a last line that was torn is cut off at the next start. In memory stands where each entry is, not what it says.
 */
export class Journal {
  readonly #file: number
  readonly #durable: boolean
  readonly #places = new Map<string, Place>()
  #end: number

  private constructor(file: number, end: number, durable: boolean) {
    this.#file = file
    this.#end = end
    this.#durable = durable
  }

  /** @param durable whether every entry is forced to the disk: for what was paid for. */
  static open(path: string, durable: boolean): Journal {
    const file = openSync(path, existsSync(path) ? 'r+' : 'w+', 0o600)
    const journal = new Journal(file, 0, durable)
    journal.#scan(fstatSync(file).size)
    ftruncateSync(file, journal.#end)
    return journal
  }

  /** Which keys a journal holds, and whether each failed; for looking on while another process writes. Empty where there is no file. */
  static peek(path: string): ReadonlyMap<string, boolean> {
    if (!existsSync(path)) return new Map()
    const journal = Journal.#reading(path)
    try {
      return new Map([...journal.#places].map(([key, place]) => [key, place.failed]))
    } finally {
      journal.close()
    }
  }

  /** One entry, without taking the file for writing; null where there is none. */
  static find(path: string, key: string): JournalEntry | null {
    if (!existsSync(path)) return null
    const journal = Journal.#reading(path)
    try {
      return journal.read(key)
    } finally {
      journal.close()
    }
  }

  static #reading(path: string): Journal {
    const file = openSync(path, 'r')
    const journal = new Journal(file, 0, false)
    journal.#scan(fstatSync(file).size)
    return journal
  }

  /** Whether an item is finished; one that failed is not. */
  isDone(key: string): boolean {
    return this.#places.get(key)?.failed === false
  }

  has(key: string): boolean {
    return this.#places.has(key)
  }

  counts(): { done: number; failed: number; spent: Spent } {
    const counts = { done: 0, failed: 0, spent: { agent: 0, customer: 0, judge: 0 } }
    for (const place of this.#places.values()) {
      if (place.failed) counts.failed++
      else counts.done++
      addSpent(counts.spent, place.spent)
    }
    return counts
  }

  append(entry: JournalEntry): void {
    const line = Buffer.from(`${JSON.stringify(entry)}\n`)
    for (let written = 0; written < line.length;) written += writeSync(this.#file, line, written, line.length - written, this.#end + written)
    if (this.#durable) fdatasyncSync(this.#file)
    this.#remember(entry.key, { offset: this.#end, length: line.length, failed: entry.failed !== null, spent: entry.spent })
    this.#end += line.length
  }

  read(key: string): JournalEntry | null {
    const place = this.#places.get(key)
    if (place === undefined) return null
    const line = Buffer.alloc(place.length)
    readSync(this.#file, line, 0, place.length, place.offset)
    return journalEntry.parse(JSON.parse(line.toString('utf8')))
  }

  close(): void {
    closeSync(this.#file)
  }

  /** What an earlier attempt at the same item cost stays spent. */
  #remember(key: string, place: Place): void {
    const earlier = this.#places.get(key)
    if (earlier !== undefined) addSpent(place.spent, earlier.spent)
    this.#places.set(key, place)
  }

  #scan(size: number): void {
    const chunk = Buffer.alloc(1 << 20)
    let carry = Buffer.alloc(0)
    for (let at = 0; at < size;) {
      const read = readSync(this.#file, chunk, 0, Math.min(chunk.length, size - at), at)
      if (read === 0) break
      at += read
      const bytes = Buffer.concat([carry, chunk.subarray(0, read)])
      let start = 0
      for (let stop = bytes.indexOf(10, start); stop >= 0; stop = bytes.indexOf(10, start)) {
        const head = entryHead.parse(JSON.parse(bytes.toString('utf8', start, stop)))
        const length = stop + 1 - start
        this.#remember(head.key, { offset: this.#end, length, failed: head.failed !== null, spent: { agent: head.spent.agent, customer: head.spent.customer, judge: head.spent.judge } })
        this.#end += length
        start = stop + 1
      }
      carry = Buffer.from(bytes.subarray(start))
    }
  }
}

export function addSpent(sum: Spent, more: Spent): void {
  sum.agent += more.agent
  sum.customer += more.customer
  sum.judge += more.judge
}
