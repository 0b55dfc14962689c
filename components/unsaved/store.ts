import type { Unsaved } from '@/components/unsaved/item'

/*
 * What somebody wrote or chose and the server does not have yet, kept in this browser: it outlives the tab, a lost connection and an expired session.
 * One entry an item, so that two tabs do not write over each other's. Signing out clears it (Clear-Site-Data).
 */

const PREFIX = 'sab:unsaved:1:'

export type UnsavedStore = {
  /** All items, the oldest first; the same array until something changes. */
  list(): readonly Unsaved[]
  get(id: string): Unsaved | null
  put(item: Unsaved): void
  drop(id: string): void
  subscribe(listener: () => void): () => void
}

const stores = new Map<string, UnsavedStore>()

/** The store of one person, by name; one and the same for the whole page. */
export function unsavedOf(author: string): UnsavedStore {
  const known = stores.get(author)
  if (known !== undefined) return known
  const made = openStore(`${PREFIX}${author}:`)
  stores.set(author, made)
  return made
}

function openStore(prefix: string): UnsavedStore {
  const listeners = new Set<() => void>()
  /** Where the browser keeps nothing for us, this page's memory does. */
  const memory = new Map<string, Unsaved>()
  let items: readonly Unsaved[] | null = null

  function changed(): void {
    items = null
    for (const listener of listeners) listener()
  }

  return {
    list() {
      items ??= [...new Map([...stored(prefix), ...memory.values()].map((item) => [item.id, item])).values()].toSorted((a, b) => a.at - b.at)
      return items
    },
    get(id) {
      return this.list().find((item) => item.id === id) ?? null
    },
    put(item) {
      memory.delete(item.id)
      try {
        localStorage.setItem(prefix + item.id, JSON.stringify(item))
      } catch {
        // Full or switched off: the item lives as long as the page.
        memory.set(item.id, item)
      }
      changed()
    },
    drop(id) {
      memory.delete(id)
      try {
        localStorage.removeItem(prefix + id)
      } catch {
        // Switched off: it was in memory alone.
      }
      changed()
    },
    subscribe(listener) {
      const onElsewhere = (event: StorageEvent): void => { if (event.key === null || event.key.startsWith(prefix)) { items = null; listener() } }
      listeners.add(listener)
      addEventListener('storage', onElsewhere)
      return () => {
        listeners.delete(listener)
        removeEventListener('storage', onElsewhere)
      }
    },
  }
}

function stored(prefix: string): Unsaved[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(prefix)).flatMap((key) => parsed(localStorage.getItem(key)))
  } catch {
    // Switched off: nothing is kept there.
    return []
  }
}

/** An item that this page wrote itself; anything else is none. */
function parsed(text: string | null): Unsaved[] {
  try {
    const item: Unsaved = JSON.parse(text ?? '')
    return typeof item.id === 'string' && typeof item.transcript === 'string' && (item.kind === 'finding' ? Array.isArray(item.draft.places) : typeof item.change === 'object') ? [item] : []
  } catch {
    // Not written by this page.
    return []
  }
}
