import { notesCsv } from '@/lib/notes/csv'
import { notesJsonl } from '@/lib/notes/jsonl'
import { notesMarkdown } from '@/lib/notes/markdown'
import type { Note, NoteFormat } from '@/lib/notes/note'

/** Notes in one of the formats, piece by piece. */
export function writtenNotes(notes: AsyncIterable<Note>, format: NoteFormat): AsyncGenerator<string> {
  switch (format) {
    case 'csv': return notesCsv(notes)
    case 'jsonl': return notesJsonl(notes)
    case 'md': return notesMarkdown(notes)
  }
}

export const NOTE_CONTENT_TYPES: Record<NoteFormat, string> = { csv: 'text/csv; charset=utf-8', jsonl: 'application/x-ndjson; charset=utf-8', md: 'text/markdown; charset=utf-8' }
