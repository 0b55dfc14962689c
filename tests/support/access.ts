import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

/*
 * Who may what, written out: tests/support/access.csv, one line for every query, command, page, route and action, one
 * column for everybody who may come. Also what is denied is written, so that nobody is forgotten. The tests fail when
 * an entry exists that the table does not name, when the table names one that is gone, and when the app disagrees.
 */

/** Everybody who may come, in the order of the table's columns. Tokens are made by an admin: their scope is what bounds them. */
export const PRINCIPALS = ['nobody', 'viewer', 'reviewer', 'admin', 'disabled', 'token:read', 'token:import', 'token:review'] as const
export type Principal = (typeof PRINCIPALS)[number]

export const ENTRY_KINDS = ['query', 'command', 'page', 'route', 'action'] as const
export type EntryKind = (typeof ENTRY_KINDS)[number]

/** One line of the table. `entry`: `lib/people/queries#listPeople`, `/runs/[id]`, `GET /api/health`, `app/sign-in/actions#submitSignIn`. */
export type AccessEntry = { kind: EntryKind; entry: string; may: Record<Principal, boolean> }

const cell = z.enum(['allow', 'deny']).transform((word) => word === 'allow')
const line = z.tuple([z.enum(ENTRY_KINDS), z.string().min(1), cell, cell, cell, cell, cell, cell, cell, cell])

/** The table, checked. @throws ZodError, or Error for a line that is there twice */
export function readAccessTable(): AccessEntry[] {
  const [head, ...lines] = readFileSync(path.join(process.cwd(), 'tests/support/access.csv'), 'utf8').trim().split('\n')
  if (head !== ['kind', 'entry', ...PRINCIPALS].join(',')) throw new Error(`access.csv has other columns: ${head}`)
  const entries = lines.map((text) => {
    const [kind, entry, nobody, viewer, reviewer, admin, disabled, read, forImport, review] = line.parse(text.split(','))
    return { kind, entry, may: { nobody, viewer, reviewer, admin, disabled, 'token:read': read, 'token:import': forImport, 'token:review': review } }
  })
  const seen = new Set<string>()
  for (const { kind, entry } of entries) {
    if (seen.has(`${kind} ${entry}`)) throw new Error(`access.csv has ${kind} ${entry} twice`)
    seen.add(`${kind} ${entry}`)
  }
  return entries
}

/** The difference between what there is and what the table names, as one sentence each; empty when they agree. */
export function unclassified(kind: EntryKind, present: readonly string[], table: readonly AccessEntry[]): string[] {
  const named = table.filter((entry) => entry.kind === kind).map((entry) => entry.entry)
  return [
    ...present.filter((entry) => !named.includes(entry)).map((entry) => `${kind} ${entry} is in no line of tests/support/access.csv: say who may`),
    ...named.filter((entry) => !present.includes(entry)).map((entry) => `${kind} ${entry} is in tests/support/access.csv and no longer in the app`),
  ]
}
