import { broughtIn } from '@/components/imports/brought-in'
import { Badge } from '@/components/ui/chip'
import { counted } from '@/components/ui/format'
import type { ImportState } from '@/lib/imports/import'
import type { ImportView } from '@/lib/imports/progress'

const LOOKS: Record<ImportState, { words: string; tone: 'plain' | 'accent' | 'good' | 'bad' | 'caution' }> = {
  receiving: { words: 'receiving', tone: 'accent' }, queued: { words: 'waiting', tone: 'plain' }, reading: { words: 'reading', tone: 'accent' }, asking: { words: 'asks something', tone: 'caution' },
  publishing: { words: 'publishing', tone: 'accent' }, done: { words: 'imported', tone: 'good' }, failed: { words: 'refused', tone: 'bad' }, cancelled: { words: 'cancelled', tone: 'plain' },
}

/** Where an import stands, in a word. */
export function ImportStateBadge({ state }: { state: ImportState }) {
  const look = LOOKS[state]
  return <Badge tone={look.tone}>{look.words}</Badge>
}

/** Tells those who do not see the page where its import stands, whenever that changes, and in the end what came of it. */
export function ImportNews({ made }: { made: ImportView }) {
  const { kinds, none } = broughtIn(made)
  const outcome = made.state === 'done' ? `: ${kinds.join(', ') || none}` : made.state === 'failed' && made.issueCount > 0 ? `, ${counted(made.issueCount, 'issue', 'issues')}` : ''
  return <p role="status" className="sr-only">{`The import: ${LOOKS[made.state].words}${outcome}`}</p>
}
