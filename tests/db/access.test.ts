import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { NotAllowed } from '@/lib/auth/permissions'
import { NOBODY, type Viewer } from '@/lib/auth/viewer'
import { entriesOfSources } from '@/tests/support/access-entries'
import { PRINCIPALS, readAccessTable, unclassified, type Principal } from '@/tests/support/access'

const person = (role: 'viewer' | 'reviewer' | 'admin'): Viewer => ({ kind: 'person', userId: 'u', email: `${role}@example.com`, name: role, role })
const token = (scope: 'read' | 'import' | 'review'): Viewer => ({ kind: 'token', tokenId: 't', name: scope, scopes: [scope], userId: 'u', email: 'admin@example.com', role: 'admin' })

/** Each principal as queries and commands see it: a disabled account's session is nobody's (tests/db/auth-sessions.test.ts). */
const VIEWERS: Record<Principal, Viewer> = {
  'nobody': NOBODY, 'viewer': person('viewer'), 'reviewer': person('reviewer'), 'admin': person('admin'), 'disabled': NOBODY,
  'token:read': token('read'), 'token:import': token('import'), 'token:review': token('review'),
}

const MODULES = import.meta.glob<Record<string, unknown>>('/lib/**/{queries,commands}.ts')
const table = readAccessTable()

type Entry = { kind: 'query' | 'command'; name: string; call: (viewer: Viewer) => unknown }

/** Every function that the queries and commands of all features export. */
async function everyFunction(): Promise<Entry[]> {
  const entries: Entry[] = []
  for (const [file, load] of Object.entries(MODULES)) {
    for (const [name, value] of Object.entries(await load())) {
      if (typeof value !== 'function') continue
      entries.push({
        kind: file.endsWith('queries.ts') ? 'query' : 'command',
        name: `${file.slice(1, -'.ts'.length)}#${name}`,
        call: (viewer) => Reflect.apply(value, undefined, [viewer, anything(), anything(), anything()]),
      })
    }
  }
  return entries
}

/** An argument that lets itself be read and called in every way: what is denied must be denied before it is looked at. */
function anything(): unknown {
  const target = (): undefined => undefined
  return new Proxy(target, {
    get: (_, key) => {
      if (key === Symbol.toPrimitive) return () => 'x'
      if (key === Symbol.iterator) return function* () { /* nothing in it */ }
      return key === 'then' ? undefined : anything()
    },
    apply: () => anything(),
  })
}

let touches: string[] = []
const shared: { sabDatabase?: unknown } = globalThis as typeof globalThis & { sabDatabase?: unknown }

/** What a call ends in: not allowed, or let through to whatever comes after. */
async function isDenied(entry: Entry, viewer: Viewer): Promise<boolean> {
  try {
    const result = await entry.call(viewer)
    if (typeof result === 'object' && result !== null && Symbol.asyncIterator in result && 'next' in result && typeof result.next === 'function') await result.next()
    return false
  } catch (error) {
    return error instanceof NotAllowed
  }
}

describe('every query and command', async () => {
  const entries = await everyFunction()

  beforeAll(() => {
    // Stands where the database would: notes that it was asked, and answers nothing.
    shared.sabDatabase = new Proxy({}, { get: (_, key) => { touches.push(String(key)); throw new Error('the database was asked') } })
  })
  beforeEach(() => { touches = [] })
  afterAll(() => { delete shared.sabDatabase })

  it('stands in the table, and the table names none that is gone', () => {
    const present = (kind: Entry['kind']) => entries.filter((entry) => entry.kind === kind).map((entry) => entry.name)
    expect([...unclassified('query', present('query'), table), ...unclassified('command', present('command'), table)]).toEqual([])
    expect(entries.length).toBeGreaterThan(40)
  })

  it.each(table.filter((line) => line.kind === 'query' || line.kind === 'command'))('$entry lets through whom the table says, and asks the database nothing for anybody else', async ({ entry, may }) => {
    const found = entries.find((each) => each.name === entry)
    if (found === undefined) throw new Error(`${entry} is gone`)
    for (const principal of PRINCIPALS) {
      touches = []
      const denied = await isDenied(found, VIEWERS[principal])
      expect({ principal, allowed: !denied }).toEqual({ principal, allowed: may[principal] })
      if (denied) expect(touches).toEqual([])
    }
  })
})

describe('every file that reaches the database', () => {
  /** Besides queries and commands: what runs before it is known who asks, what only they call, and how an import works inside. */
  const BEFORE_OR_BELOW = [
    /^lib\/db\//, /^lib\/imports\/(?!queries|commands)/, /^lib\/exports\/(?!queries)/, /^lib\/audit\/record\.ts$/, /^lib\/settings\/liveness\.ts$/, /^lib\/search\/index-messages\.ts$/,
    /^lib\/auth\/(access-links|check-password|login-limit|oidc|sessions|tokens)\.ts$/,
  ]
  const files = Object.keys(import.meta.glob('/lib/**/*.ts')).map((file) => file.slice(1)).filter((file) => !file.endsWith('.test.ts'))
  const reaching = files.filter((file) => /from '@\/lib\/db\/(client|bulk[\w-]*)'|\bdatabase\(\)|import\('@\/lib\/db/.test(readFileSync(file, 'utf8')))

  it('is named queries or commands, so that its functions stand in the table, or stands in the list above', () => {
    expect(reaching.filter((file) => !/\/(queries|commands)\.ts$/.test(file) && !BEFORE_OR_BELOW.some((known) => known.test(file)))).toEqual([])
    expect(reaching.length).toBeGreaterThan(30)
  })
})

describe('every page, route and action', () => {
  const sources = entriesOfSources()

  it.each(['page', 'route', 'action'] as const)('%s in the sources stands in the table, and the table names none that is gone', (kind) => {
    expect(unclassified(kind, sources[kind], table)).toEqual([])
    expect(sources[kind].length).toBeGreaterThan(5)
  })
})

describe('the table itself', () => {
  it('lets nobody, and no disabled account, at any query or command', () => {
    expect(table.filter((line) => (line.kind === 'query' || line.kind === 'command') && (line.may.nobody || line.may.disabled))).toEqual([])
  })

  it('never lets a viewer do what a reviewer may not, nor a reviewer what an admin may not', () => {
    const rising = (line: (typeof table)[number]) => (!line.may.viewer || line.may.reviewer) && (!line.may.reviewer || line.may.admin)
    expect(table.filter((line) => line.kind !== 'route' && line.kind !== 'page' && !rising(line))).toEqual([])
  })
})

// Run inside itself once, with a hole planted: a suite that stays green then would be worth nothing.
describe.skipIf(process.env.PLANT !== undefined)('a planted hole', () => {
  it.each(['people.manage', 'transcripts.read'])('in %s turns this suite red', (permission) => {
    const { status, stdout } = spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', 'run', '--project', 'db', 'tests/db/access.test.ts'], {
      env: { ...process.env, SAB_TEST_POSTGRES: 'off', SAB_ALLOW_PLANTS: '1', PLANT: `noauth:${permission}`, NO_COLOR: '1' }, encoding: 'utf8',
    })
    expect(status).not.toBe(0)
    expect(stdout).toMatch(/× .* lets through whom the table says/)
  })
})
