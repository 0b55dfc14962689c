import { closeSync, existsSync, fdatasyncSync, fstatSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs'
import { z } from 'zod'
import { gistOf, JournalIndex } from '@/lib/bench/runner/journal-index'
import { judgementRecord, transcriptRecord, type JudgementRecord, type TranscriptRecord } from '@/lib/bundle/record'

/** What one item came to: a rescore has no transcript of its own. A failed one may be played again; a later entry of the same key wins. */
export type JournalEntry = { key: string; failed: string | null; transcript: TranscriptRecord | null; judgement: JudgementRecord | null }

export const journalEntry = z.strictObject({ key: z.string(), failed: z.string().nullable(), transcript: transcriptRecord.nullable(), judgement: judgementRecord.nullable() })

/**
 * The file that a round lives in: one line for each finished item, written whole and in one call. A process that dies leaves every line
 * before the last, and a last line that was torn is cut off at the next start. In memory stands where each entry is, not what it says.
 */
export class Journal {
  readonly #file: number
  readonly #durable: boolean
  readonly #index = new JournalIndex()

  private constructor(file: number, durable: boolean) {
    this.#file = file
    this.#durable = durable
  }

  /** @param durable whether every entry is forced to the disk: for what was paid for. */
  static open(path: string, durable: boolean): Journal {
    const journal = new Journal(openSync(path, existsSync(path) ? 'r+' : 'w+', 0o600), durable)
    journal.#index.follow(journal.#file)
    ftruncateSync(journal.#file, journal.#index.end)
    return journal
  }

  isDone(key: string): boolean {
    return this.#index.isDone(key)
  }

  has(key: string): boolean {
    return this.#index.has(key)
  }

  counts(): { done: number; failed: number } {
    return this.#index.counts()
  }

  append(entry: JournalEntry): void {
    // Key and failure first: who looks for what failed need not read what was said.
    const { key, failed, transcript, judgement } = entry
    const line = Buffer.from(`${JSON.stringify({ key, failed, transcript, judgement })}\n`)
    const { end } = this.#index
    for (let written = 0; written < line.length;) written += writeSync(this.#file, line, written, line.length - written, end + written)
    if (this.#durable) fdatasyncSync(this.#file)
    this.#index.add(key, line.length, gistOf(entry))
  }

  read(key: string): JournalEntry | null {
    return readEntry(this.#file, this.#index, key)
  }

  close(): void {
    closeSync(this.#file)
  }
}

function readEntry(file: number, index: JournalIndex, key: string): JournalEntry | null {
  const place = index.find(key)
  if (place === undefined) return null
  const line = Buffer.alloc(place.length)
  readSync(file, line, 0, place.length, place.offset)
  return journalEntry.parse(JSON.parse(line.toString('utf8')))
}

/** Journals that were looked at lately, by path: a page that follows a round reads what is new of it, not all of it each time. */
const looked = new Map<string, { inode: number; index: JournalIndex }>()
const REMEMBERED = 8

/** What a journal holds, while another process may be writing it. Empty where there is no file. */
export function lookAtJournal(path: string): JournalIndex {
  return looking(path, (_file, index) => index) ?? new JournalIndex()
}

/** One entry, while another process may be writing; null where there is none. */
export function findEntry(path: string, key: string): JournalEntry | null {
  return looking(path, (file, index) => readEntry(file, index, key))
}

function looking<T>(path: string, work: (file: number, index: JournalIndex) => T): T | null {
  if (!existsSync(path)) return null
  const file = openSync(path, 'r')
  try {
    const { ino, size } = fstatSync(file)
    const known = looked.get(path)
    const index = known !== undefined && known.inode === ino && known.index.end <= size ? known.index : new JournalIndex()
    index.follow(file)
    looked.delete(path)
    looked.set(path, { inode: ino, index })
    for (const oldest of looked.keys()) if (looked.size > REMEMBERED) looked.delete(oldest)
    return work(file, index)
  } finally {
    closeSync(file)
  }
}
