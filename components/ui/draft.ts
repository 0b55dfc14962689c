// What somebody typed and the server does not have yet, kept in this tab. A browser that forbids storage only loses the safety net.

const PREFIX = 'sab:draft:'

export function readDraft(key: string): string | null {
  try {
    return sessionStorage.getItem(PREFIX + key)
  } catch {
    // Storage is switched off: there is no draft to read.
    return null
  }
}

export function keepDraft(key: string, text: string): void {
  try {
    sessionStorage.setItem(PREFIX + key, text)
  } catch {
    // Full or switched off: the text is still in the field.
  }
}

/** Drops a draft; with `saved`, only where it is still the text that was saved and nobody typed on. */
export function forgetDraft(key: string, saved?: string): void {
  if (saved !== undefined && readDraft(key) !== saved) return
  try {
    sessionStorage.removeItem(PREFIX + key)
  } catch {
    // Storage is switched off: nothing was kept.
  }
}
