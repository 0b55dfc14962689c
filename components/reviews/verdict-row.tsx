'use client'
import { cx } from '@/components/ui/class-names'
import { COMPONENT_LABELS, type JudgementComponent } from '@/lib/judgements/judgement'

const FLAGS = [{ value: true, word: 'yes' }, { value: false, word: 'no' }] as const
const SHARES = [{ value: 0, word: '0' }, { value: 0.5, word: '½' }, { value: 1, word: '1' }] as const

type VerdictRowProps = { component: JudgementComponent; value: boolean | number | string | null; judged: boolean | number | null; onAnswer: (value: boolean | number | null) => void }

/** A reviewer's answer to one component, beside the judge's; pressing the chosen one again takes it back. */
export function VerdictRow({ component, value, judged, onAnswer }: VerdictRowProps) {
  const isShare = component === 'instruction_following' || component === 'sentiment'
  const choices: readonly { value: boolean | number; word: string }[] = isShare ? SHARES : FLAGS
  const differs = value !== null && judged !== null && value !== judged
  return (
    <div role="group" aria-label={COMPONENT_LABELS[component]} data-print={value === null ? 'no' : undefined} className="flex min-h-7 items-center gap-2 text-sm">
      <span className="w-36 shrink-0">{COMPONENT_LABELS[component]}</span>
      <span className="flex rounded-md border border-line" data-print="no">
        {choices.map((choice) => (
          <button key={choice.word} type="button" aria-pressed={value === choice.value} onClick={() => onAnswer(value === choice.value ? null : choice.value)}
            className={cx('h-6.5 min-w-9 px-2 first:rounded-l-md last:rounded-r-md not-first:border-l not-first:border-line', value === choice.value ? 'bg-accent font-medium text-on-accent' : 'text-soft hover:bg-hover')}>{choice.word}</button>
        ))}
      </span>
      {/* On paper the answer alone: there is nothing to press. */}
      <span className="hidden font-medium print:inline">{answerWord(value, choices)}</span>
      <span className={differs ? 'text-caution' : 'text-faint'}>{judged === null ? 'not judged' : differs ? `judge: ${word(judged)}` : value === null ? `judge: ${word(judged)}` : 'as the judge'}</span>
    </div>
  )
}

/** The chosen answer, as its button says it. */
function answerWord(value: VerdictRowProps['value'], choices: readonly { value: boolean | number; word: string }[]): string {
  if (value === null || typeof value === 'string') return value ?? ''
  return choices.find((choice) => choice.value === value)?.word ?? word(value)
}

function word(value: boolean | number): string {
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(Math.round(value * 100) / 100)
}
