/** How many boards are kept at once: a few suites in both views. */
const KEPT = 12

/**
 * Keeps what is costly to compute for as long as what it was computed from stands: the key holds the suite's data
 * version. Kept apart for each owner (a database client). A computation that fails is not kept.
 */
export class BoardCache<T> {
  readonly #owners = new WeakMap<object, Map<string, Promise<T>>>()

  get(owner: object, key: readonly unknown[], compute: () => Promise<T>): Promise<T> {
    const kept = this.#owners.get(owner) ?? new Map<string, Promise<T>>()
    this.#owners.set(owner, kept)
    const name = JSON.stringify(key)
    const already = kept.get(name)
    if (already !== undefined) {
      // Moves to the end: the first is the one not asked for longest.
      kept.delete(name)
      kept.set(name, already)
      return already
    }
    const fresh = compute()
    kept.set(name, fresh)
    fresh.catch(() => { if (kept.get(name) === fresh) kept.delete(name) })
    for (const oldest of kept.keys()) {
      if (kept.size <= KEPT) break
      kept.delete(oldest)
    }
    return fresh
  }
}
