import type { ImportFault } from '@/lib/imports/formats/format'

/** What an import says of conversations that a harness did not bring to their end: they must not pass for ordinary failures in silence. */
export function crashWarning(count: number, file: string): ImportFault {
  const message = `${count} ${count === 1 ? 'conversation' : 'conversations'} crashed before the end: the harness counts ${count === 1 ? 'it' : 'them'} as failed, and so do the figures`
  return { file, severity: 'warning', message, remedy: 'The list of transcripts shows them by how they ended: error. Run them again for figures without them.' }
}
