// The normal form of text: PostgreSQL stores no U+0000, and a half surrogate pair has no UTF-8. Both are stored as the
// six characters that JSON would escape them with (`\u0000`, `\ud800`): visible, searchable, the same in both databases.
// Text in normal form is its own normal form.

const UNSTORABLE = /\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

/** A text with every character that cannot be stored written as its escape, and how many there were. */
export function normaliseText(text: string): { text: string; count: number } {
  let count = 0
  const normal = text.replace(UNSTORABLE, (char) => {
    count += 1
    return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
  return { text: normal, count }
}

/** The same for every text and key within a JSON value; the value given is left as it is. */
export function normaliseTexts(value: unknown): { value: unknown; count: number } {
  let count = 0
  function normal(text: string): string {
    const done = normaliseText(text)
    count += done.count
    return done.text
  }
  function walk(item: unknown): unknown {
    if (typeof item === 'string') return normal(item)
    if (Array.isArray(item)) return item.map(walk)
    if (typeof item !== 'object' || item === null) return item
    const made: Record<string, unknown> = {}
    for (const [key, member] of Object.entries(item)) setMember(made, normal(key), walk(member))
    return made
  }
  return { value: walk(value), count }
}

/** Sets a member as data: `__proto__` becomes a key like any other and never a prototype. */
export function setMember(object: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__') Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true })
  else object[key] = value
}
