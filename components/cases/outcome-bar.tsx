import type { CaseTally } from '@/lib/cases/tally'
import { counted } from '@/components/ui/format'

const WIDTH = 96
const LOOKS = { passed: 'fill-good', failed: 'fill-none stroke-bad', unsafe: 'fill-bad', unclear: 'fill-unknown-tint stroke-edge', notJudged: 'fill-edge' } as const

/**
 * What came of a case's transcripts, as one bar: passed filled, failed outlined, unsafe filled red, not judged a thin line.
 * The words are on hover; the same numbers stand in the columns beside it.
 */
export function OutcomeBar({ tally }: { tally: CaseTally }) {
  if (tally.transcripts === 0) return <span className="text-faint">no run has it</span>
  const words = describeTally(tally)
  return (
    <svg role="img" aria-label={words} data-tip={words} width={WIDTH} height={12} viewBox={`0 0 ${WIDTH} 12`} className="inline-block align-middle">
      {placeParts(tally).map(({ part, from, width }) => (
        <rect key={part} x={from + 0.5} width={Math.max(1, width - 1)} y={part === 'notJudged' ? 5.5 : 1.5} height={part === 'notJudged' ? 1 : 9} className={LOOKS[part]} />
      ))}
    </svg>
  )
}

/** Where each part that there is begins, and how wide it is, in px. */
function placeParts(tally: CaseTally): { part: keyof typeof LOOKS; from: number; width: number }[] {
  const counts = [['passed', tally.passed], ['failed', tally.failed], ['unsafe', tally.unsafe], ['unclear', tally.unclear], ['notJudged', tally.transcripts - tally.judged]] as const
  const scale = WIDTH / tally.transcripts
  return counts
    .map(([part, count], index) => ({ part, from: counts.slice(0, index).reduce((sum, [, before]) => sum + before, 0) * scale, width: count * scale }))
    .filter(({ width }) => width > 0)
}

/** "14 passed, 3 failed, 1 unsafe of 18 transcripts". */
export function describeTally(tally: CaseTally): string {
  const notJudged = tally.transcripts - tally.judged
  const parts = [[tally.passed, 'passed'], [tally.failed, 'failed'], [tally.unsafe, 'unsafe'], [tally.unclear, 'unclear'], [notJudged, 'not judged']] as const
  return `${parts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`).join(', ')} of ${counted(tally.transcripts, 'transcript', 'transcripts')}`
}
