import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import Database from 'better-sqlite3'

/** How many pages are copied at a time; between two turns whoever writes goes first. */
const PAGES_AT_A_TIME = 500

/**
 * Copies a SQLite database while it is in use: one moment of it, with what its write-ahead log holds. The copy is checked
 * and on the disk before it gets its name. Returns its size in bytes.
 * @throws Error when the copy does not pass SQLite's own checks; nothing is left under either name then
 */
export async function backUpSqlite(file: string, target: string): Promise<number> {
  const partial = `${target}.part-${process.pid}`
  try {
    const live = new Database(file, { readonly: true, fileMustExist: true, timeout: 10_000 })
    try {
      await live.backup(partial, { progress: () => PAGES_AT_A_TIME })
    } finally {
      live.close()
    }
    check(partial)
    sync(partial)
    renameSync(partial, target)
    sync(path.dirname(path.resolve(target)))
    return statSync(target).size
  } catch (error) {
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(`${partial}${suffix}`, { force: true })
    throw error
  }
}

/** Opens the copy as a restore would, leaves it one file without a log beside it, and lets SQLite check it whole. */
function check(file: string): void {
  const copy = new Database(file)
  try {
    copy.pragma('journal_mode = DELETE')
    const integrity = copy.pragma('integrity_check', { simple: true })
    if (integrity !== 'ok') throw new Error(`the copy is damaged: ${String(integrity)}`)
    const orphans = copy.pragma('foreign_key_check')
    if (!Array.isArray(orphans) || orphans.length > 0) throw new Error('the copy has rows whose parents are missing')
  } finally {
    copy.close()
  }
}

function sync(target: string): void {
  const handle = openSync(target, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
