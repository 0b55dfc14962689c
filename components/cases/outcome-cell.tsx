import { cx } from '@/components/ui/class-names'
import { counted, score } from '@/components/ui/format'
import { Icon } from '@/components/ui/icon'
import { MarkShape, toneText, toneTint } from '@/components/ui/outcome-mark'
import type { CaseResult } from '@/lib/cases/matrix'
import { transcriptFromLink } from '@/lib/links/links'

/** What came of one transcript: mark, word and score, or mark and whole score where there is little room; all of it on hover and focus. */
export function OutcomeCell({ result, from, isWordy }: { result: CaseResult; from: string; isWordy: boolean }) {
  const { outcome } = result
  return (
    <a href={transcriptFromLink(result.transcript, from)} data-tip={describe(result)} className={cx('relative flex h-7 min-w-0 flex-1 items-center rounded-sm hover:outline hover:outline-edge', isWordy ? 'gap-1.5 px-2' : 'justify-center gap-1 px-0.5 text-xs', toneTint(outcome.tone))}>
      <MarkShape mark={outcome.mark} tone={outcome.tone} size={isWordy ? 10 : 9} />
      <span className={cx(toneText(outcome.tone), isWordy ? 'truncate' : 'sr-only')}>{outcome.word} </span>
      <span className={cx('figures', isWordy ? 'ml-auto flex items-center gap-1 text-sm' : 'min-w-[2ch] text-right')}>
        {isWordy && result.findings > 0 ? <Icon name="findings" size={12} className="text-faint" /> : null}
        {result.score === null ? '-' : isWordy ? score(result.score) : wholeScore(result.score)}
      </span>
      {result.findings === 0 ? null : <span className="sr-only">, {counted(result.findings, 'finding', 'findings')}</span>}
      {isWordy || result.findings === 0 ? null : <span aria-hidden="true" className="absolute top-0.5 right-0.5 size-1 rounded-xs bg-accent" />}
    </a>
  )
}

/** A score without decimals; just short of all it stays short of it. */
function wholeScore(value: number): string {
  return String(value < 100 ? Math.min(99, Math.round(value)) : 100)
}

function describe(result: CaseResult): string {
  return [
    `${result.model.name}, run ${result.trial}: ${result.outcome.word}${result.score === null ? '' : `, score ${score(result.score)}`}`,
    result.judge === null ? null : `judged by ${result.judge}`,
    result.unsafeActions.length === 0 ? null : `forbidden: ${result.unsafeActions.join(', ')}`,
    result.findings === 0 ? null : counted(result.findings, 'finding', 'findings'),
    result.isReviewed ? 'reviewed' : 'not reviewed',
  ].filter((line) => line !== null).join('\n')
}
