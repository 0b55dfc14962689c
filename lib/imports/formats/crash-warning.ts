import type { ImportFault } from '@/lib/imports/formats/format'

/**
 * What an import says of conversations that a harness did not bring to their end: they must not pass for ordinary failures in
 * silence, nor be missed where the harness gave them no reward. `judged` are those that it counts as failed.
 */
export function crashWarnings({ judged, unjudged }: { judged: number; unjudged: number }, file: string): ImportFault[] {
  const faults: ImportFault[] = []
  const remedy = 'The list of transcripts shows them by how they ended: error.'
  if (judged > 0) faults.push({ file, severity: 'warning', message: `${conversations(judged)} crashed before the end: the harness counts ${judged === 1 ? 'it' : 'them'} as failed, and so do the figures`, remedy: `${remedy} Run them again for figures without them.` })
  if (unjudged > 0) faults.push({ file, severity: 'warning', message: `${conversations(unjudged)} crashed before the end and ${unjudged === 1 ? 'has' : 'have'} no reward: no figure counts ${unjudged === 1 ? 'it' : 'them'}`, remedy: `${remedy} Run them again for figures over all cases.` })
  return faults
}

/** How many, in words. */
export function conversations(count: number): string {
  return `${count} ${count === 1 ? 'conversation' : 'conversations'}`
}
