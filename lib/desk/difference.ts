import { z } from 'zod'

/** One place where two states differ: a dotted path, and the values on either side (undefined where there is none). */
export interface StateChange { path: string; before?: unknown; after?: unknown }

/** The field of a tool message under which a transcript keeps what the call changed in the desk's books. */
export const STATE_CHANGES = 'state_changes'

const stored = z.object({ [STATE_CHANGES]: z.array(z.object({ path: z.string(), before: z.unknown().optional(), after: z.unknown().optional() })) })

/** The changes in the JSON text of a message's further fields; none where it holds none, or something else under that name. */
export function storedChanges(extra: string | null): StateChange[] {
  if (extra === null || !extra.includes(`"${STATE_CHANGES}"`)) return []
  try {
    return stored.safeParse(JSON.parse(extra)).data?.[STATE_CHANGES] ?? []
  } catch {
    // Not JSON: what a file carried along is not ours to complain about while reading.
    return []
  }
}

/**
 * What a write did, as a list of changes in the order of the state's own keys. A record that appears or disappears is one
 * change with its whole value, so that a new return reads as one line; inside a record that stays, each field is its own.
 */
export function diffStates(before: unknown, after: unknown): StateChange[] {
  const changes: StateChange[] = []
  collect('', before, after, changes)
  return changes
}

function collect(path: string, before: unknown, after: unknown, changes: StateChange[]): void {
  if (Object.is(before, after)) return
  if (!isBranch(before) || !isBranch(after) || Array.isArray(before) !== Array.isArray(after)) {
    changes.push({ path, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) })
    return
  }
  for (const key of Object.keys(before)) if (!isSame(before[key], after[key])) collect(path === '' ? key : `${path}.${key}`, before[key], Object.hasOwn(after, key) ? after[key] : undefined, changes)
  for (const key of Object.keys(after)) if (!Object.hasOwn(before, key)) collect(path === '' ? key : `${path}.${key}`, undefined, after[key], changes)
}

/** Deep equality of plain data, without building anything: most of two states is the same. */
function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (!isBranch(a) || !isBranch(b) || Array.isArray(a) !== Array.isArray(b)) return false
  let count = 0
  for (const key in a) {
    if (!Object.hasOwn(b, key) || !isSame(a[key], b[key])) return false
    count += 1
  }
  for (const key in b) if (Object.hasOwn(b, key)) count -= 1
  return count === 0
}

/** An object or an array: both are read by key. */
function isBranch(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
