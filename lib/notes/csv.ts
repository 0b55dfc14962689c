import { NOTE_COLUMNS, type Note } from '@/lib/notes/note'

/*
 * CSV by RFC 4180: CRLF, every text cell quoted, quotes doubled, UTF-8. Numbers, true and false stand bare, so that a spreadsheet reads them as what they are.
 *
 * No text becomes a formula, whatever separator a spreadsheet assumes. Where a text, or a piece of it after a line break, a tab or a semicolon, begins with
 * = + - @ | % (or a look-alike; behind white space, quotes, brackets, separators or characters that cannot be seen), an apostrophe is set before it. A piece
 * that begins with apostrophes and then such a character gets one more, so that `unguarded` gives every text back exactly.
 */

const SIGN = '[=+\\-@|%\\uff1d\\uff0b\\uff0d\\uff20\\ufe62\\ufe63\\ufe66\\ufe6b\\u2212]'
const LEAD = `['"\\s\\p{C},;{(]*${SIGN}`
/** What may stand before a sign on a piece's own line: as LEAD, without what ends a piece. */
const INNER_LEAD = `(?:(?![\\r\\n\\t;])['"\\s\\p{C},{(])*${SIGN}`
const AFTER_SPLIT = '(?<=[\\n\\t;]|\\r(?!\\n))'
const GUARD = new RegExp(`^(?=${LEAD})|${AFTER_SPLIT}(?=${INNER_LEAD})`, 'gu')
const UNGUARD = new RegExp(`^'(?=${LEAD})|${AFTER_SPLIT}'(?=${INNER_LEAD})`, 'gu')

/** A text no spreadsheet takes for a formula. */
export function guarded(text: string): string {
  return text.replace(GUARD, `'`)
}

/** The text that {@link guarded} was given. */
export function unguarded(text: string): string {
  return text.replace(UNGUARD, '')
}

/** One cell. */
export function csvCell(value: string | number | boolean | null): string {
  if (value === null) return ''
  return typeof value === 'string' ? `"${guarded(value).replaceAll('"', '""')}"` : String(value)
}

/** Notes as CSV, line by line. */
export async function* notesCsv(notes: AsyncIterable<Note>): AsyncGenerator<string> {
  yield `${NOTE_COLUMNS.join(',')}\r\n`
  for await (const note of notes) yield `${NOTE_COLUMNS.map((column) => csvCell(note[column])).join(',')}\r\n`
}
