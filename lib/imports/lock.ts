import { hostname } from 'node:os'
import { z } from 'zod'
import type { BulkDatabase } from '@/lib/db/bulk'
import { textIn } from '@/lib/db/bulk-read'
import { isProcessAlive } from '@/lib/process/alive'

// One import writes at a time, in whichever process, on either database: a row of Setting says who.

export const IMPORT_LOCK_KEY = 'import.lock'
/** A holder that has not been heard of for so long is dead. */
const STALE_MS = 20_000
const holderSchema = z.object({ holder: z.string(), importId: z.string(), pid: z.number(), host: z.string(), at: z.number() })
type Holder = z.infer<typeof holderSchema>

/** How often whoever holds the lock says that it lives, in milliseconds. */
export const BEAT_MS = 2000

/** The turn to write, held until released. */
export type ImportLock = {
  /** The row's text while the lock is held; publishing checks it within its own transaction. */
  value(): string
  /** Says that the holder lives. False when somebody else took the lock, being sure that this process was dead. */
  beat(): Promise<boolean>
  release(): Promise<void>
}

const ours = new Set<string>()

/** Takes the lock if it is free or its holder is dead; null while another import writes. */
export async function takeImportLock(db: BulkDatabase, importId: string): Promise<ImportLock | null> {
  const holder = crypto.randomUUID()
  const make = (): string => JSON.stringify({ holder, importId, pid: process.pid, host: hostname(), at: Date.now() } satisfies Holder)
  let value = make()
  // Known as ours before it can be read by anybody: another import of this process would take it for a dead one's.
  ours.add(holder)
  if (!(await writeHolder(db, value))) {
    ours.delete(holder)
    return null
  }
  const beatOnce = async (): Promise<boolean> => {
    const next = make()
    const changed = await db.run(`UPDATE "Setting" SET "value" = ? WHERE "key" = ? AND "value" = ?`, [next, IMPORT_LOCK_KEY, value])
    if (changed === 1) value = next
    return changed === 1
  }
  // Two beats at once would each write over the value before: the second would find the first's and take the lock for lost.
  let beating: Promise<boolean> | null = null
  return {
    value: () => value,
    beat() {
      beating ??= beatOnce().finally(() => { beating = null })
      return beating
    },
    async release() {
      await beating?.catch(() => {})
      ours.delete(holder)
      await db.run(`DELETE FROM "Setting" WHERE "key" = ? AND "value" = ?`, [IMPORT_LOCK_KEY, value])
    },
  }
}

/** Says all through the work that the holder lives: a sweep may take longer than the lock is believed in without a word. */
export async function whileBeating<T>(lock: ImportLock, work: () => Promise<T>): Promise<T> {
  // A beat that fails is missed; the next one, or whoever holds the lock, finds out what is the matter.
  const beat = setInterval(() => void lock.beat().catch(() => {}), BEAT_MS)
  try {
    return await work()
  } finally {
    clearInterval(beat)
  }
}

/** Puts the holder's row in the place of none, or of a dead one's; false when somebody else holds the lock. */
async function writeHolder(db: BulkDatabase, value: string): Promise<boolean> {
  const [row] = await db.all(`SELECT "value" FROM "Setting" WHERE "key" = ?`, [IMPORT_LOCK_KEY])
  if (row === undefined) return (await db.run(`INSERT INTO "Setting" ("key", "value") VALUES (?, ?) ON CONFLICT ("key") DO NOTHING`, [IMPORT_LOCK_KEY, value])) === 1
  const before = textIn(row, 'value')
  return isDead(before) && (await db.run(`UPDATE "Setting" SET "value" = ? WHERE "key" = ? AND "value" = ?`, [value, IMPORT_LOCK_KEY, before])) === 1
}

/** The import that holds the lock, null where none does or its process is dead. */
export async function lockedImport(db: BulkDatabase): Promise<string | null> {
  const [row] = await db.all(`SELECT "value" FROM "Setting" WHERE "key" = ?`, [IMPORT_LOCK_KEY])
  const value = textIn(row, 'value')
  if (row === undefined || isDead(value)) return null
  return holderSchema.parse(JSON.parse(value)).importId
}

function isDead(value: string): boolean {
  let parsed: unknown
  try {
    parsed = JSON.parse(value)
  } catch {
    // Not written by this program: nobody holds it.
    return true
  }
  const lock = holderSchema.safeParse(parsed)
  if (!lock.success) return true
  if (Date.now() - lock.data.at > STALE_MS) return true
  if (lock.data.host !== hostname()) return false
  if (lock.data.pid === process.pid) return !ours.has(lock.data.holder)
  return !isProcessAlive(lock.data.pid)
}

/** Waits for the lock. `mayGoOn` is asked in between and ends the waiting with null when it says no. */
export async function waitForImportLock(db: BulkDatabase, importId: string, mayGoOn: () => Promise<boolean>): Promise<ImportLock | null> {
  for (;;) {
    const lock = await takeImportLock(db, importId)
    if (lock !== null) return lock
    if (!(await mayGoOn())) return null
    await new Promise((resolve) => setTimeout(resolve, 50 + Math.random() * 100))
  }
}
