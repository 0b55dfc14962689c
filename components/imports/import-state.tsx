import { Badge } from '@/components/ui/chip'
import type { ImportState } from '@/lib/imports/import'

const LOOKS: Record<ImportState, { words: string; tone: 'plain' | 'accent' | 'good' | 'bad' | 'caution' }> = {
  receiving: { words: 'receiving', tone: 'accent' }, queued: { words: 'waiting', tone: 'plain' }, reading: { words: 'reading', tone: 'accent' }, asking: { words: 'asks something', tone: 'caution' },
  publishing: { words: 'publishing', tone: 'accent' }, done: { words: 'imported', tone: 'good' }, failed: { words: 'refused', tone: 'bad' }, cancelled: { words: 'cancelled', tone: 'plain' },
}

/** Where an import stands, in a word. */
export function ImportStateBadge({ state }: { state: ImportState }) {
  const look = LOOKS[state]
  return <Badge tone={look.tone}>{look.words}</Badge>
}
