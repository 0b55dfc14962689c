/**
 * `LIKE` for SQLite as PostgreSQL's `ILIKE` reads it: a backslash takes the meaning from a `%` or `_` behind it, and no letter minds its case. SQLite's own knows no
 * escape unless the statement names one, which Prisma's do not, and minds the case of every letter beyond ASCII.
 * @returns 1 or 0; null where either is null, as SQL has it
 */
export function like(pattern: unknown, text: unknown): 0 | 1 | null {
  if (pattern === null || text === null) return null
  return matcherOf(String(pattern))(String(text).toLowerCase()) ? 1 : 0
}

type Matcher = (lowerText: string) => boolean

/** A statement asks for one pattern row after row. */
let last: { pattern: string; matches: Matcher } | null = null

function matcherOf(pattern: string): Matcher {
  if (last?.pattern !== pattern) last = { pattern, matches: makeMatcher(pattern.toLowerCase()) }
  return last.matches
}

function makeMatcher(pattern: string): Matcher {
  const parts = pattern.match(/\\[^]|[^]/gu) ?? []
  const inner = parts.slice(1, -1)
  // What Prisma's `contains` makes: words between two signs for anything.
  if (parts.length >= 2 && parts[0] === '%' && parts.at(-1) === '%' && !inner.includes('%') && !inner.includes('_')) {
    const words = inner.map(plainOf).join('')
    return (text) => text.includes(words)
  }
  const expression = new RegExp(`^${parts.map((part) => (part === '%' ? '[^]*' : part === '_' ? '[^]' : plainOf(part).replace(/[.*+?^${}()|[\]\\/]/, String.raw`\$&`))).join('')}$`, 'u')
  return (text) => expression.test(text)
}

function plainOf(part: string): string {
  return part.length > 1 && part.startsWith('\\') ? part.slice(1) : part
}
