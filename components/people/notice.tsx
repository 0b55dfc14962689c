import type { ReactNode } from 'react'
import { cx } from '@/components/ui/class-names'

const TONES = { bad: 'border-bad text-bad', good: 'border-good text-good', plain: 'border-edge text-soft' } as const

/** One sentence on how something ended, said aloud when it appears. */
export function Notice({ tone, children }: { tone: keyof typeof TONES; children: ReactNode }) {
  return <p role={tone === 'bad' ? 'alert' : 'status'} className={cx('border-l-2 pl-3', TONES[tone])}>{children}</p>
}
