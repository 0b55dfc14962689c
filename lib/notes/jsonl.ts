import { NOTE_COLUMNS, type Note } from '@/lib/notes/note'

/**
 * Notes as JSON, one a line, keys in the order of NOTE_COLUMNS. There is no closing line of another kind, so that every line is a note; how many there are is
 * told beside the file (the answer's `X-Sab-Count`, the terminal's last line on stderr).
 */
export async function* notesJsonl(notes: AsyncIterable<Note>): AsyncGenerator<string> {
  for await (const note of notes) yield `${noteLine(note)}\n`
}

/** U+2028 and U+2029 end a line for some readers of JavaScript, so they are escaped. */
function noteLine(note: Note): string {
  return JSON.stringify(note, [...NOTE_COLUMNS]).replace(/[\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16)}`)
}
