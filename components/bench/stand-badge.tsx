import { Badge } from '@/components/ui/chip'
import type { RoundStand } from '@/lib/bench/rounds'

const LOOKS: Record<RoundStand, { words: string; tone: 'plain' | 'accent' | 'good' | 'bad' | 'caution' }> = {
  waiting: { words: 'waiting', tone: 'plain' }, running: { words: 'running', tone: 'accent' }, importing: { words: 'importing', tone: 'accent' }, done: { words: 'done', tone: 'good' },
  cancelled: { words: 'cancelled', tone: 'plain' }, stopped: { words: 'stopped', tone: 'bad' }, crashed: { words: 'ended without a word', tone: 'bad' },
}

/** Where a round stands, in a word. */
export function StandBadge({ stand }: { stand: RoundStand }) {
  return <Badge tone={LOOKS[stand].tone}>{LOOKS[stand].words}</Badge>
}
