import { spawn } from 'node:child_process'
import path from 'node:path'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import BetterSqlite3 from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '@/lib/db/client'
import { PrismaClient } from '@/lib/db/generated/sqlite/client'
import { freshDatabase, type TestDatabase } from '@/tests/support/test-database'

// What the gate in lib/db/sqlite-adapter.ts is for: each loss is shown with the library's own adapter, then ours holds.

class Planned extends Error {}

/** A transaction that waits for something outside and then fails, with one read and one write of somebody else meanwhile. */
async function meanwhile(client: Database): Promise<{ sawUncommitted: number; isKept: boolean }> {
  let begin = (): void => {}
  const begun = new Promise<void>((resolve) => { begin = resolve })
  const failing = client.$transaction(async (tx) => {
    await tx.setting.create({ data: { key: 'theirs', value: 'never committed' } })
    begin()
    await new Promise((resolve) => setTimeout(resolve, 300))
    throw new Planned()
  })
  const failed = expect(failing).rejects.toThrow(Planned)
  await begun
  const [sawUncommitted] = await Promise.all([client.setting.count({ where: { key: 'theirs' } }), client.setting.create({ data: { key: 'mine', value: 'acknowledged' } })])
  await failed
  return { sawUncommitted, isKept: (await client.setting.count({ where: { key: 'mine' } })) === 1 }
}

describe('the gate before SQLite', () => {
  let database: TestDatabase
  beforeEach(async () => { database = await freshDatabase('sqlite') })
  afterEach(async () => { await database.client.$disconnect() })

  it('is needed: with the plain adapter acknowledged writes vanish in other people\'s rollbacks and are read before they are true', async () => {
    const plain = new PrismaClient({ adapter: new PrismaBetterSqlite3({ url: database.url }) })
    const outcome = await meanwhile(plain)
    await plain.$disconnect()
    expect(outcome).toEqual({ sawUncommitted: 1, isKept: false })
  })

  it('loses no write and shows nothing that is not committed', async () => {
    expect(await meanwhile(database.client)).toEqual({ sawUncommitted: 0, isKept: true })
  })

  it('keeps every one of 300 writes beside transactions that fail all the time', async () => {
    const state = { isOver: false }
    const failing = (async () => {
      while (!state.isOver) {
        await database.client.$transaction(async (tx) => {
          await tx.setting.create({ data: { key: 'theirs', value: 'never committed' } })
          await new Promise((resolve) => setTimeout(resolve, 3))
          throw new Planned()
        }).catch((error: unknown) => { if (!(error instanceof Planned)) throw error })
      }
    })()
    for (let index = 0; index < 300; index++) await database.client.setting.create({ data: { key: `plain ${index}`, value: 'acknowledged' } })
    state.isOver = true
    await failing
    expect(await database.client.setting.groupBy({ by: ['value'], _count: true })).toEqual([{ value: 'acknowledged', _count: 300 }])
  })

  it('is needed after a COMMIT that failed: with the plain adapter what is acknowledged after it is gone when the file is opened again', async () => {
    const plain = new PrismaClient({ adapter: new PrismaBetterSqlite3({ url: database.url }) })
    expect(await keptAfterFailedCommit(plain, fileOf(database))).toEqual([])
  })

  it('goes on after a COMMIT that failed, and what it acknowledges after that is still there when the file is opened again', async () => {
    expect(await keptAfterFailedCommit(database.client, fileOf(database))).toEqual(['after', 'after in a transaction'])
  })

  it('waits for another process that holds the write lock, without stopping its own event loop', async () => {
    const holder = await holdWriteLock(fileOf(database), 600)
    let longestPause = 0
    let last = performance.now()
    const pulse = setInterval(() => {
      longestPause = Math.max(longestPause, performance.now() - last)
      last = performance.now()
    }, 5)
    await database.client.setting.create({ data: { key: 'patient', value: '1' } })
    clearInterval(pulse)
    await holder.ended
    expect(longestPause).toBeLessThan(250)
    expect(await database.client.setting.count()).toBe(1)
  })

  it('gives a transaction its turn in the order in which they were asked for', async () => {
    const order: number[] = []
    await Promise.all(Array.from({ length: 20 }, async (_, index) => {
      await database.client.$transaction([database.client.setting.create({ data: { key: `turn ${index}`, value: '1' } })])
      order.push(index)
    }))
    expect(order).toEqual(Array.from({ length: 20 }, (_, index) => index))
  })

  it('opens every connection with the settings that keep what was acknowledged', async () => {
    const pragma = async (name: string): Promise<unknown> => Object.values((await database.client.$queryRawUnsafe<Record<string, unknown>[]>(`PRAGMA ${name}`))[0] ?? {})[0]
    expect({ journal: await pragma('journal_mode'), synchronous: Number(await pragma('synchronous')), foreign: Number(await pragma('foreign_keys')) }).toEqual({ journal: 'wal', synchronous: 2, foreign: 1 })
    await database.client.$disconnect()
    await database.client.$connect()
    expect(Number(await pragma('synchronous'))).toBe(2)
    const seen = new BetterSqlite3(fileOf(database), { readonly: true })
    expect(seen.pragma('journal_mode', { simple: true })).toBe('wal')
    seen.close()
  })
})

/** Has a COMMIT fail, then writes on; returns the keys that the file holds once the client is closed. */
async function keptAfterFailedCommit(client: Database, file: string): Promise<unknown[]> {
  // A deferred constraint fails at COMMIT and nowhere else.
  const owner = new BetterSqlite3(file)
  owner.exec('CREATE TABLE "Deferred" ("id" TEXT PRIMARY KEY, "of" TEXT REFERENCES "Setting"("key") DEFERRABLE INITIALLY DEFERRED)')
  owner.close()
  const dangling = client.$transaction([client.$executeRaw`INSERT INTO "Deferred" VALUES ('a', 'nowhere')`, client.setting.create({ data: { key: 'with it', value: '1' } })])
  await expect(dangling).rejects.toThrow()
  // The plain adapter may refuse these or lose them; ours must take and keep them.
  await client.setting.create({ data: { key: 'after', value: '1' } }).catch(() => {})
  await client.$transaction([client.setting.create({ data: { key: 'after in a transaction', value: '1' } })]).catch(() => {})
  await client.$disconnect()
  const seen = new BetterSqlite3(file, { readonly: true })
  const keys = seen.prepare('SELECT "key" FROM "Setting" ORDER BY "key"').pluck().all()
  seen.close()
  return keys
}

function fileOf({ location }: TestDatabase): string {
  if (location.kind !== 'sqlite') throw new Error('only for SQLite')
  return location.file
}

/** Another process that holds the write lock for a while; resolves when it has it. */
async function holdWriteLock(file: string, milliseconds: number): Promise<{ ended: Promise<void> }> {
  const script = `const db = require('better-sqlite3')(process.argv[1]); db.exec('BEGIN IMMEDIATE'); process.stdout.write('held'); setTimeout(() => { db.exec('COMMIT'); db.close() }, ${milliseconds})`
  const child = spawn(process.execPath, ['-e', script, file], { cwd: path.resolve('.'), stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  await new Promise((resolve) => child.stdout.once('data', resolve))
  return { ended }
}
