import type { ReactNode } from 'react'
import { Unknown } from '@/components/ui/figure'

/** What a judge said of one component. */
export function componentValue(value: boolean | number | null): ReactNode {
  if (value === null) return <Unknown reason="Not judged" />
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : <span className="figures">{formatShare(value)}</span>
}

/** At most two decimals, without trailing zeros. */
export function formatShare(value: number): string {
  return String(Math.round(value * 100) / 100)
}
