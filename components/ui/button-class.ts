import { cx } from '@/components/ui/class-names'

/** `primary`: the one act a page is for; `plain`: any other; `quiet`: in toolbars and rows; `danger`: what cannot be taken back. */
export type ButtonTone = 'primary' | 'plain' | 'quiet' | 'danger'
export type ButtonSize = 'small' | 'normal'

const TONES: Record<ButtonTone, string> = {
  primary: 'bg-accent text-on-accent border-transparent hover:opacity-90',
  plain: 'bg-raised text-ink border-edge/35 hover:border-edge/70 hover:bg-hover',
  quiet: 'bg-transparent text-soft border-transparent hover:bg-hover hover:text-ink',
  danger: 'bg-raised text-bad border-bad/50 hover:bg-bad-tint',
}
const SIZES: Record<ButtonSize, string> = { small: 'h-7 px-2 text-sm gap-1', normal: 'h-8 px-3 text-base gap-1.5' }

/** The classes of a button, for a link or a primitive that should look like one. */
export function buttonClass(tone: ButtonTone = 'plain', size: ButtonSize = 'normal', square = false): string {
  return cx(
    'inline-flex shrink-0 select-none items-center justify-center rounded-md border font-medium whitespace-nowrap transition-colors',
    'disabled:cursor-default disabled:opacity-50 aria-disabled:opacity-50',
    TONES[tone], SIZES[size], square && (size === 'small' ? 'w-7 px-0!' : 'w-8 px-0!'),
  )
}
