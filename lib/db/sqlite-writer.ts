import { Worker } from 'node:worker_threads'
import { z } from 'zod'
import type { TableRows } from '@/lib/db/bulk'
import { SQLITE_PRAGMAS } from '@/lib/db/sqlite-pragmas'

const answer = z.union([z.object({ heldMs: z.number() }), z.object({ error: z.object({ message: z.string(), code: z.string().optional() }) })])

/** A thread with a connection of its own, which writes rows while its owner makes the next ones. Its transactions are not durable by themselves. */
export class SqliteWriter {
  readonly #thread: Worker
  readonly #end: Promise<void>
  /** What the thread died of. */
  #fault: Error | null = null
  #waiting: { resolve: (heldMs: number) => void; reject: (error: Error) => void }[] = []

  /** @param patienceMs how long a write waits for another process's lock before it fails */
  constructor(file: string, patienceMs: number) {
    this.#thread = new Worker(new URL('./sqlite-writer-thread.mjs', import.meta.url), { workerData: { file, pragmas: SQLITE_PRAGMAS, patienceMs }, execArgv: [] })
    this.#thread.on('message', (message: unknown) => this.#take(answer.parse(message)))
    this.#thread.once('error', (error) => this.#fail(error instanceof Error ? error : new Error(String(error))))
    this.#end = new Promise((resolve) => {
      this.#thread.once('exit', () => {
        this.#fail(new Error('the thread that writes rows has ended'))
        resolve()
      })
    })
  }

  /** Writes the rows in one transaction; several are written in the order in which they were given. @returns the milliseconds it held the write lock */
  write(parts: readonly TableRows[]): Promise<number> {
    return new Promise((resolve, reject) => {
      if (this.#fault !== null) {
        reject(this.#fault)
        return
      }
      this.#waiting.push({ resolve, reject })
      this.#thread.postMessage(parts)
    })
  }

  /** Ends the thread after what it was given. */
  async close(): Promise<void> {
    this.#thread.postMessage(null)
    await this.#end
  }

  #take(message: z.infer<typeof answer>): void {
    const first = this.#waiting.shift()
    if ('heldMs' in message) first?.resolve(message.heldMs)
    else first?.reject(Object.assign(new Error(message.error.message), message.error.code === undefined ? {} : { code: message.error.code }))
  }

  #fail(error: Error): void {
    this.#fault ??= error
    for (const { reject } of this.#waiting) reject(this.#fault)
    this.#waiting = []
  }
}
