/** One place where two states differ: a dotted path, and the values on either side (undefined where there is none). */
export interface StateChange { path: string; before: unknown; after: unknown }

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
    changes.push({ path, before, after })
    return
  }
  const left = new Map(Object.entries(before))
  const right = new Map(Object.entries(after))
  for (const key of new Set([...left.keys(), ...right.keys()])) {
    collect(path === '' ? key : `${path}.${key}`, left.get(key), right.get(key), changes)
  }
}

function isBranch(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
