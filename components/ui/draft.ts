import { useSyncExternalStore } from 'react'

// What somebody typed and the server does not have yet, kept in this browser: it outlives the tab. A browser that forbids storage only loses the safety net.

const PREFIX = 'sab:draft:'
const listeners = new Set<() => void>()

export function readDraft(key: string): string | null {
  try {
    return localStorage.getItem(PREFIX + key)
  } catch {
    // Storage is switched off: there is no draft to read.
    return null
  }
}

export function keepDraft(key: string, text: string): void {
  try {
    localStorage.setItem(PREFIX + key, text)
  } catch {
    // Full or switched off: the text is still in the field.
  }
  for (const listener of listeners) listener()
}

export function forgetDraft(key: string): void {
  try {
    localStorage.removeItem(PREFIX + key)
  } catch {
    // Storage is switched off: nothing was kept.
  }
  for (const listener of listeners) listener()
}

/** A draft as it is now, for a component to show; null on the server and where there is none. */
export function useDraft(key: string): string | null {
  return useSyncExternalStore(subscribe, () => readDraft(key), () => null)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => { listeners.delete(listener) }
}
