import { whole } from '@/components/ui/format'
import { MarkShape } from '@/components/ui/outcome-mark'
import type { Outcome } from '@/lib/transcripts/outcome'

/** How many transcripts came to each outcome, each count a link; also what the marks beside it mean. */
export function OutcomeCounts({ counts, hrefOf }: { counts: readonly { outcome: Outcome; count: number }[]; hrefOf: (outcome: Outcome['id']) => string }) {
  return (
    <ul className="flex flex-wrap items-center gap-x-4 gap-y-1">
      {counts.map(({ outcome, count }) => (
        <li key={outcome.id}>
          <a href={hrefOf(outcome.id)} className="inline-flex items-center gap-1.5 hover:text-accent hover:underline">
            <MarkShape mark={outcome.mark} tone={outcome.tone} /><span className="figures">{whole(count)}</span> {outcome.word}
          </a>
        </li>
      ))}
    </ul>
  )
}
