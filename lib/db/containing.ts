import { databaseKind, type Database } from '@/lib/db/client'

/** Characters that a LIKE pattern gives a meaning; Prisma's `contains` passes them through. */
const WILDCARDS = /[%_]/

/**
 * A text filter for "holds these words, whatever the case" on either database. PostgreSQL must be told not to mind the case
 * and takes a backslash before what is to be only a character. SQLite's LIKE minds no case but knows no escape here, so
 * words with a wildcard find too much: {@link findsTooMuch} says when to look again with {@link holdsWords}.
 */
export function containing(db: Database, words: string): { contains: string } {
  if (databaseKind(db) !== 'postgresql') return { contains: words }
  const filter = { contains: words.replaceAll(/[\\%_]/g, String.raw`\$&`), mode: 'insensitive' }
  return filter
}

/** Whether {@link containing} may give rows that do not hold the words. */
export function findsTooMuch(db: Database, words: string): boolean {
  return databaseKind(db) !== 'postgresql' && WILDCARDS.test(words)
}

/** Whether any of the texts holds the words, whatever the case. */
export function holdsWords(words: string, ...texts: readonly string[]): boolean {
  return texts.some((text) => text.toLowerCase().includes(words.toLowerCase()))
}
