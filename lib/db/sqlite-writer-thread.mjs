// The thread behind lib/db/sqlite-writer.ts: takes rows, answers with how long its transaction held the write lock. It ends when it is told nothing more.
import { parentPort, workerData } from 'node:worker_threads'
import BetterSqlite3 from 'better-sqlite3'
import { writeRows } from './write-rows.mjs'

const { file, pragmas, patienceMs } = workerData
// This thread has nothing else to do: it may stand still until another process lets go of the lock.
const db = new BetterSqlite3(file, { fileMustExist: true, timeout: patienceMs })
db.exec(pragmas)
// Not on disk at each commit: the transaction that publishes what is written here is, and takes what stands before it with it.
db.pragma('synchronous = NORMAL')

const statements = new Map()
function prepare(sql) {
  let statement = statements.get(sql)
  if (statement === undefined) statements.set(sql, (statement = db.prepare(sql)))
  return statement
}

parentPort.on('message', (parts) => {
  if (parts === null) {
    db.close()
    parentPort.close()
    return
  }
  try {
    db.exec('BEGIN IMMEDIATE')
    const begun = performance.now()
    try {
      writeRows(prepare, parts)
      db.exec('COMMIT')
    } finally {
      if (db.inTransaction) db.exec('ROLLBACK')
    }
    parentPort.postMessage({ heldMs: performance.now() - begun })
  } catch (error) {
    parentPort.postMessage({ error: { message: String(error?.message ?? error), code: error?.code } })
  }
})
