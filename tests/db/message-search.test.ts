import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { TERMINAL } from '@/lib/auth/viewer'
import { openBulk } from '@/lib/db/bulk-open'
import { removeImportedRuns } from '@/lib/imports/remove-runs'
import { indexMessages, joinSegments } from '@/lib/search/index-messages'
import { MESSAGE_SEARCH } from '@/lib/search/message-search'
import { searchMessages } from '@/lib/search/queries'
import { parseList } from '@/lib/lists/list'
import { agentCalls, agentSays, aCase, aModel, aRun, aSuite, aTranscript, customerSays, toolAnswers } from '@/tests/support/builders'
import { importRecords, loadRecords } from '@/tests/support/load'
import { describeOnBoth, freshDatabase, type TestDatabase } from '@/tests/support/test-database'

const globals = globalThis as typeof globalThis & { sabDatabase?: TestDatabase['client'] }

describeOnBoth('searching what was said', (kind) => {
  let desk: TestDatabase
  let second: string

  beforeAll(async () => {
    desk = await freshDatabase(kind)
    globals.sabDatabase = desk.client
    await loadRecords(desk, [
      aSuite(), aCase(), aCase({ id: 'c2', title: 'Kaputte Tasse' }), aModel(), aModel({ id: 'm2', name: 'helper-2' }), aRun(), aTranscript(),
      aTranscript({ case: 'c2', messages: [{ role: 'system', content: 'Be helpful about zebras.' }, customerSays('Où est mon café NL-1042? 注文が届きません'), agentSays("100% 'sure': it's lost; DROP TABLE _x\\ \u0000"), agentCalls({ id: 'k', name: 'reship_order', arguments: { reason: 'lost mug' }, effect: 'write' }), toolAnswers('k', 'reship_order', { parcel: 'PX-77' })] }),
    ])
    second = (await loadRecords(desk, [aRun({ id: 'r2', model: 'm2' }), aTranscript({ run: 'r2', messages: [customerSays('Refund the giraffe please'), agentSays('The giraffe is refunded.')] })])).id
  })
  afterAll(async () => {
    await desk.client.$disconnect()
    delete globals.sabDatabase
  })

  const found = async (q: string, more: Record<string, string> = {}): Promise<string[]> =>
    (await searchMessages(TERMINAL, parseList(MESSAGE_SEARCH, { q, ...more }))).hits.map((hit) => `${hit.model} ${hit.caseTitle} ${hit.number} ${hit.part}`)

  test('finds messages by all words, whatever their case and accents, the newest first', async () => {
    expect(await found('GIRAFFE')).toEqual(['helper-2 Cancel before it ships 1 text', 'helper-2 Cancel before it ships 0 text'])
    expect(await found('refunded giraffe')).toEqual(['helper-2 Cancel before it ships 1 text'])
    expect(await found('cafe')).toEqual(['helper-1 Kaputte Tasse 1 text'])
    expect(await found('届き')).toEqual(['helper-1 Kaputte Tasse 1 text'])
  })

  test('finds what tools were asked and what they gave', async () => {
    expect(await found('lost mug')).toEqual(['helper-1 Kaputte Tasse 3 call'])
    expect(await found('PX-77')).toEqual(['helper-1 Kaputte Tasse 4 result'])
    expect(await found('cancel_order')).toEqual(['helper-1 Cancel before it ships 3 call'])
  })

  test('the last word may go on; what stands together or in quotes must stand together', async () => {
    expect(await found('giraf')).toHaveLength(2)
    expect(await found('giraf refunded')).toEqual([])
    expect(await found('"giraffe is"')).toEqual(['helper-2 Cancel before it ships 1 text'])
    expect(await found('"is giraffe"')).toEqual([])
    expect(await found('1042-NL')).toEqual([])
  })

  test('signs of a query language are no more than signs', async () => {
    for (const typed of [`100% 'sure'`, 'DROP TABLE _x', '"', `" OR *`, 'NEAR(', 'col:', '%', '_', '\\', '-giraffe', '\u0000', `'; DELETE FROM "Message"`, ')(', '^', '{}']) await expect(found(typed)).resolves.toBeDefined()
    expect(await found(`100% 'sure`)).toEqual(['helper-1 Kaputte Tasse 2 text'])
    expect(await found('giraffe OR nothing')).toEqual([])
  })

  test('is narrowed by model, suite and who speaks', async () => {
    expect(await found('nl', { model: 'helper-1', role: 'customer' })).toEqual(['helper-1 Kaputte Tasse 1 text', 'helper-1 Cancel before it ships 0 text'])
    expect(await found('giraffe', { model: 'helper-1' })).toEqual([])
    expect(await found('giraffe', { suite: 'elsewhere' })).toEqual([])
  })

  test('system prompts are not looked through, and the answer says how much was', async () => {
    const { count, indexed, all } = await searchMessages(TERMINAL, parseList(MESSAGE_SEARCH, { q: 'zebras' }))
    expect({ count, indexed, all }).toEqual({ count: 0, indexed: 3, all: 3 })
  })

  test('a replaced transcript is found by its new words alone', async () => {
    const { state } = await importRecords(desk, [aTranscript({ messages: [customerSays('Only an okapi now')] })], { replace: true })
    expect(state).toBe('done')
    expect(await found('okapi')).toEqual(['helper-1 Cancel before it ships 0 text'])
    expect(await found('wrong colour')).toEqual([])
  })

  test('what a killed import left out of the index is put in by the next', async () => {
    await desk.client.indexedTranscript.deleteMany({ where: { transcript: { run: { id: 'r1' } } } })
    expect(await found('okapi')).toEqual([])
    expect((await searchMessages(TERMINAL, parseList(MESSAGE_SEARCH, { q: 'okapi' }))).indexed).toBe(1)
    const db = await openBulk(desk.location)
    expect(await indexMessages(db)).toBe(2)
    expect(await indexMessages(db)).toBe(0)
    await db.close()
    expect(await found('okapi')).toEqual(['helper-1 Cancel before it ships 0 text'])
  })

  test('removed runs are not found, and their words are gone', async () => {
    await removeImportedRuns(desk.location, second, { actor: 'test', actorId: null })
    expect(await found('giraffe')).toEqual([])
    expect(await desk.client.$queryRaw`SELECT COUNT(*) AS "count" FROM "IndexedTranscript"`).toEqual([{ count: 2n }])
  })
})

