import { FINAL_IMPORT_STATES } from '@/lib/imports/import'
import { countWords, type ImportView } from '@/lib/imports/progress'

/**
 * What an import brought in, kind by kind ("3 runs"; "40 unchanged" is what it met), and the words for none of it. Nothing is in
 * before it is done, and the runs of one that went well may have been removed: what was counted on the way is not there yet, and never will be where it failed or was cancelled.
 */
export function broughtIn({ state, counts, message }: Pick<ImportView, 'state' | 'counts' | 'message'>): { kinds: string[]; none: 'nothing new' | 'nothing yet' | 'nothing' | 'runs that were removed' } {
  if (state === 'done' && message !== null) return { kinds: [], none: 'runs that were removed' }
  if (state === 'done') return { kinds: countWords(counts), none: 'nothing new' }
  return { kinds: [], none: FINAL_IMPORT_STATES.includes(state) ? 'nothing' : 'nothing yet' }
}
