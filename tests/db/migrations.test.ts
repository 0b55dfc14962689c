import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { applyMigrations, schemaFor } from '@/lib/db/schema-engine'
import { describeOnBoth, freshDatabase, type TestDatabase } from '@/tests/support/test-database'

describe('the migration histories', () => {
  it.each(['sqlite', 'postgresql'] as const)('of %s end at the schema of today', (kind) => {
    const left = readFileSync(path.join(process.cwd(), 'prisma/migrations', kind, 'schema.prisma'), 'utf8')
    expect(left).toBe(schemaFor(kind).content)
  })
})

describeOnBoth('a migrated database', (kind) => {
  let made: TestDatabase
  beforeAll(async () => { made = await freshDatabase(kind) })
  afterAll(async () => { await made.client.$disconnect() })

  it('has every table and column that the client selects', async () => {
    const delegates = Object.keys(made.client).filter((key) => !key.startsWith('$') && !key.startsWith('_'))
    const tables = [...schemaFor(kind).content.matchAll(/^model (\w+)/gm)].map(([, name]) => `${name?.[0]?.toLowerCase()}${name?.slice(1)}`)
    expect(tables.length).toBeGreaterThan(20)
    for (const table of tables) {
      const delegate: unknown = Reflect.get(made.client, table)
      expect(delegate, `${table} of ${delegates.length} delegates`).toHaveProperty('findFirst')
      const findFirst = Reflect.get(Object(delegate), 'findFirst')
      if (typeof findFirst !== 'function') throw new Error(`${table} cannot be read`)
      await expect(Reflect.apply(findFirst, delegate, [{}])).resolves.toBeNull()
    }
  })

  it('is left alone by a second start', async () => {
    expect(await applyMigrations(made.location)).toEqual([])
  })

  it('refuses a transcript of a run that is not there', async () => {
    await made.client.suite.create({ data: { id: 's', name: 's', version: '1', hash: 'h' } })
    await made.client.case.create({ data: { key: 1, suiteId: 's', id: 'c', title: 'c', kind: 'solvable', intent: 'i', hash: 'h', position: 0 } })
    const transcript = { key: 1, id: 't', runKey: 99, caseKey: 1, ended: 'resolved', messageCount: 0, agentMessageCount: 0, turnCount: 0, toolCallCount: 0, toolErrorCount: 0, writeCallCount: 0, hasError: false, hash: 'h' }
    await expect(made.client.transcript.create({ data: transcript })).rejects.toThrow(/[Ff]oreign key/)
  })
})