describe('the index on SQLite', () => {
  test('loses a removed transcript\'s words with it', async () => {
    const desk = await freshDatabase('sqlite')
    const { id } = await loadRecords(desk, [aSuite(), aCase(), aModel(), aRun(), aTranscript()])
    await removeImportedRuns(desk.location, id, { actor: 'test', actorId: null })
    const db = await openBulk(desk.location)
    expect(await db.all(`SELECT rowid FROM "MessageIndex" WHERE "MessageIndex" MATCH 'cancel'`)).toEqual([])
    await db.close()
    await desk.client.$disconnect()
  })

  test('is joined where it was left in pieces, and finds the same before and after', async () => {
    const desk = await freshDatabase('sqlite')
    const runs = Array.from({ length: 12 }, (_, index) => `r${index + 1}`)
    await loadRecords(desk, [aSuite(), aCase(), aModel(), ...runs.flatMap((id, index) => [aRun({ id, trial: index + 1 }), aTranscript({ run: id, messages: [customerSays(`Refund the okapi of ${id}`)] })])])
    const db = await openBulk(desk.location)
    const keys = await db.all('SELECT "transcriptKey" AS "key" FROM "IndexedTranscript"')
    for (const { key } of keys) {
      await db.run('DELETE FROM "IndexedTranscript" WHERE "transcriptKey" = ?', [Number(key)])
      expect(await indexMessages(db)).toBe(1)
    }
    const segments = async (): Promise<number> => (await db.all('SELECT DISTINCT "segid" FROM "MessageIndex_idx"')).length
    const okapis = async (): Promise<number> => (await db.all(`SELECT rowid FROM "MessageIndex" WHERE "MessageIndex" MATCH 'okapi'`)).length
    expect(await segments()).toBeGreaterThan(12)
    expect(await okapis()).toBe(12)
    await joinSegments(db, async () => false)
    expect(await segments()).toBeGreaterThan(12)
    await joinSegments(db)
    expect(await segments()).toBeLessThan(4)
    expect(await okapis()).toBe(12)
    await db.close()
    await desk.client.$disconnect()
  })
})
