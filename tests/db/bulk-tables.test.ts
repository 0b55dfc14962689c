import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBulk } from '@/lib/db/bulk-open'
import type { BulkDatabase } from '@/lib/db/bulk'
import { BULK_TABLES, BULK_TABLE_NAMES, RowsOf } from '@/lib/db/bulk-tables'
import { describeOnBoth, freshDatabase, type TestDatabase } from '@/tests/support/test-database'

const KINDS: Record<string, string> = {
  'TEXT': 'text', 'INTEGER': 'int', 'REAL': 'real', 'BOOLEAN': 'bool', 'DATETIME': 'text', 'text': 'text', 'integer': 'int', 'double precision': 'real', 'boolean': 'bool', 'timestamp without time zone': 'text',
}

/** Something to wait for, and what ends the waiting. */
function signal(): [Promise<void>, () => void] {
  let give = (): void => {}
  const given = new Promise<void>((resolve) => { give = resolve })
  return [given, give]
}

describeOnBoth('the tables that imports write without Prisma', (kind) => {
  let database: TestDatabase
  let db: BulkDatabase
  beforeAll(async () => {
    database = await freshDatabase(kind)
    db = await openBulk(database.location)
  })
  afterAll(async () => {
    await db.close()
    await database.client.$disconnect()
  })

  /** A table's columns as the database has them: kind, and `?` where null is allowed. */
  async function columns(table: string): Promise<Record<string, string>> {
    const rows = kind === 'sqlite'
      ? (await db.all(`SELECT "name", "type", "notnull" AS "required" FROM pragma_table_info(?)`, [table])).map((row) => ({ name: row.name, type: row.type, isRequired: row.required === 1 }))
      : (await db.all(`SELECT column_name AS "name", data_type AS "type", is_nullable AS "nullable" FROM information_schema.columns WHERE table_name = ? AND table_schema = 'public'`, [table])).map((row) => ({ name: row.name, type: row.type, isRequired: row.nullable === 'NO' }))
    return Object.fromEntries(rows.map((row) => [String(row.name), `${KINDS[String(row.type)] ?? String(row.type)}${row.isRequired ? '' : '?'}`]))
  }

  it.each(BULK_TABLE_NAMES)('%s has the columns of the schema, all of them, with their types', async (table) => {
    expect({ ...BULK_TABLES[table] }).toEqual(await columns(table))
  })

  it('are every table that hangs off an import\'s own tables, so that publishing, replacing and sweeping forget none', async () => {
    const sql = kind === 'sqlite'
      ? `SELECT m.name AS "from", f."table" AS "to" FROM sqlite_master m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table'`
      : `SELECT c.relname AS "from", t.relname AS "to" FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_class t ON t.oid = k.confrelid WHERE k.contype = 'f'`
    const children = (await db.all(sql)).filter((row) => row.to === 'Transcript').map((row) => String(row.from)).sort()
    expect(children).toEqual(['Finding', 'IndexedTranscript', 'Judgement', 'Message', 'Review', 'ToolCall', 'TranscriptText'])
  })

  it('gives back what it was given, in every kind of column', async () => {
    await db.transaction(async (statements) => {
      await statements.insert(new RowsOf('Suite', [{ id: 'a\tb\n\\c\\N"\'', name: '\\N', version: '', desk: null, description: 'é\u{1F4A5}\u2028', extra: '{"a":null}', hash: 'h', dataVersion: 3, resultVersion: 2, position: 0, stagedBy: null }]))
      await statements.insert(new RowsOf('Model', [{ id: 'm', name: 'n', slug: 's', family: null, vendor: null, costTier: 2, inputPrice: 0.1, outputPrice: 1e-7, extra: null, hash: 'h', position: 1, stagedBy: 'x' }]))
    })
    expect(await database.client.suite.findFirstOrThrow()).toEqual({ id: 'a\tb\n\\c\\N"\'', name: '\\N', version: '', desk: null, description: 'é\u{1F4A5}\u2028', extra: '{"a":null}', hash: 'h', dataVersion: 3, resultVersion: 2, position: 0, stagedBy: null })
    expect(await database.client.model.findFirstOrThrow()).toMatchObject({ costTier: 2, inputPrice: 0.1, outputPrice: 1e-7 })
  })

  it('keeps nothing of a transaction that fails', async () => {
    const row = { id: 'twice', name: 'n', description: null, polarity: 'neutral', parentId: null, extra: null, hash: 'h', position: 0, createdById: null, createdAt: '2026-07-01T00:00:00.000+00:00', archivedAt: null, stagedBy: null }
    await expect(db.transaction(async (statements) => { await statements.insert(new RowsOf('Tag', [row, row])) })).rejects.toThrow()
    expect(await database.client.tag.count()).toBe(0)
    await db.transaction(async (statements) => { await statements.insert(new RowsOf('Tag', [row])) })
    expect((await database.client.tag.findFirstOrThrow()).createdAt.toISOString()).toBe('2026-07-01T00:00:00.000Z')
  })

  // SQLite has one writer: nobody can wait for each other there.
  if (kind === 'postgresql') it('tries a transaction again that the server ended to break a deadlock with somebody\'s save', async () => {
    const other = await openBulk(database.location)
    await db.run(`INSERT INTO "Setting" ("key", "value") VALUES ('left', '0'), ('right', '0')`)
    // The server ends the one that looks first: the save would look only after a minute.
    await other.run(`SET deadlock_timeout TO '60s'`)
    await db.run(`SET deadlock_timeout TO '50ms'`)
    const add = (statements: { run: BulkDatabase['run'] }, key: string, value: string): Promise<number> => statements.run(`UPDATE "Setting" SET "value" = "value" || ? WHERE "key" = ?`, [value, key])
    let tries = 0
    const [rightIsHeld, holdRight] = signal()
    const [leftIsHeld, holdLeft] = signal()
    const saved = other.transaction(async (statements) => {
      await add(statements, 'right', 's')
      holdRight()
      await leftIsHeld
      await add(statements, 'left', 's')
    })
    await rightIsHeld
    await db.transaction(async (statements) => {
      tries++
      await add(statements, 'left', 'i')
      holdLeft()
      await add(statements, 'right', 'i')
    })
    await saved
    expect(tries).toBe(2)
    expect((await db.all(`SELECT "value" FROM "Setting" WHERE "key" IN ('left', 'right')`)).map((row) => row.value)).toEqual(['0si', '0si'])
    await db.run(`SET deadlock_timeout TO DEFAULT`)
    await other.close()
  })

  it('writes batches in the order they were given, each whole or not at all, also those written beside the caller', async () => {
    const model = (id: string, position: number) => ({ id, name: id, slug: id, family: null, vendor: null, costTier: null, inputPrice: null, outputPrice: null, extra: null, hash: 'h', position, stagedBy: null })
    const outcomes = await Promise.allSettled([
      db.write([new RowsOf('Model', [model('one', 10)])]),
      db.write([new RowsOf('Model', [model('two', 11)])]),
      db.write([new RowsOf('Model', [model('three', 12), model('one', 13)])]),
      db.write([new RowsOf('Model', [model('four', 14)]), new RowsOf('Cluster', [{ suiteId: 'a\tb\n\\c\\N"\'', id: 'c', title: 't', position: 0, intents: '[]', extra: null }])]),
    ])
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
    expect(String(outcomes[2]?.status === 'rejected' ? outcomes[2].reason : '')).toMatch(/unique/i)
    expect((await database.client.model.findMany({ where: { position: { gte: 10 } }, orderBy: { position: 'asc' } })).map(({ id }) => id)).toEqual(['one', 'two', 'four'])
  })
})
