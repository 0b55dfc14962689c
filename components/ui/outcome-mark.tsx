import { cx } from '@/components/ui/class-names'
import type { Outcome, OutcomeMark as Mark, OutcomeTone } from '@/lib/transcripts/outcome'

const TONE_TEXT: Record<OutcomeTone, string> = { good: 'text-good', bad: 'text-bad', caution: 'text-caution', unknown: 'text-unknown' }
const TONE_TINT: Record<OutcomeTone, string> = { good: 'bg-good-tint', bad: 'bg-bad-tint', caution: 'bg-caution-tint', unknown: 'bg-unknown-tint' }

/** The text colour of a meaning; never the only bearer of it. */
export function toneText(tone: OutcomeTone): string {
  return TONE_TEXT[tone]
}

/** The ground of a meaning. */
export function toneTint(tone: OutcomeTone): string {
  return TONE_TINT[tone]
}

/** The shape alone, 10 px: filled, half, empty, barred (unsafe), crossed (error) or dotted (not judged). */
export function MarkShape({ mark, tone, size = 10, className }: { mark: Mark; tone: OutcomeTone; size?: number; className?: string }) {
  return (
    <svg aria-hidden="true" viewBox="0 0 10 10" width={size} height={size} className={cx('inline-block shrink-0', TONE_TEXT[tone], className)} fill="none" stroke="currentColor" strokeWidth="1.4">
      {drawing(mark)}
    </svg>
  )
}

function drawing(mark: Mark) {
  switch (mark) {
    case 'filled': return <circle cx="5" cy="5" r="4" fill="currentColor" />
    case 'half': return <><circle cx="5" cy="5" r="4" /><path d="M5 1a4 4 0 0 0 0 8z" fill="currentColor" stroke="none" /></>
    case 'empty': return <circle cx="5" cy="5" r="4" />
    case 'barred': return <path d="M5 .9 9.5 9H.5zM5 3.8v2.6M5 7.6v.5" strokeLinejoin="round" strokeWidth="1.2" />
    case 'crossed': return <path d="M1.5 1.5l7 7M8.5 1.5l-7 7" />
    case 'dotted': return <circle cx="5" cy="5" r="4" strokeDasharray="1.5 1.65" />
  }
}

/** An outcome as its mark and its word; `bare` hides the word from the eye only (a dense matrix), and shows it as a tip. */
export function OutcomeMark({ outcome, bare = false, className }: { outcome: Outcome; bare?: boolean; className?: string }) {
  return (
    <span className={cx('inline-flex items-baseline gap-1.5 whitespace-nowrap', className)} data-tip={bare ? outcome.word : undefined}>
      <MarkShape mark={outcome.mark} tone={outcome.tone} className="self-center" />
      <span className={bare ? 'sr-only' : TONE_TEXT[outcome.tone]}>{outcome.word}</span>
    </span>
  )
}
