import type { ReactNode } from 'react'
import { Tip } from '@/components/ui/tip'
import { cx } from '@/components/ui/class-names'

type FigureProps = {
  /** The number as it is shown, e.g. "74" or "0.83"; null where it is unknown. */
  value: string | null
  /** Why it is unknown; said on hover and focus. */
  reason?: string
  /** How many it was computed over, e.g. "n 162" or "of 18"; smaller and lighter beside it. */
  of?: string | undefined
  /** Room kept for `of`, in characters, so that numbers in a column stand above each other. */
  ofWidth?: number
  /** The interval, e.g. "0.70-0.78". */
  interval?: string | undefined
  /** Where its transcripts are listed. */
  href?: string | undefined
  /** Said on hover and focus of the link: what opens. */
  tip?: string | undefined
  className?: string
}

/** A number that never stands alone; unknown is "-" with its reason. */
export function Figure({ value, reason = 'Nothing was judged that this could be computed from', of, ofWidth, interval, href, tip, className }: FigureProps) {
  if (value === null) return <Unknown reason={reason} className={className} />
  const number: ReactNode = href === undefined ? value : <a href={href} data-tip={tip} className="linked decoration-dotted">{value}</a>
  return (
    <span className={cx('figures whitespace-nowrap', className)}>
      {number}
      {interval === undefined ? null : <span className="ml-1.5 text-xs font-normal text-faint">{interval}</span>}
      {of === undefined ? null : <span className="ml-1.5 inline-block text-left text-xs font-normal text-faint" style={ofWidth === undefined ? undefined : { minWidth: `${ofWidth}ch` }}>{of}</span>}
    </span>
  )
}

/** "-" with the reason. */
export function Unknown({ reason, className }: { reason: string; className?: string | undefined }) {
  return <Tip tip={reason} className={cx('text-faint', className)}><span aria-hidden="true">-</span><span className="sr-only">unknown: {reason}</span></Tip>
}
